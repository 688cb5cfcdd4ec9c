import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import type { Portfolio } from '../model/portfolio.ts';
import { parseCsv } from '../text/csv.ts';
import type { Problem } from '../text/finding.ts';
import { allColumns, numberColumns, textColumns } from './columns.ts';
import { type Database, name, quote } from './database.ts';
import { type MeasurementFile, notUtf8 } from './measurement-file.ts';
import { openReceived } from './received.ts';

/** Files that are smaller together are read by csv-parse: starting the engine's own reader for each takes longer. */
export const smallBytes = 4 << 20;

/**
 * Puts the cells of the files into the table `raw`: `file` is the index in `files` plus `offset`, the rest is text, blank
 * as NULL, in the order of the files and their records. It has the columns that any of the files has. Files that cannot be
 * read are left out, with their problems.
 */
export async function readRaw(
  database: Database,
  files: readonly MeasurementFile[],
  portfolio: Portfolio,
  { offset = 0, small = smallBytes }: { readonly offset?: number; readonly small?: number } = {},
): Promise<readonly Problem[]> {
  const columns = await declareRaw(database, files, portfolio);
  const numbered = files.map((file, index) => ({ file, number: index + offset }));
  if (sizeOf(files, small) === 'small' || files.some(({ plain }) => !plain))
    return readSmall(database, numbered, columns);
  const problems: Problem[] = [];
  for (const group of byHeader(numbered)) {
    try {
      await database.run(insertion(group, columns));
    } catch {
      // The engine names neither line nor column of a file that it cannot read: csv-parse does.
      problems.push(...(await readSmall(database, group, columns)));
    }
  }
  const used = columns.filter((column) => files.some((file) => file.columns.includes(column)));
  await tidyRaw(
    database,
    used.filter((column) => !textColumns.includes(column)),
  );
  return problems;
}

/** Makes the table `raw`, or adds to it the columns that it has not; says which it has, beside `file`. */
async function declareRaw(
  database: Database,
  files: readonly MeasurementFile[],
  portfolio: Portfolio,
): Promise<readonly string[]> {
  const columns = allColumns(portfolio).filter((column) => files.some((file) => file.columns.includes(column)));
  const added = columns.map((column) => `ALTER TABLE raw ADD COLUMN IF NOT EXISTS ${name(column)} VARCHAR`);
  await database.run(['CREATE TABLE IF NOT EXISTS raw (file INTEGER)', ...added].join('; '));
  return rawColumns(database);
}

/** The columns of the table `raw`, beside `file`. */
export async function rawColumns(database: Database): Promise<readonly string[]> {
  const rows = await database.rows<{ column_name: string }>('DESCRIBE raw');
  return rows.map(({ column_name }) => column_name).filter((column) => column !== 'file');
}

/** Whether the files are worth the engine's own reader and several threads. */
export function sizeOf(files: readonly { readonly path: string }[], small = smallBytes): 'small' | 'large' {
  return files.reduce((total, { path }) => total + statSync(path).size, 0) < small ? 'small' : 'large';
}

/** A file, and the number under which its rows stand in the engine. */
export interface Numbered {
  readonly file: MeasurementFile;
  readonly number: number;
}

/** Neighbouring files with the same header, so that the rows keep the order of the files. */
function byHeader(files: readonly Numbered[]): readonly (readonly Numbered[])[] {
  const groups: Numbered[][] = [];
  const headerOf = ({ file }: Numbered) => JSON.stringify(file.columns);
  for (const one of files) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && headerOf(last[0]) === headerOf(one)) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

function insertion(group: readonly Numbered[], known: readonly string[]): string {
  const [first] = group;
  const columns = first?.file.columns ?? [];
  const types = columns.map((_, index) => `'c${index}': 'VARCHAR'`).join(', ');
  const read = columns
    .map((column, index) => ({ column, cell: `c${index}` }))
    .filter(({ column }) => known.includes(column));
  const cells = read.map(({ cell }) => cell);
  return `INSERT INTO raw (file, ${read.map(({ column }) => name(column)).join(', ')})
    SELECT [${group.map(({ number }) => number).join(', ')}][(file_index + 1)::BIGINT], ${cells.join(', ')}
    FROM read_csv([${group.map(({ file }) => quote(file.path)).join(', ')}], columns = {${types}}, auto_detect = false, header = true,
      delim = ',', quote = '"', escape = '"', strict_mode = true)`;
}

/** Cells of ids, words and numbers lose blanks around them. Few files have any: looking for them is faster than trimming. */
async function tidyRaw(database: Database, columns: readonly string[]): Promise<void> {
  const checks = columns.map((column) => {
    // Of a word that stands in many rows one is looked at; numbers are hardly ever the same.
    const [distinct, whole] = numberColumns.includes(column) ? ['', 'NOT '] : ['DISTINCT ', ''];
    const cells = `SELECT ${distinct}${name(column)} AS cell FROM raw`;
    return `(WITH cells AS ${whole}MATERIALIZED (${cells})
      SELECT ${quote(column)} AS untidy WHERE EXISTS (SELECT 1 FROM cells WHERE NOT ${isTidy('cell')}))`;
  });
  if (checks.length === 0) return;
  for (const { untidy } of await database.rows<{ untidy: string }>(checks.join(' UNION ALL '))) {
    const cell = name(untidy);
    await database.run(`UPDATE raw SET ${cell} = ${tidy(cell)} WHERE NOT ${isTidy(cell)}`);
  }
}

const blankSigns = [' ', '\\t', '\\r', '\\n', '\u00a0'];

/** The cell is not blank, and has no blanks around it. */
function isTidy(cell: string): string {
  const ends = blankSigns.map((blank) => `suffix(${cell}, e'${blank}')`);
  return `(${cell} >= '!' AND NOT (starts_with(${cell}, '\u00a0') OR ${ends.join(' OR ')}))`;
}

/** The cell without blanks around it; NULL where nothing is left. */
export function tidy(cell: string): string {
  return `nullif(trim(${cell}, e'${blankSigns.join('')}'), '')`;
}

async function readSmall(
  database: Database,
  files: readonly Numbered[],
  columns: readonly string[],
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  // A store may be thousands of files of few rows, and each feeding has its cost.
  for (const some of inBatches(cellsIn(files, columns, problems))) await database.feed('raw', some);
  return problems;
}

/** The rows of all files, with the number of their file; what is wrong with the files goes to `problems`. */
export function* cellsIn(
  files: readonly Numbered[],
  columns: readonly string[],
  problems: Problem[],
): Generator<readonly (string | number | null)[]> {
  const isText = columns.map((column) => textColumns.includes(column));
  for (const { file, number } of files) {
    const read = readCells(file);
    problems.push(...read.problems);
    const places = columns.map((column) => file.columns.indexOf(column));
    for (const cells of read.records()) {
      yield [
        number,
        ...places.map((place, index) => {
          const cell = cells[place] ?? '';
          return (isText[index] ? cell : cell.replace(blanks, '')) || null;
        }),
      ];
    }
  }
}

export const blanks = /^[ \t\r\n\u00a0]+|[ \t\r\n\u00a0]+$/g;

const batch = 10_000;

/** So many at a time: one call for each row is slow, one for all of them large. */
export function* inBatches<T>(all: Iterable<T>): Generator<readonly T[]> {
  let some: T[] = [];
  for (const one of all) {
    some.push(one);
    if (some.length < batch) continue;
    yield some;
    some = [];
  }
  yield some;
}

interface Cells {
  readonly records: () => Iterable<readonly string[]>;
  readonly problems: readonly Problem[];
}

/** The cells of a file; none where anything is wrong with its form. */
export function readCells(file: MeasurementFile): Cells {
  const { path, source } = file;
  if (statSync(path).size >= smallBytes) return streamCells(file);
  const bytes = readFileSync(path);
  const encoding = isUtf8(bytes) && !bytes.includes(0) ? undefined : notUtf8({ path, name: source.file });
  if (encoding !== undefined) return { records: () => [], problems: [encoding] };
  const { records, problems } = parseCsv(source.file, bytes.toString('utf8'));
  return { records: () => (problems.length > 0 ? [] : records.map(({ cells }) => cells)), problems };
}

/** The same for a file that is too large to be held as a text; a row of blank cells stands for each that is none. */
function streamCells({ path, source, columns }: MeasurementFile): Cells {
  const named = { path, name: source.file };
  const told = { encoding: 'utf-8', delimiter: ',', columns, key: [] } as const;
  const { received, problems } = openReceived(named, told);
  if (received === undefined || problems.length > 0) return { records: () => [], problems };
  return {
    problems,
    *records() {
      let last = 0;
      for (const { record, cells } of received.records()) {
        for (let skipped = last + 1; skipped < record; skipped++) yield [];
        last = record;
        yield cells;
      }
    },
  };
}
