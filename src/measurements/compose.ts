import { join } from 'node:path';
import type { Portfolio } from '../model/portfolio.ts';
import { writeCsv } from '../text/csv.ts';
import { compareText } from '../text/finding.ts';
import { numberColumns, textColumns } from './columns.ts';
import { type Comparison, columnsToStore, type MergedRow, mergedRows } from './compare.ts';
import { byIndicator, type Database, type EngineRow, name, quote, wholeText } from './database.ts';
import type { MeasurementFile } from './measurement-file.ts';
import type { Rows } from './rows.ts';
import { storedName } from './store.ts';
import { storeText } from './store-text.ts';
import type { StoreFile } from './transaction.ts';

/** How the store is composed. */
export interface Composing {
  readonly portfolio: Portfolio;
  readonly comparison: Comparison;
  /** There are many rows: the engine writes the files itself. */
  readonly many: boolean;
  /** Gives the folder for files that the engine writes. */
  readonly compose?: () => string;
}

/** The files of the store as they would be, of those indicators whose rows change; by name. */
export async function composeStore(
  database: Database,
  incoming: readonly MeasurementFile[],
  rows: Rows,
  { portfolio, comparison, many, compose }: Composing,
): Promise<readonly StoreFile[]> {
  const merged = mergedRows(incoming, rows, comparison);
  const files =
    many && compose !== undefined
      ? await writeFiles(database, merged, rows, compose)
      : await makeTexts(database, merged, columnsToStore(rows), portfolio);
  return files
    .flatMap(({ ind, ...made }): StoreFile[] => {
      const { indicator } = rows.indicators[ind] ?? {};
      return indicator === undefined ? [] : [{ file: storedName(indicator.framework, indicator.id), ...made }];
    })
    .toSorted((a, b) => compareText(a.file, b.file));
}

async function makeTexts(database: Database, merged: string, columns: readonly string[], portfolio: Portfolio) {
  const texts = columns.filter((column) => textColumns.includes(column)).map(name);
  const whole = texts.map((cell) => `${wholeText(cell)} AS ${cell}`);
  const replaced = whole.length === 0 ? '' : ` REPLACE (${whole.join(', ')})`;
  const groups = byIndicator(await database.rows<MergedRow>(`SELECT *${replaced} FROM (${merged})`));
  return [...groups].map(([ind, rows]) => ({ ind, text: storeText(rows, portfolio) }));
}

/** The engine sorts all rows once and writes each file from its stretch of them, with the bytes that `storeText` would give. */
async function writeFiles(database: Database, merged: string, rows: Rows, compose: () => string) {
  const columns = columnsToStore(rows);
  await database.run(`CREATE TABLE merged AS ${merged}`);
  const filled = columns.map((column) => `count(${name(column)}) > 0 AS ${name(column)}`);
  const found = await database.rows<EngineRow & { ind: number }>(
    `SELECT ind, ${filled.join(', ')} FROM merged GROUP BY ind ORDER BY ind`,
  );
  const quoted = await columnsToQuote(database, columns, rows);
  const folder = found.length === 0 ? '' : compose();
  const files = found.map(({ ind, ...isFilled }) => ({
    ind,
    staged: `${ind}.csv`,
    columns: columns.filter((column) => column === 'period' || column === 'value' || isFilled[column] === true),
  }));
  await database.runApart(
    files.map(({ ind, staged, columns: used }) => copyStatement(ind, used, quoted, join(folder, staged))),
  );
  return files.map(({ ind, staged }) => ({ ind, staged }));
}

/** The columns in which any cell may need quotes; those of few words are looked at. Periods and numbers never need them. */
async function columnsToQuote(
  database: Database,
  columns: readonly string[],
  { words }: Rows,
): Promise<ReadonlySet<string>> {
  const texts = columns.filter((column) => column !== 'period' && !numberColumns.includes(column));
  const looked = texts.filter((column) => words.has(column));
  const checks = looked.map(
    (column) => `(WITH cells AS MATERIALIZED (SELECT DISTINCT ${name(column)} AS cell FROM merged)
      SELECT ${quote(column)} AS found WHERE EXISTS (SELECT 1 FROM cells WHERE ${needsQuotes('cell')}))`,
  );
  const found = checks.length === 0 ? [] : await database.rows<{ found: string }>(checks.join(' UNION ALL '));
  return new Set([...texts.filter((column) => !words.has(column)), ...found.map((row) => row.found)]);
}

function needsQuotes(cell: string): string {
  const signs = [',', '"', '\n', '\r'].map((sign) => `contains(${cell}::VARCHAR, ${quote(sign)})`);
  return `(${signs.join(' OR ')} OR starts_with(${cell}::VARCHAR, '\uFEFF'))`;
}

/** The engine puts more into quotes than the store does: it is given cells that are quoted already. */
function copyStatement(ind: number, columns: readonly string[], quoted: ReadonlySet<string>, path: string): string {
  const cells = columns.map((column) => {
    const cell = name(column);
    const written = quoted.has(column)
      ? `CASE WHEN ${needsQuotes(cell)} THEN '"' || replace(${cell}::VARCHAR, '"', '""') || '"' ELSE ${cell}::VARCHAR END`
      : cell;
    return `${written} AS ${name(writeCsv([[column, '']]).slice(0, -2))}`;
  });
  return `COPY (SELECT ${cells.join(', ')} FROM merged WHERE ind = ${ind})
    TO ${quote(path)} (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '', ESCAPE '', NULLSTR '')`;
}
