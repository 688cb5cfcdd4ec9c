import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

/** A row as the engine gives it: text, whole numbers, booleans, lists and structs of these; decimals are cast to text in SQL. */
export type EngineRow = { readonly [column: string]: unknown };

/** Values for one column of a table that the engine is fed. */
type Cell = string | number | boolean | null;

const settings = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  temp_directory: '',
};

/** More than that goes to the disk: what else the process needs brings it to 4 GiB at most. */
const memoryMebibytes = 2560;

export type Size = 'small' | 'large';

/** One in-memory database for one question; the engine's native code is loaded when the first is opened. */
export class Database {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  /** A folder of this database alone: two that share one would write into each other's files. */
  #spill: string | undefined;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
  }

  /** `small`: on one thread, because handing little work to several takes longer than doing it. */
  static async open(size: Size): Promise<Database> {
    const { DuckDBInstance: Instance } = await import('@duckdb/node-api');
    const instance = await Instance.create(':memory:', { ...settings, threads: '1' });
    const database = new Database(instance, await instance.connect());
    if (size === 'large') await database.grow();
    return database;
  }

  /** Makes a small database large: all threads, and a disk to go to when memory runs out. */
  async grow(): Promise<void> {
    if (this.#spill !== undefined) return;
    this.#spill = mkdtempSync(join(tmpdir(), 'plumbline-'));
    const memory = Math.min(memoryMebibytes, Math.floor((totalmem() / 2 ** 20) * 0.6));
    await this.run(`SET threads TO ${availableParallelism()}; SET memory_limit = '${memory}MiB';
      SET temp_directory = ${quote(this.#spill)}`);
  }

  /** Runs one or several statements. */
  async run(sql: string): Promise<void> {
    await this.#connection.run(sql);
  }

  /** Runs statements that do not need one another, as many at a time as there are threads. Temporary tables are not seen. */
  async runApart(statements: readonly string[]): Promise<void> {
    const left = statements[Symbol.iterator]();
    const worker = async () => {
      const connection = await this.#instance.connect();
      try {
        for (const sql of left) await connection.run(sql);
      } finally {
        connection.closeSync();
      }
    };
    const ended = await Promise.allSettled(Array.from({ length: availableParallelism() }, worker));
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
  }

  /** All rows of one statement. */
  async rows<Row extends EngineRow>(sql: string): Promise<readonly Row[]> {
    const reader = await this.#connection.runAndReadAll(sql);
    return reader.getRowObjectsJS() as readonly Record<string, unknown>[] as readonly Row[];
  }

  /** Fills an existing table; the values stand in the order of its columns. */
  async feed(table: string, rows: readonly (readonly Cell[])[]): Promise<void> {
    if (rows.length === 0) return;
    const appender = await this.#connection.createAppender(table);
    for (const row of rows) {
      for (const cell of row) {
        if (cell === null) appender.appendNull();
        else if (typeof cell === 'string') appender.appendVarchar(cell);
        else if (typeof cell === 'number') appender.appendInteger(cell);
        else appender.appendBoolean(cell);
      }
      appender.endRow();
    }
    appender.closeSync();
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
    if (this.#spill !== undefined) rmSync(this.#spill, { recursive: true, force: true });
  }
}

/** Opens a database, does the work, closes it whatever happens. */
export async function withDatabase<T>(size: Size, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await Database.open(size);
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** Text as an SQL literal. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A text as SQL, to be fetched whole: the client takes a byte order mark at its beginning for one of its own. */
export function wholeText(cell: string): string {
  return `CASE WHEN starts_with(${cell}, '\uFEFF') THEN '\uFEFF' || ${cell} ELSE ${cell} END`;
}

/** A name as an SQL identifier. */
export function name(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Rows of one statement by the number of their indicator. */
export function byIndicator<Row extends { readonly ind: number }>(
  rows: readonly Row[],
): ReadonlyMap<number, readonly Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.ind);
    if (group === undefined) groups.set(row.ind, [row]);
    else group.push(row);
  }
  return groups;
}
