import { join } from 'node:path';
import { writeCsv } from '../text/csv.ts';
import { compareText } from '../text/finding.ts';
import { numberColumns, textColumns } from './columns.ts';
import { columnsToStore, type MergedRow, mergedRows } from './compare.ts';
import { byIndicator, type Database, type EngineRow, name, quote, wholeText } from './database.ts';
import { withCode } from './disk.ts';
import type { MeasurementFile } from './measurement-file.ts';
import type { Rows } from './rows.ts';
import { storedName } from './store.ts';
import { storeText } from './store-text.ts';
import { type StoreFile, stagedName } from './transaction.ts';

/** How the store is composed. */
export interface Composing {
  /** Gives the folder for files that the engine writes. */
  readonly folder: () => string;
  /** There are so many rows that the engine writes the files itself. */
  readonly isLarge: boolean;
}

/** The files of the store as they would be, of those indicators whose rows change; by name. */
export async function composeStore(
  database: Database,
  incoming: readonly MeasurementFile[],
  rows: Rows,
  { folder, isLarge }: Composing,
): Promise<readonly StoreFile[]> {
  const merged = await mergedRows(database, incoming, rows);
  const files = isLarge ? await writeFiles(database, merged, rows, folder) : await makeTexts(database, merged, rows);
  return files
    .flatMap(({ ind, ...made }): StoreFile[] => {
      const { indicator } = rows.indicators[ind] ?? {};
      return indicator === undefined ? [] : [{ file: storedName(indicator.framework, indicator.id), ...made }];
    })
    .toSorted((a, b) => compareText(a.file, b.file));
}

async function makeTexts(database: Database, merged: string, rows: Rows) {
  const texts = columnsToStore(rows).filter((column) => textColumns.includes(column));
  const whole = texts.map((column) => `${wholeText(name(column))} AS ${name(column)}`);
  const replaced = whole.length === 0 ? '' : ` REPLACE (${whole.join(', ')})`;
  const found = await database.rows<MergedRow>(`SELECT *${replaced} FROM (${merged})`);
  return [...byIndicator(found)].map(([ind, own]) => ({ ind, text: storeText(own, rows.portfolio) }));
}

/** The engine sorts all rows once and writes each file from its stretch of them, with the bytes that `storeText` would give. */
async function writeFiles(database: Database, merged: string, rows: Rows, folder: () => string) {
  const columns = columnsToStore(rows);
  await database.run(`CREATE TABLE merged AS ${merged}`);
  const filled = columns.map((column) => `count(${name(column)}) > 0 AS ${name(column)}`);
  const found = await database.rows<EngineRow & { ind: number }>(
    `SELECT ind, ${filled.join(', ')} FROM merged GROUP BY ind ORDER BY ind`,
  );
  if (found.length === 0) return [];
  const [into, files] = [folder(), found.map(({ ind }) => ({ ind, staged: stagedName(ind) }))];
  const quoted = await columnsToQuote(database, columns, rows);
  const statements = found.map(({ ind, ...isFilled }) => {
    const used = columns.filter((column) => column === 'period' || column === 'value' || isFilled[column] === true);
    return copyStatement(ind, used, quoted, join(into, stagedName(ind)));
  });
  try {
    await database.runApart(statements);
  } catch (error) {
    throw withCode(error);
  }
  return files;
}

/** The columns in which any cell may need quotes. Of rows that were looked at, periods and numbers never do. */
async function columnsToQuote(
  database: Database,
  columns: readonly string[],
  { words }: Rows,
): Promise<ReadonlySet<string>> {
  const [found] = await database.rows<{ stored: boolean }>(
    'SELECT EXISTS (FROM rows WHERE NOT fresh) OR EXISTS (FROM replaced) AS stored',
  );
  const isSure = (column: string) => column === 'period' || numberColumns.includes(column);
  return new Set(
    columns.filter((column) => {
      const known = words.get(column);
      if (known !== undefined) return known.some((word) => /[,"\n\r]|^\uFEFF/.test(word));
      return !isSure(column) || found?.stored === true;
    }),
  );
}

function needsQuotes(cell: string): string {
  const signs = [',', '"', '\n', '\r'].map((sign) => `contains(${cell}::VARCHAR, ${quote(sign)})`);
  return `(${signs.join(' OR ')} OR starts_with(${cell}::VARCHAR, '\uFEFF'))`;
}

/** The engine puts more into quotes than the store does: it is given cells that are quoted already. */
function copyStatement(ind: number, columns: readonly string[], quoted: ReadonlySet<string>, path: string): string {
  const cells = columns.map((column) => {
    const cell = name(column);
    const written = `CASE WHEN ${needsQuotes(cell)} THEN '"' || replace(${cell}::VARCHAR, '"', '""') || '"' ELSE ${cell}::VARCHAR END`;
    return `${quoted.has(column) ? written : cell} AS ${name(writeCsv([[column, '']]).slice(0, -2))}`;
  });
  return `COPY (SELECT ${cells.join(', ')} FROM merged WHERE ind = ${ind})
    TO ${quote(path)} (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '', ESCAPE '', NULLSTR '')`;
}
