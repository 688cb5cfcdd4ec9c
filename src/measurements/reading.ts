import { readFileSync, statSync } from 'node:fs';
import type { Portfolio } from '../model/portfolio.ts';
import { parseCsv } from '../text/csv.ts';
import type { Problem } from '../text/finding.ts';
import { allColumns, textColumns } from './columns.ts';
import { type Database, name, quote } from './database.ts';
import { type MeasurementFile, notUtf8 } from './measurement-file.ts';

/** Files that are smaller together are read by csv-parse: starting the engine's own reader for each takes longer. */
const smallBytes = 4 << 20;

/**
 * Puts the cells of the files into the table `raw`: `file` is the index in `files` plus `offset`, the rest is text, blank
 * as NULL, in the order of the files and their records. Files that cannot be read are left out, with their problems.
 */
export async function readRaw(
  database: Database,
  files: readonly MeasurementFile[],
  portfolio: Portfolio,
  { offset = 0, small = smallBytes }: { readonly offset?: number; readonly small?: number } = {},
): Promise<readonly Problem[]> {
  const columns = allColumns(portfolio);
  const declared = columns.map((column) => `${name(column)} VARCHAR`).join(', ');
  await database.run(`CREATE TEMP TABLE IF NOT EXISTS raw (file INTEGER, ${declared})`);
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
  return problems;
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

function insertion(group: readonly Numbered[], known: readonly string[]): string {
  const [first] = group;
  const columns = first?.file.columns ?? [];
  const types = columns.map((_, index) => `'c${index}': 'VARCHAR'`).join(', ');
  const read = columns
    .map((column, index) => ({ column, cell: `c${index}` }))
    .filter(({ column }) => known.includes(column));
  const cells = read.map(({ column, cell }) => (textColumns.includes(column) ? cell : tidy(cell)));
  return `INSERT INTO raw (file, ${read.map(({ column }) => name(column)).join(', ')})
    SELECT [${group.map(({ number }) => number).join(', ')}][(file_index + 1)::BIGINT], ${cells.join(', ')}
    FROM read_csv([${group.map(({ file }) => quote(file.path)).join(', ')}], columns = {${types}}, auto_detect = false, header = true,
      delim = ',', quote = '"', escape = '"', strict_mode = true)`;
}

/** The cell without blanks around it; NULL where nothing is left. */
function tidy(cell: string): string {
  return `nullif(trim(${cell}, e' \\t\\r\\n\u00a0'), '')`;
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

const blanks = /^[ \t\r\n\u00a0]+|[ \t\r\n\u00a0]+$/g;

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
