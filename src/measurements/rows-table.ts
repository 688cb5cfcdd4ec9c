import type { Portfolio } from '../model/portfolio.ts';
import { allColumns, identityColumns, numberColumns } from './columns.ts';
import { name } from './database.ts';
import { typeOf, type Words } from './words.ts';

/** What is known of the table `raw`. */
export interface RawTable {
  readonly columns: readonly string[];
  /** The words of the columns whose cells become numbers of words, none where all are blank; undefined where no column's shall. */
  readonly words: Words | undefined;
}

// A cast of text to a decimal of more than 18 digits is about 200 times as slow as one to fewer: it is left to those that need it.
// Most numbers are whole and short.
export const macros = `CREATE OR REPLACE MACRO number(x) AS CASE WHEN regexp_full_match(x, '-?[0-9]{1,14}') THEN x::BIGINT::DECIMAL(30,12)
  WHEN regexp_full_match(x, '-?[0-9]{1,18}(\\.[0-9]{1,12})?')
  THEN CASE WHEN length(x) <= 14 AND length(split_part(x, '.', 2)) <= 4 THEN x::DECIMAL(18,4)
    WHEN position('.' IN x) BETWEEN 2 AND 7 THEN x::DECIMAL(18,12) ELSE x::DECIMAL(30,12) END::DECIMAL(30,12) END`;

/** The cells by which a row's subject is looked up, as SQL. */
export function subjectCells({ columns, words }: RawTable) {
  const cell = (column: string) =>
    columns.includes(column) && words?.get(column)?.length !== 0 ? `raw.${name(column)}` : 'NULL::VARCHAR';
  return { framework: cell('framework'), indicator: cell('indicator'), period: cell('period') };
}

/** The row of `raw` holds anything: a line of commas alone does not. */
export function present({ columns }: RawTable): string {
  return `(${['false', ...columns.map((column) => `raw.${name(column)} IS NOT NULL`)].join(' OR ')})`;
}

/** The columns, beside indicator and period, by which the keys of these rows differ. */
export function usedIdentity({ columns, words }: RawTable, portfolio: Portfolio): readonly string[] {
  return identityColumns(portfolio).filter((column) => columns.includes(column) && words?.get(column)?.length !== 0);
}

/**
 * The key of a row as one whole number, in the order of the store, as SQL over `raw` and `subjects`; undefined where the columns
 * are not all numbers of words, or have too many for 62 bits.
 */
export function packing(
  raw: RawTable,
  portfolio: Portfolio,
  { indicators, spans }: { readonly indicators: number; readonly spans: number },
): string | undefined {
  const identity = usedIdentity(raw, portfolio);
  const { words } = raw;
  if (words === undefined || !identity.every((column) => words.has(column))) return undefined;
  const sizes = identity.map((column) => (words.get(column)?.length ?? 0) + 1);
  if ([indicators, spans, ...sizes].reduce((product, size) => product * size, 1) > 2 ** 62) return undefined;
  const subject = `subjects.ind::BIGINT * ${spans} + subjects.span`;
  return identity.reduce(
    (packed, column, index) =>
      `(${packed}) * ${sizes[index]} + coalesce(enum_code(raw.${name(column)})::BIGINT + 1, 0)`,
    subject,
  );
}

/**
 * The tables `kept` and `aside` and over them the views `rows` and `replaced`, in which every column is there: those that hold
 * nothing take no room.
 */
export function rowsTable(
  raw: RawTable,
  { portfolio, fresh }: { readonly portfolio: Portfolio; readonly fresh: number },
  { packed, isDated }: { readonly packed: string | undefined; readonly isDated: boolean },
): string {
  const used = raw.columns.filter((column) => raw.words?.get(column)?.length !== 0);
  const isWord = (column: string) => used.includes(column) && raw.words?.has(column) === true;
  const typed = (column: string, cell: string) => (isWord(column) ? `${cell}::${typeOf(column)}` : cell);
  const cells = used.map((column) => `${typed(column, name(column))} AS ${name(column)}`);
  const decimals = numberColumns
    .filter((column) => used.includes(column))
    .map((column) => `number(raw.${name(column)}) AS ${name(`${column}_`)}`);
  const same = Object.entries(subjectCells(raw)).map(
    ([column, cell]) => `${cell} IS NOT DISTINCT FROM ${typed(column, `subjects.${column}`)}`,
  );
  const [declared, days] = isDated && isWord('period') ? [`${dayType};`, 'days'] : ['', 'VARCHAR'];
  const view = `SELECT id, file, ${viewCells(used, portfolio).join(', ')}, problem, ind, opens, closes, straddles, locked,
      file < ${fresh} AS fresh ${packed === undefined ? '' : ', row_key'}`;
  return `${declared}
    CREATE TABLE kept AS
      SELECT ${['raw.*', ...decimals].join(', ')}, problem, ind, opens::${days} AS opens, closes::${days} AS closes,
        straddles, locked ${packed === undefined ? '' : `, ${packed} AS row_key`}
      FROM (SELECT ${['rowid::INTEGER AS id', 'file', ...cells].join(', ')} FROM raw WHERE ${present(raw)}) AS raw
        JOIN subjects ON raw.file = subjects.file AND ${same.join(' AND ')};
    CREATE TABLE aside AS FROM kept LIMIT 0;
    CREATE VIEW rows AS ${view} FROM kept;
    CREATE VIEW replaced AS ${view} FROM aside`;
}

/** Every column that a row can have, and the decimals of those that hold numbers. */
function viewCells(used: readonly string[], portfolio: Portfolio): readonly string[] {
  const cell = (column: string, as: string, type: string) =>
    used.includes(column) ? name(as) : `NULL::${type} AS ${name(as)}`;
  return [
    ...allColumns(portfolio).map((column) => cell(column, column, 'VARCHAR')),
    ...numberColumns.map((column) => cell(column, `${column}_`, 'DECIMAL(30,12)')),
  ];
}

const dayType = `CREATE TYPE days AS ENUM (
  SELECT day FROM (SELECT opens AS day FROM subjects UNION SELECT closes FROM subjects) WHERE day IS NOT NULL ORDER BY day)`;
