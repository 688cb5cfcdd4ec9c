import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import { type Period, parsePeriod } from '../model/period.ts';
import type { Indicator, Portfolio } from '../model/portfolio.ts';
import type { Problem } from '../text/finding.ts';
import { describingColumns, storeColumns } from './columns.ts';
import { type Database, type EngineRow, quote } from './database.ts';
import type { MeasurementFile } from './measurement-file.ts';
import { blanks, inBatches, readCells, sizeOf, tidy } from './reading.ts';
import { fiscalYearOf } from './subject.ts';

/** A file of the store, and whose rows it holds. */
export interface OwnedFile {
  readonly file: MeasurementFile;
  readonly indicator: Indicator;
}

/** The column of the table `stored` for a column of the store: ids of dimensions may be anything, so they are numbered. */
export function storedColumn(column: string, { dimensions }: Portfolio): string {
  return dimensions.has(column) ? `category${[...dimensions.keys()].indexOf(column)}` : column;
}

/** The columns of the store that figures rest on: not who measured, nor what was said about it. */
function columnsOfFigures(portfolio: Portfolio): readonly string[] {
  return storeColumns(portfolio).filter((column) => column !== 'n' && !describingColumns.includes(column));
}

/**
 * Puts the rows of the files into the table `stored`: `ind` is the index in `files`, the rest is text, blank as NULL; only the
 * columns that figures rest on. Numbers may keep blanks around them. Files that cannot be read are left out, with their problems.
 */
export async function readStored(
  database: Database,
  files: readonly OwnedFile[],
  portfolio: Portfolio,
  small?: number,
): Promise<readonly Problem[]> {
  const columns = columnsOfFigures(portfolio);
  await database.run(
    `CREATE TEMP TABLE stored (ind INTEGER, ${columns.map((column) => `${storedColumn(column, portfolio)} VARCHAR`).join(', ')}); ${numberMacros}`,
  );
  const numbered = files.map(({ file }, number) => ({ file, number }));
  const measured = numbered.map(({ file }) => file);
  const isSmall = sizeOf(measured, small) === 'small';
  const byEngine = isSmall ? [] : numbered.filter(({ file }) => file.plain && isText(file.path));
  const problems: Problem[] = await feedCells(
    database,
    numbered.filter((one) => !byEngine.includes(one)),
    columns,
  );
  for (const group of byHeader(byEngine)) {
    try {
      await database.run(insertion(group, columns, portfolio));
    } catch {
      // The engine names neither line nor column of a file that it cannot read: csv-parse does.
      problems.push(...(await feedCells(database, group, columns)));
    }
  }
  if (byEngine.length > 0)
    await tidyTexts(
      database,
      columns.map((column) => storedColumn(column, portfolio)),
    );
  return problems;
}

interface Numbered {
  readonly file: MeasurementFile;
  readonly number: number;
}

function byHeader(files: readonly Numbered[]): readonly (readonly Numbered[])[] {
  const groups = new Map<string, Numbered[]>();
  for (const one of files) {
    const header = JSON.stringify(one.file.columns);
    const group = groups.get(header);
    if (group === undefined) groups.set(header, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

function insertion(group: readonly Numbered[], wanted: readonly string[], portfolio: Portfolio): string {
  const columns = group[0]?.file.columns ?? [];
  const types = columns.map((_, index) => `'c${index}': 'VARCHAR'`).join(', ');
  const read = columns.flatMap((column, index) =>
    wanted.includes(column) ? [{ column: storedColumn(column, portfolio), cell: `c${index}` }] : [],
  );
  return `INSERT INTO stored (ind, ${read.map(({ column }) => column).join(', ')})
    SELECT [${group.map(({ number }) => number).join(', ')}][(file_index + 1)::BIGINT], ${read.map(({ cell }) => cell).join(', ')}
    FROM read_csv([${group.map(({ file }) => quote(file.path)).join(', ')}], columns = {${types}}, auto_detect = false, header = true,
      delim = ',', quote = '"', escape = '"', strict_mode = true)`;
}

async function feedCells(
  database: Database,
  files: readonly Numbered[],
  columns: readonly string[],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  // One appender for many small files: opening and closing one takes longer than filling it.
  let waiting: (string | number | null)[][] = [];
  for (const { file, number } of files) {
    const read = readCells(file);
    problems.push(...read.problems);
    const places = columns.map((column) => file.columns.indexOf(column));
    for (const records of inBatches(read.records())) {
      for (const cells of records)
        waiting.push([number, ...places.map((place) => (cells[place] ?? '').replace(blanks, '') || null)]);
      if (waiting.length < fedTogether) continue;
      await database.feed('stored', waiting);
      waiting = [];
    }
  }
  if (waiting.length > 0) await database.feed('stored', waiting);
  return problems;
}

const fedTogether = 20_000;

const numbers = ['value', 'numerator', 'denominator', 'lower', 'upper'];

/** Takes blanks off texts where there are any: the store is written without, and looking at each text once is cheap. */
async function tidyTexts(database: Database, columns: readonly string[]): Promise<void> {
  const texts = columns.filter((column) => column !== 'period' && !numbers.includes(column));
  // Not as a condition: the engine would look at each row's text before it looks for distinct ones.
  const distinct = texts.map((text) => `SELECT DISTINCT ${text} AS text FROM stored`).join(' UNION ALL ');
  const [found] = await database.rows<{ readonly untidy: boolean | null }>(
    `SELECT bool_or(text IS DISTINCT FROM ${tidy('text')}) AS untidy FROM (${distinct})`,
  );
  if (found?.untidy !== true) return;
  const replaced = texts.map((text) => `${tidy(text)} AS ${text}`).join(', ');
  await database.run(`CREATE OR REPLACE TEMP TABLE stored AS SELECT * REPLACE (${replaced}) FROM stored`);
}

// A cast of text to a decimal of more than 18 digits is about 200 times as slow as one to fewer: it is left to those that need it.
const numberMacros = `CREATE OR REPLACE TEMP MACRO long_number(x) AS
  CASE WHEN regexp_full_match(x, '-?[0-9]{1,18}(\\.[0-9]{1,12})?')
    THEN CASE WHEN position('.' IN x) BETWEEN 2 AND 7 THEN x::DECIMAL(18,12)::DECIMAL(30,12) ELSE x::DECIMAL(30,12) END END;
  CREATE OR REPLACE TEMP MACRO stored_number(x) AS
  CASE WHEN regexp_full_match(x, '-?[0-9]{1,9}(\\.[0-9]{1,4})?') THEN x::DECIMAL(18,4)::DECIMAL(30,12)
    ELSE long_number(${tidy('x')}) END`;

const pieceBytes = 4 << 20;

/** The bytes are UTF-8 without NUL: the engine checks only the columns that it is asked for. */
function isText(path: string): boolean {
  const handle = openSync(path, 'r');
  try {
    const piece = Buffer.allocUnsafe(pieceBytes);
    for (let kept = 0; ; ) {
      const read = readSync(handle, piece, kept, pieceBytes - kept, null);
      const filled = kept + read;
      const whole = read === 0 ? filled : characterEnd(piece, filled);
      const text = piece.subarray(0, whole);
      if (!isUtf8(text) || text.includes(0)) return false;
      if (read === 0) return true;
      piece.copyWithin(0, whole, filled);
      kept = filled - whole;
    }
  } finally {
    closeSync(handle);
  }
}

/** Where the last character begins that may go on beyond `end`; `end` where it is ASCII. */
function characterEnd(bytes: Buffer, end: number): number {
  for (let at = end - 1; at >= Math.max(0, end - 4); at--) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) return end;
    if (byte >= 0xc0) return at;
  }
  return end;
}

/** A period as rows write it, and its days. */
export interface WrittenPeriod {
  readonly written: string;
  readonly period: Period;
}

interface PeriodRow extends EngineRow {
  readonly ind: number;
  readonly period: string;
}

/** The periods that the rows of each file have, those that are periods. */
export async function periodsOfStored(
  database: Database,
  files: readonly OwnedFile[],
  portfolio: Portfolio,
): Promise<readonly (readonly WrittenPeriod[])[]> {
  const found = files.map((): WrittenPeriod[] => []);
  const rows = await database.rows<PeriodRow>(
    'SELECT ind, period FROM stored WHERE period IS NOT NULL GROUP BY ind, period ORDER BY ind, period',
  );
  for (const { ind, period: written } of rows) {
    const owned = files[ind];
    if (owned === undefined) continue;
    const period = parsePeriod(written.replace(blanks, ''), fiscalYearOf(owned.indicator, portfolio));
    if (period !== undefined) found[ind]?.push({ written, period });
  }
  return found;
}
