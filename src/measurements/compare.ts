import type { Portfolio } from '../model/portfolio.ts';
import { describingColumns, identityColumns, measuredColumns, numberColumns, storeColumns } from './columns.ts';
import { type Database, type EngineRow, name } from './database.ts';
import type { MeasurementFile } from './measurement-file.ts';

/** What an ingest would do with a row: `repeated` rows stand in the incoming files already. */
export type Action = 'added' | 'changed' | 'unchanged' | 'repeated';

/**
 * Makes the table `actions`: for every incoming row whose key can be read the stored row of that key and what is to be done, and
 * whether its measured cells differ. Stored rows that incoming ones stand for go from `rows` to `replaced`.
 */
export async function compareWithStore(
  database: Database,
  incoming: readonly MeasurementFile[],
  portfolio: Portfolio,
): Promise<void> {
  const key = ['ind', 'opens', 'closes', ...identityColumns(portfolio).map(name)];
  const same = key.map((column) => `f.${column} IS NOT DISTINCT FROM s.${column}`).join(' AND ');
  await database.run(`
    CREATE TEMP TABLE actions AS
      SELECT id, stored, measured, CASE WHEN id <> first THEN 'repeated' WHEN stored IS NULL THEN 'added'
        WHEN measured OR described THEN 'changed' ELSE 'unchanged' END AS action
      FROM (
        SELECT f.id, f.first, s.id AS stored, ${differs(measuredColumns, incoming)} AS measured,
          ${differs(describingColumns, incoming)} AS described
        FROM (SELECT *, min(id) OVER (PARTITION BY ${key.join(', ')}) AS first FROM rows WHERE fresh AND opens IS NOT NULL) f
        LEFT JOIN (SELECT * FROM rows WHERE NOT fresh AND opens IS NOT NULL) s ON ${same});
    INSERT INTO replaced SELECT * FROM rows WHERE id IN (SELECT stored FROM actions);
    DELETE FROM rows WHERE id IN (SELECT stored FROM actions)`);
}

/** Any of the columns that the row's file has differs from the stored row: numbers by value, no status is reported. */
function differs(columns: readonly string[], incoming: readonly MeasurementFile[]): string {
  const different = columns.map((column) => {
    const [now, old] = numberColumns.includes(column)
      ? [`f.${name(`${column}_`)}`, `s.${name(`${column}_`)}`]
      : [`f.${name(column)}`, `s.${name(column)}`];
    const compared =
      column === 'status'
        ? `coalesce(${now}, 'reported') <> coalesce(${old}, 'reported')`
        : `${now} IS DISTINCT FROM ${old}`;
    return `(${isTold(column, incoming)} AND ${compared})`;
  });
  return `(${different.join(' OR ')})`;
}

/** The file of the incoming row `f` has the column. */
function isTold(column: string, incoming: readonly MeasurementFile[]): string {
  const files = incoming.flatMap(({ columns }, number) => (columns.includes(column) ? [number] : []));
  if (files.length === incoming.length) return 'true';
  return files.length === 0 ? 'false' : `f.file IN (${files.join(', ')})`;
}

/** One row of the store as it will be: `ind` and the columns of the store. */
export type MergedRow = EngineRow & { readonly ind: number };

/**
 * The rows of the indicators that the ingest touches, as they will be stored, as SQL: `ind` and the columns of the store, in the
 * order of the store within each indicator.
 */
export function mergedRows(incoming: readonly MeasurementFile[], portfolio: Portfolio): string {
  const columns = storeColumns(portfolio);
  const plain = (alias: string) =>
    ['ind', 'opens', 'closes', ...columns].map((column) => `${alias}.${name(column)}`).join(', ');
  const merged = columns.map((column) => {
    if (measuredColumns.includes(column))
      return `CASE WHEN a.measured THEN f.${name(column)} ELSE s.${name(column)} END`;
    if (!describingColumns.includes(column)) return `s.${name(column)}`;
    return `CASE WHEN ${isTold(column, incoming)} THEN f.${name(column)} ELSE s.${name(column)} END`;
  });
  const order = ['ind', 'opens', 'closes', ...identityColumns(portfolio).map(name)];
  return `
    WITH touched AS (SELECT DISTINCT ind FROM rows JOIN actions USING (id) WHERE action IN ('added', 'changed'))
    SELECT ind, ${columns.map(name).join(', ')} FROM (
      SELECT ${plain('s')} FROM rows s WHERE NOT s.fresh
      UNION ALL SELECT ${plain('s')} FROM replaced s JOIN actions a ON a.stored = s.id WHERE a.action = 'unchanged'
      UNION ALL SELECT ${plain('f')} FROM rows f JOIN actions a USING (id) WHERE a.action = 'added'
      UNION ALL SELECT s.ind, s.opens, s.closes, ${merged.join(', ')}
        FROM rows f JOIN actions a USING (id) JOIN replaced s ON s.id = a.stored WHERE a.action = 'changed'
    ) WHERE ind IN (SELECT ind FROM touched) ORDER BY ${order.map((column) => `${column} NULLS FIRST`).join(', ')}`;
}
