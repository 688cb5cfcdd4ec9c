import { readFileSync, statSync } from 'node:fs';
import type { Portfolio } from '../model/portfolio.ts';
import { parseCsv } from '../text/csv.ts';
import type { Problem } from '../text/finding.ts';
import { allColumns, numberColumns, textColumns } from './columns.ts';
import { type Database, name, quote } from './database.ts';
import { type MeasurementFile, notUtf8 } from './measurement-file.ts';

/** Files that are smaller together are read by csv-parse: starting the engine's own reader for each takes longer. */
const smallBytes = 4 << 20;

/** Columns of files that were translated: the record and the column of the user's own file that a row came from. */
export const originColumns: readonly string[] = ['record', 'variant'];

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
      await database.run(insertion(group));
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
  const columns = [...allColumns(portfolio), ...originColumns].filter((column) =>
    files.some((file) => file.columns.includes(column)),
  );
  const added = columns.map((column) => `ALTER TABLE raw ADD COLUMN IF NOT EXISTS ${name(column)} VARCHAR`);
  await database.run(['CREATE TABLE IF NOT EXISTS raw (file INTEGER)', ...added].join('; '));
  return rawColumns(database);
}

/** The columns of the table `raw`, beside `file`. */
export async function rawColumns(database: Database): Promise<readonly string[]> {
  const rows = await database.rows<{ column_name: string }>('DESCRIBE raw');
  return rows.map(({ column_name }) => column_name).filter((column) => column !== 'file');
}

/** So many rows are worth more preparation; fewer are not. */
const manyRows = 50_000;

/** Whether the table `raw` holds very many rows; the database becomes a large one then. */
export async function hasMany(database: Database, least = manyRows): Promise<boolean> {
  const [found] = await database.rows<{ rows: number }>('SELECT count(*)::INTEGER AS rows FROM raw');
  if ((found?.rows ?? 0) < least) return false;
  await database.grow();
  return true;
}

/** Whether the files are worth the engine's own reader and several threads. */
export function sizeOf(files: readonly { readonly path: string }[], small = smallBytes): 'small' | 'large' {
  return files.reduce((total, { path }) => total + statSync(path).size, 0) < small ? 'small' : 'large';
}

interface Numbered {
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

function insertion(group: readonly Numbered[]): string {
  const [first] = group;
  const columns = first?.file.columns ?? [];
  const types = columns.map((_, index) => `'c${index}': 'VARCHAR'`).join(', ');
  const cells = columns.map((_, index) => `c${index}`);
  return `INSERT INTO raw (file, ${columns.map(name).join(', ')})
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

const blankSigns = [' ', '\\t', '\\r', '\\n', '\u00a0', '\uFEFF'];

/** The cell is not blank, and has no blanks around it. */
function isTidy(cell: string): string {
  const ends = blankSigns.map((blank) => `suffix(${cell}, e'${blank}')`);
  return `(${cell} >= '!' AND NOT (starts_with(${cell}, '\u00a0') OR starts_with(${cell}, '\uFEFF') OR ${ends.join(' OR ')}))`;
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
  const read = files.map((one) => ({ ...one, ...readCells(one.file) }));
  await database.feed(
    'raw',
    read.flatMap(({ file, number, records }) => {
      const places = columns.map((column) => file.columns.indexOf(column));
      const isText = columns.map((column) => textColumns.includes(column));
      return records.map((cells) => [
        number,
        ...places.map((place, index) => {
          const cell = cells[place] ?? '';
          return (isText[index] ? cell : cell.replace(blanks, '')) || null;
        }),
      ]);
    }),
  );
  return read.flatMap(({ problems }) => problems);
}

const blanks = /^[ \t\r\n\u00a0\uFEFF]+|[ \t\r\n\u00a0\uFEFF]+$/g;

/** The cells of a file; none where anything is wrong with its form. */
function readCells({ path, source }: MeasurementFile): {
  readonly records: readonly (readonly string[])[];
  readonly problems: readonly Problem[];
} {
  const encoding = notUtf8({ path, name: source.file });
  if (encoding !== undefined) return { records: [], problems: [encoding] };
  const { records, problems } = parseCsv(source.file, readFileSync(path, 'utf8'));
  return { records: problems.length > 0 ? [] : records.map(({ cells }) => cells), problems };
}
