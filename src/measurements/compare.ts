import { describingColumns, identityColumns, measuredColumns, numberColumns, storeColumns } from './columns.ts';
import { type Database, type EngineRow, name } from './database.ts';
import type { MeasurementFile } from './measurement-file.ts';
import type { Rows } from './rows.ts';

/** What an ingest would do with a row: `repeated` rows stand in the incoming files already. */
export type Action = 'added' | 'changed' | 'unchanged' | 'repeated';

/** Makes the table `repeated`: rows under examination whose key stands before them, and the `first` that has it. */
export async function findRepeated(database: Database, { key }: Rows): Promise<void> {
  const columns = key.map(name).join(', ');
  await database.run(`CREATE OR REPLACE TABLE repeated AS SELECT r.id, d.first FROM rows r JOIN (
      SELECT ${columns}, min(id) AS first FROM rows WHERE fresh AND opens IS NOT NULL GROUP BY ALL HAVING count(*) > 1) d
    ON ${sameKey(key, 'r', 'd')} WHERE r.fresh AND r.id <> d.first`);
}

/**
 * Makes `repeated`, and the view `actions`: for every incoming row whose key can be read the stored row of that key and what is
 * to be done, and whether its measured cells differ. Stored rows that incoming ones stand for go from `rows` to `replaced`.
 */
export async function compareWithStore(
  database: Database,
  incoming: readonly MeasurementFile[],
  rows: Rows,
): Promise<void> {
  await findRepeated(database, rows);
  if (await isAllAdded(database)) {
    await database.run(`CREATE OR REPLACE VIEW actions AS
      SELECT id, NULL::INTEGER AS stored, false AS measured, 'added' AS action FROM rows WHERE opens IS NOT NULL`);
    return;
  }
  await database.run(`
    CREATE OR REPLACE TABLE acted AS
      SELECT id, stored, measured, CASE WHEN first IS NOT NULL THEN 'repeated' WHEN stored IS NULL THEN 'added'
        WHEN measured OR described THEN 'changed' ELSE 'unchanged' END AS action
      FROM (
        SELECT f.id, s.id AS stored, ${differs(measuredColumns, incoming)} AS measured,
          ${differs(describingColumns, incoming)} AS described
        FROM (FROM rows WHERE fresh AND opens IS NOT NULL) f
        LEFT JOIN (FROM rows WHERE NOT fresh AND opens IS NOT NULL) s ON ${sameKey(rows.key, 'f', 's')})
      LEFT JOIN repeated USING (id);
    CREATE OR REPLACE VIEW actions AS FROM acted;
    INSERT INTO aside FROM kept WHERE id IN (SELECT stored FROM acted);
    DELETE FROM kept WHERE id IN (SELECT stored FROM acted)`);
}

/** Nothing is stored for any indicator, and no key stands twice: every row is added. */
async function isAllAdded(database: Database): Promise<boolean> {
  const [found] = await database.rows<{ plain: boolean }>(
    'SELECT NOT EXISTS (FROM rows WHERE NOT fresh) AND NOT EXISTS (FROM aside) AND NOT EXISTS (FROM repeated) AS plain',
  );
  return found?.plain === true;
}

/** Rows that have a period have these; equality alone is far quicker to plan where it may be asked. */
const neverBlank = ['ind', 'opens', 'closes', 'row_key'];

function sameKey(key: readonly string[], one: string, other: string): string {
  const compared = key.map((column) => {
    const sign = neverBlank.includes(column) ? '=' : 'IS NOT DISTINCT FROM';
    return `${one}.${name(column)} ${sign} ${other}.${name(column)}`;
  });
  return compared.join(' AND ');
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

/** The columns of the store that any of the files has; `period` and `value` always. */
export function columnsToStore({ portfolio, columns }: Rows): readonly string[] {
  return storeColumns(portfolio).filter((column) => column === 'period' || column === 'value' || columns.has(column));
}

/**
 * The rows of the indicators that the ingest touches, as they will be stored, as SQL: `ind` and the columns to store, in the
 * order of the store within each indicator.
 */
export async function mergedRows(
  database: Database,
  incoming: readonly MeasurementFile[],
  rows: Rows,
): Promise<string> {
  const { portfolio, key } = rows;
  const columns = columnsToStore(rows);
  const selected = ['ind', ...columns.map(name)].join(', ');
  const ordered = (by: readonly string[]) => by.map((column) => `${name(column)} NULLS FIRST`).join(', ');
  if (await isAllAdded(database))
    return `SELECT ${selected} FROM rows WHERE fresh AND opens IS NOT NULL ORDER BY ${ordered(['ind', ...key])}`;
  const needed = [...new Set(['ind', ...key, ...columns])];
  // Stored rows of an unknown period have no key of their own.
  const order = [
    ...new Set(['ind', ...key, ...identityColumns(portfolio).filter((column) => columns.includes(column))]),
  ];
  const plain = (alias: string) => needed.map((column) => `${alias}.${name(column)}`).join(', ');
  const merged = needed.map((column) => {
    const [now, old] = [`f.${name(column)}`, `s.${name(column)}`];
    if (measuredColumns.includes(column)) return `CASE WHEN a.measured THEN ${now} ELSE ${old} END`;
    if (!describingColumns.includes(column)) return old;
    return `CASE WHEN ${isTold(column, incoming)} THEN ${now} ELSE ${old} END`;
  });
  return `
    WITH touched AS (SELECT DISTINCT ind FROM rows JOIN actions USING (id) WHERE action IN ('added', 'changed'))
    SELECT ${selected} FROM (
      SELECT ${plain('s')} FROM rows s WHERE NOT s.fresh
      UNION ALL SELECT ${plain('s')} FROM replaced s JOIN actions a ON a.stored = s.id WHERE a.action = 'unchanged'
      UNION ALL SELECT ${plain('f')} FROM rows f JOIN actions a USING (id) WHERE a.action = 'added'
      UNION ALL SELECT ${merged.join(', ')}
        FROM rows f JOIN actions a USING (id) JOIN replaced s ON s.id = a.stored WHERE a.action = 'changed'
    ) WHERE ind IN (SELECT ind FROM touched) ORDER BY ${ordered(order)}`;
}

/** Every incoming row with its file and its action, as SQL; no action where its key cannot be read. */
export async function actedRows(database: Database): Promise<string> {
  return (await isAllAdded(database))
    ? `SELECT id, file, CASE WHEN opens IS NOT NULL THEN 'added' END AS action FROM rows WHERE fresh`
    : 'SELECT id, file, action FROM rows LEFT JOIN actions USING (id) WHERE fresh';
}
