import type { Portfolio } from '../model/portfolio.ts';
import { allColumns, identityColumns, numberColumns } from './columns.ts';
import { name, quote } from './database.ts';
import { originColumns } from './reading.ts';
import { typeOf } from './words.ts';

/** What is known of the table `raw`. */
export interface RawTable {
  readonly columns: readonly string[];
  /** How many words those columns have whose cells become numbers of words. */
  readonly words: ReadonlyMap<string, number>;
  /** How many different texts the columns that may become words have, roughly; 0 is exact. Empty where that was not asked. */
  readonly counts: ReadonlyMap<string, number>;
}

// A cast of text to a decimal of more than 18 digits is about 200 times as slow as one to fewer: it is left to those that need it.
export const macros = `CREATE OR REPLACE MACRO number(x) AS CASE WHEN regexp_full_match(x, '-?[0-9]{1,18}(\\.[0-9]{1,12})?')
  THEN CASE WHEN length(x) <= 14 AND length(split_part(x, '.', 2)) <= 4 THEN x::DECIMAL(18,4)
    WHEN position('.' IN x) BETWEEN 2 AND 7 THEN x::DECIMAL(18,12) ELSE x::DECIMAL(30,12) END::DECIMAL(30,12) END`;

/** More different texts than a portfolio has indicators or anybody has periods. */
const tooMany = 20_000;

/** What stands for all the texts of a column that nobody knows. */
const unknown = `'?'`;

/** As a period may begin: what has not this shape is none. */
const single = '(FY)?[0-9]{4}(-[0-9HQ]{2}(-[0-9]{2})?)?';

/**
 * The cells by which a row's subject is looked up, as SQL, and whether the row holds anything: a line of commas alone does not.
 * Where a column holds very many texts, those that cannot be known become one.
 */
export function subjectCells({ columns, counts }: RawTable, { frameworks }: Portfolio) {
  const cell = (column: string, isKnown: () => string) => {
    if (!columns.includes(column)) return 'NULL::VARCHAR';
    const text = `raw.${name(column)}`;
    if ((counts.get(column) ?? 0) <= tooMany) return text;
    return `CASE WHEN ${text} IS NULL OR ${isKnown()} THEN ${text} ELSE ${unknown} END`;
  };
  const isOneOf = (text: string, words: Iterable<string>) => `${text} IN (${[...words, ''].map(quote).join(', ')})`;
  const indicators = () => new Set(frameworks.flatMap((one) => [...one.indicators.keys()]));
  return {
    framework: cell('framework', () =>
      isOneOf(
        'raw.framework',
        frameworks.map(({ id }) => id),
      ),
    ),
    indicator: cell('indicator', () => isOneOf('raw.indicator', indicators())),
    period: cell('period', () => `regexp_full_match(raw.period, '${single}(/${single})?')`),
    present: `coalesce(${columns
      .filter((column) => !originColumns.includes(column))
      .map((column) => `raw.${name(column)}`)
      .join(', ')}) IS NOT NULL`,
  };
}

/** The columns, beside indicator and period, by which the keys of these rows differ. */
export function usedIdentity({ columns, counts }: RawTable, portfolio: Portfolio): readonly string[] {
  return identityColumns(portfolio).filter((column) => columns.includes(column) && counts.get(column) !== 0);
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
  if (raw.counts.size === 0 || !identity.every((column) => raw.words.has(column))) return undefined;
  const sizes = identity.map((column) => (raw.words.get(column) ?? 0) + 1);
  if ([indicators, spans, ...sizes].reduce((product, size) => product * size, 1) > 2 ** 62) return undefined;
  const subject = `subjects.ind::BIGINT * ${spans} + subjects.span`;
  return identity.reduce(
    (packed, column, index) => `(${packed}) * ${sizes[index]} + coalesce(enum_code(${word(column)})::BIGINT + 1, 0)`,
    subject,
  );
}

function word(column: string): string {
  return `raw.${name(column)}::${typeOf(column)}`;
}

/**
 * The table `kept` and over it the view `rows`, in which every column is there: those that no file has hold nothing, and take no
 * room.
 */
export function rowsTable(
  raw: RawTable,
  { portfolio, fresh }: { readonly portfolio: Portfolio; readonly fresh: number },
  packed: string | undefined,
): string {
  const used = raw.columns.filter((column) => raw.counts.get(column) !== 0);
  const isUsed = (column: string) => used.includes(column);
  const cells = used.map((column) =>
    raw.words.has(column) ? `${word(column)} AS ${name(column)}` : `raw.${name(column)}`,
  );
  const numbers = numberColumns.filter(isUsed);
  const decimals = numbers.map((column) => `number(raw.${name(column)}) AS ${name(`${column}_`)}`);
  const { framework, indicator, period, present } = subjectCells(raw, portfolio);
  const same = Object.entries({ framework, indicator, period }).map(
    ([column, cell]) => `${cell} IS NOT DISTINCT FROM subjects.${column}`,
  );
  const [days, type] = raw.words.has('period') ? [`${dayType};`, 'days'] : ['', 'VARCHAR'];
  const all = [...allColumns(portfolio), ...originColumns.filter(isUsed)];
  const view = [
    ...all.map((column) => (isUsed(column) ? name(column) : `NULL::VARCHAR AS ${name(column)}`)),
    ...numberColumns
      .map((column) => name(`${column}_`))
      .map((column, index) => (isUsed(numberColumns[index] ?? '') ? column : `NULL::DECIMAL(30,12) AS ${column}`)),
    ...(packed === undefined ? [] : ['row_key']),
  ];
  return `${days}
    CREATE TABLE kept AS
      SELECT ${['raw.rowid::INTEGER AS id', 'raw.file', ...cells, ...decimals].join(', ')}, problem, ind,
        opens::${type} AS opens, closes::${type} AS closes, straddles, locked
        ${packed === undefined ? '' : `, ${packed} AS row_key`}
      FROM raw JOIN subjects ON raw.file = subjects.file AND ${same.join(' AND ')}
      WHERE ${present};
    CREATE VIEW rows AS SELECT id, file, ${view.join(', ')}, problem, ind, opens, closes, straddles, locked,
      file < ${fresh} AS fresh FROM kept;
    CREATE TABLE replaced AS FROM rows LIMIT 0`;
}

const dayType = `CREATE TYPE days AS ENUM (
  SELECT day FROM (SELECT opens AS day FROM subjects UNION SELECT closes FROM subjects) WHERE day IS NOT NULL ORDER BY day)`;
