import { type Period, parsePeriod } from '../model/period.ts';
import type { Indicator, Portfolio } from '../model/portfolio.ts';
import type { Slice } from '../model/slice.ts';
import type { Problem } from '../text/finding.ts';
import { describingColumns, storeColumns } from './columns.ts';
import { type Database, type EngineRow, quote } from './database.ts';
import { entryTable, insertDoubles, insertEntries } from './entries.ts';
import { placingIn, type Source } from './entry-rows.ts';
import { ofTotals } from './marks.ts';
import type { MeasurementFile } from './measurement-file.ts';
import { blanks, cellsIn, inBatches, type Numbered, sizeOf } from './reading.ts';
import { fiscalYearOf } from './subject.ts';
import { isUtf8File } from './utf8-file.ts';

/** A file of the store, and whose rows it holds. */
export interface OwnedFile {
  readonly file: MeasurementFile;
  readonly indicator: Indicator;
}

/** The columns of the store that figures rest on: not who measured, nor what was said about it. */
function columnsOfFigures(portfolio: Portfolio): readonly string[] {
  return storeColumns(portfolio).filter((column) => column !== 'n' && !describingColumns.includes(column));
}

interface Reading {
  readonly portfolio: Portfolio;
  readonly slice: Slice;
}

/** What is known of the stored rows once they are read. */
export interface StoredRows {
  /** By the index of the file: the periods of its rows, each once by its days. */
  readonly periods: readonly (readonly WrittenPeriod[])[];
  /** The places that rows name; '' where they name none. */
  readonly places: readonly string[];
  /** Some rows say the same thing twice. */
  readonly doubles: boolean;
  /** Why files are left out. */
  readonly problems: readonly Problem[];
}

/** A period as rows write it, and its days. */
export interface WrittenPeriod {
  readonly written: string;
  readonly period: Period;
}

/**
 * Makes the table `entry` of the rows of the files; `ind` is the index in `files`. Files that cannot be read are left out. Files of
 * less than `small` bytes together are read by csv-parse.
 */
export async function readStored(
  database: Database,
  files: readonly OwnedFile[],
  portfolio: Portfolio,
  { small, slice = {} }: { readonly small?: number; readonly slice?: Slice } = {},
): Promise<StoredRows> {
  const columns = new Set(files.flatMap(({ file }) => file.columns));
  const shape = { portfolio, columns };
  await database.run(entryTable(shape));
  const { sources, problems } = await readSources(database, files, { portfolio, small, slice });
  const written = await periodsOf(database, files, portfolio);
  const respelled = written.flatMap((periods, ind) => otherSpellings(periods).map((words) => [ind, ...words]));
  const texts = await textsOf(database, columns);
  const mend = respelled.length > 0 || texts.flat().some(hasBlanks);
  if (mend) {
    await database.feed('respelled', respelled);
    await database.run('DELETE FROM entry');
    for (const source of sources) await database.run(insertEntries(source, portfolio, mend));
  }
  const doubles = await hasDoubles(database);
  if (doubles) await database.run(insertDoubles(sources, shape, mend));
  const [places = []] = mend ? await textsOf(database, columns) : texts;
  return { periods: written.map(eachOnce), places, doubles, problems };
}

/** Reads the files, those that the engine can read by itself at once, and says where their rows are. */
async function readSources(
  database: Database,
  files: readonly OwnedFile[],
  { portfolio, small, slice }: Reading & { readonly small: number | undefined },
) {
  const measured = files.map(({ file }) => file);
  const numbered = measured.map((file, number) => ({ file, number }));
  const isSmall = sizeOf(measured, small) === 'small';
  const direct = isSmall ? [] : numbered.filter(({ file }) => file.plain && isUtf8File(file.path));
  const others = numbered.filter((one) => !direct.includes(one));
  const sources: Source[] = [];
  for (const group of byHeader(direct)) {
    const source = csvSource(group, { portfolio, slice });
    try {
      await database.run(insertEntries(source, portfolio, false));
      sources.push(source);
    } catch {
      // The engine names neither line nor column of a file that it cannot read: csv-parse does.
      others.push(...group);
    }
  }
  const { source, problems } = await feedCells(database, others, { portfolio, slice });
  if (source !== undefined) {
    await database.run(insertEntries(source, portfolio, false));
    sources.push(source);
  }
  return { sources, problems };
}

/** The ways of writing a period that are the same days as an earlier one, each with that one. */
function otherSpellings(periods: readonly WrittenPeriod[]): readonly (readonly [string, string])[] {
  const first = new Map<string, string>();
  return periods.flatMap(({ written, period: { start, end } }): (readonly [string, string])[] => {
    const known = first.get(`${start}/${end}`);
    if (known !== undefined) return [[written, known]];
    first.set(`${start}/${end}`, written);
    return [];
  });
}

function eachOnce(periods: readonly WrittenPeriod[]): readonly WrittenPeriod[] {
  const others = new Set(otherSpellings(periods).map(([written]) => written));
  return periods.filter(({ written }) => !others.has(written));
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

function csvSource(group: readonly Numbered[], { portfolio, slice }: Reading): Source {
  const columns = group[0]?.file.columns ?? [];
  const wanted = columnsOfFigures(portfolio);
  const types = columns.map((_, index) => `'c${index}': 'VARCHAR'`).join(', ');
  return {
    slice,
    from: `read_csv([${group.map(({ file }) => quote(file.path)).join(', ')}], columns = {${types}}, auto_detect = false, header = true,
      delim = ',', quote = '"', escape = '"', strict_mode = true)`,
    ind: `[${group.map(({ number }) => number).join(', ')}][(file_index + 1)::BIGINT]`,
    columns: new Map(
      columns.flatMap((column, index): [string, string][] => (wanted.includes(column) ? [[column, `c${index}`]] : [])),
    ),
  };
}

/** Puts the cells of files into a table; no source where they have none that can be read. */
async function feedCells(
  database: Database,
  files: readonly Numbered[],
  { portfolio, slice }: Reading,
): Promise<{ readonly source: Source | undefined; readonly problems: readonly Problem[] }> {
  const used = new Set(files.flatMap(({ file }) => file.columns));
  const columns = columnsOfFigures(portfolio).filter((column) => used.has(column));
  if (files.length === 0) return { source: undefined, problems: [] };
  const names = columns.map((_, index) => `c${index}`);
  const problems: Problem[] = [];
  await database.run(`CREATE TEMP TABLE stored (ind INTEGER, ${names.map((name) => `${name} VARCHAR`).join(', ')})`);
  let rows = 0;
  // Many stores are thousands of files of few rows, and each feeding has its cost.
  for (const some of inBatches(cellsIn(files, columns, problems))) {
    rows += some.length;
    await database.feed('stored', some);
  }
  if (rows === 0) return { source: undefined, problems };
  const found = new Map(columns.map((column, index): [string, string] => [column, `c${index}`]));
  return { source: { from: 'stored', ind: 'stored.ind', columns: found, slice }, problems };
}

/** The places that rows name, and their reporters and steps. */
async function textsOf(database: Database, columns: ReadonlySet<string>): Promise<readonly (readonly string[])[]> {
  const places = placingIn(columns);
  const distinct = places.map((column, number) => `SELECT DISTINCT ${number} AS number, ${column} AS text FROM entry`);
  const rows = await database.rows<{ readonly number: number; readonly text: string }>(distinct.join(' UNION ALL '));
  return places.map((_, column) => rows.flatMap(({ number, text }) => (number === column ? [text] : [])));
}

/** The store is written without blanks around texts. */
function hasBlanks(text: string): boolean {
  return text !== text.replace(blanks, '');
}

async function hasDoubles(database: Database): Promise<boolean> {
  return (await database.rows(`SELECT 1 FROM entry WHERE dimension = ${ofTotals} AND n > 1 LIMIT 1`)).length > 0;
}

interface PeriodRow extends EngineRow {
  readonly ind: number;
  readonly period: string;
}

/** The periods that the rows of each file have, those that are periods, in the order of their texts. */
async function periodsOf(
  database: Database,
  files: readonly OwnedFile[],
  portfolio: Portfolio,
): Promise<readonly (readonly WrittenPeriod[])[]> {
  const found = files.map((): WrittenPeriod[] => []);
  const rows = await database.rows<PeriodRow>('SELECT DISTINCT ind, period FROM entry ORDER BY ind, period');
  for (const { ind, period: written } of rows) {
    const owned = files[ind];
    if (owned === undefined) continue;
    const period = parsePeriod(written.replace(blanks, ''), fiscalYearOf(owned.indicator, portfolio));
    if (period !== undefined) found[ind]?.push({ written, period });
  }
  return found;
}
