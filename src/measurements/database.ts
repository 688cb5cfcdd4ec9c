import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { UserError } from '../text/user-error.ts';
import { untilDone } from './leftovers.ts';

/** A row as the engine gives it: text, whole numbers, booleans, lists and structs of these; decimals are cast to text in SQL. */
export type EngineRow = { readonly [column: string]: unknown };

/** Values for one column of a table that the engine is fed. */
type Cell = string | number | boolean | null;

/** More than that goes to the disk, in an ingest: what else the process needs brings it to 4 GiB at most. */
const memoryMebibytes = 2560;

const settings = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
};

interface Engine {
  readonly instance: DuckDBInstance;
  /** For a run that is stopped: what did not fit into memory lies in a folder, which the engine takes away when it ends. */
  readonly forget: () => void;
}

async function startEngine(threads?: number): Promise<Engine> {
  const { DuckDBInstance: Instance } = await import('@duckdb/node-api');
  const spills = join(tmpdir(), `plumbline-${randomUUID()}`);
  const own = { ...settings, temp_directory: spills };
  const limited = threads === undefined ? own : { ...own, threads: `${threads}` };
  const forget = untilDone(() => rmSync(spills, { recursive: true, force: true }));
  return { instance: await Instance.create(':memory:', limited), forget };
}

/**
 * Little work, which fits into any memory, shares one engine of one thread for as long as the program runs: to start and end one
 * costs as much as the work.
 */
let shared: Promise<Engine> | undefined;
let questions = 0;

/** Starts the engine for little work, if that was not done yet: it starts on a thread of its own. */
export async function sharedEngine(): Promise<Engine> {
  shared ??= startEngine(1);
  return shared;
}

/** One in-memory database for one question; the engine's native code is loaded when the first is opened. */
export class Database {
  readonly #engine: Engine;
  readonly #connection: DuckDBConnection;
  /** Its name in the engine that it shares; undefined where the engine is its own. */
  readonly #name: string | undefined;

  private constructor(engine: Engine, connection: DuckDBConnection, named?: string) {
    this.#engine = engine;
    this.#connection = connection;
    this.#name = named;
  }

  /** For little work: handing that to several threads takes longer than doing it. */
  static async openShared(): Promise<Database> {
    const engine = await sharedEngine();
    const connection = await engine.instance.connect();
    questions += 1;
    const named = `question_${questions}`;
    await connection.run(`ATTACH ':memory:' AS ${named}; USE ${named}`);
    return new Database(engine, connection, named);
  }

  /** On as many threads as the machine has, or as are given. */
  static async open(threads?: number): Promise<Database> {
    const engine = await startEngine(threads);
    const connection = await engine.instance.connect();
    await connection.run('SET enable_progress_bar = true; SET enable_progress_bar_print = false');
    return new Database(engine, connection);
  }

  /** Runs one or several statements. */
  async run(sql: string): Promise<void> {
    await this.#connection.run(sql);
  }

  /** Keeps very large work within a bound of memory; what is beyond goes to the disk. */
  async boundMemory(): Promise<void> {
    const memory = Math.min(memoryMebibytes, Math.floor((totalmem() / 2 ** 20) * 0.6));
    await this.run(`SET memory_limit = '${memory}MiB'`);
  }

  /** Runs statements that do not need one another, as many at a time as there are threads. Temporary tables are not seen. */
  async runApart(statements: readonly string[]): Promise<void> {
    const left = statements[Symbol.iterator]();
    const worker = async () => {
      const connection = await this.#engine.instance.connect();
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
    const names = reader.columnNames();
    const columns = reader.getColumnsJS();
    return Array.from({ length: reader.currentRowCount }, (_, row) => {
      const found: Record<string, unknown> = {};
      for (const [column, name] of names.entries()) found[name] = columns[column]?.[row];
      return found as Row;
    });
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

  /** How much of the running statement is done, from 0 to 1; undefined where it cannot be said. */
  share(): number | undefined {
    const { percentage } = this.#connection.progress;
    return percentage < 0 ? undefined : percentage / 100;
  }

  async close(): Promise<void> {
    if (this.#name !== undefined) await this.#connection.run(`USE memory; DETACH ${this.#name}`);
    this.#connection.closeSync();
    if (this.#name !== undefined) return;
    this.#engine.instance.closeSync();
    this.#engine.forget();
  }
}

/**
 * Opens a database, does the work, closes it whatever happens. Throws a UserError where its temporary files find no room.
 * `small` work is done on one thread, `large` on all or as many as said.
 */
export async function withDatabase<T>(
  size: 'small' | 'large' | { readonly threads: number },
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await (size === 'small'
    ? Database.openShared()
    : Database.open(size === 'large' ? undefined : size.threads));
  try {
    return await work(database);
  } catch (error) {
    if (!(error instanceof Error) || !/No space left on device/i.test(error.message)) throw error;
    throw new UserError(
      `What does not fit into memory does not fit into ${tmpdir()} either: the disk is full.`,
      'Nothing was changed. Free some room there, or name another folder with TMPDIR.',
    );
  } finally {
    await database.close();
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
