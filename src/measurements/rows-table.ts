import type { Portfolio } from '../model/portfolio.ts';
import { allColumns, identityColumns, numberColumns } from './columns.ts';
import { name, quote } from './database.ts';
import { originColumns } from './reading.ts';
import { typeOf } from './words.ts';

/** What is known of the table `raw`. */
export interface RawTable {
  readonly columns: readonly string[];
  /** How many words the columns have whose cells become numbers of words, 0 where all are blank; undefined where none shall. */
  readonly words: ReadonlyMap<string, number> | undefined;
}

// A cast of text to a decimal of more than 18 digits is about 200 times as slow as one to fewer: it is left to those that need it.
export const macros = `CREATE OR REPLACE MACRO number(x) AS CASE WHEN regexp_full_match(x, '-?[0-9]{1,18}(\\.[0-9]{1,12})?')
  THEN CASE WHEN length(x) <= 14 AND length(split_part(x, '.', 2)) <= 4 THEN x::DECIMAL(18,4)
    WHEN position('.' IN x) BETWEEN 2 AND 7 THEN x::DECIMAL(18,12) ELSE x::DECIMAL(30,12) END::DECIMAL(30,12) END`;

/** What stands for all the texts of a column that nobody knows. */
const unknown = `'?'`;

/** As a period may begin: what has not this shape is none. */
const single = '(FY)?[0-9]{4}(-[0-9HQ]{2}(-[0-9]{2})?)?';

/** The cells by which a row's subject is looked up, as SQL; where a column holds very many texts, those that nobody can know become one. */
export function subjectCells({ columns, words }: RawTable, { frameworks }: Portfolio) {
  const cell = (column: string, isKnown: () => string) => {
    if (!columns.includes(column) || words?.get(column) === 0) return 'NULL::VARCHAR';
    const text = `raw.${name(column)}`;
    if (words === undefined || words.has(column)) return text;
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
  };
}

/** The columns, beside indicator and period, by which the keys of these rows differ. */
export function usedIdentity({ columns, words }: RawTable, portfolio: Portfolio): readonly string[] {
  return identityColumns(portfolio).filter((column) => columns.includes(column) && words?.get(column) !== 0);
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
  const sizes = identity.map((column) => (words.get(column) ?? 0) + 1);
  if ([indicators, spans, ...sizes].reduce((product, size) => product * size, 1) > 2 ** 62) return undefined;
  const subject = `subjects.ind::BIGINT * ${spans} + subjects.span`;
  return identity.reduce(
    (packed, column, index) =>
      `(${packed}) * ${sizes[index]} + coalesce(enum_code(raw.${name(column)})::BIGINT + 1, 0)`,
    subject,
  );
}

/**
 * The table `kept` and over it the view `rows`, in which every column is there: those that hold nothing take no room. A line of
 * commas alone is no row.
 */
export function rowsTable(
  raw: RawTable,
  { portfolio, fresh }: { readonly portfolio: Portfolio; readonly fresh: number },
  packed: string | undefined,
): string {
  const used = raw.columns.filter((column) => raw.words?.get(column) !== 0);
  const isWord = (column: string) => used.includes(column) && raw.words?.has(column) === true;
  const typed = (column: string, cell: string) => (isWord(column) ? `${cell}::${typeOf(column)}` : cell);
  const cells = used.map((column) => `${typed(column, name(column))} AS ${name(column)}`);
  const present = used.filter((column) => !originColumns.includes(column)).map(name);
  const decimals = numberColumns
    .filter((column) => used.includes(column))
    .map((column) => `number(raw.${name(column)}) AS ${name(`${column}_`)}`);
  const same = Object.entries(subjectCells(raw, portfolio)).map(
    ([column, cell]) => `${cell} IS NOT DISTINCT FROM ${typed(column, `subjects.${column}`)}`,
  );
  const [declared, days] = isWord('period') ? [`${dayType};`, 'days'] : ['', 'VARCHAR'];
  return `${declared}
    CREATE TABLE kept AS
      SELECT ${['raw.*', ...decimals].join(', ')}, problem, ind, opens::${days} AS opens, closes::${days} AS closes,
        straddles, locked ${packed === undefined ? '' : `, ${packed} AS row_key`}
      FROM (SELECT ${['rowid::INTEGER AS id', 'file', ...cells].join(', ')} FROM raw
          WHERE coalesce(${['NULL', ...present].join(', ')}) IS NOT NULL) AS raw
        JOIN subjects ON raw.file = subjects.file AND ${same.join(' AND ')};
    CREATE VIEW rows AS SELECT id, file, ${viewCells(used, portfolio).join(', ')}, problem, ind, opens, closes, straddles, locked,
      file < ${fresh} AS fresh ${packed === undefined ? '' : ', row_key'} FROM kept;
    CREATE TABLE replaced AS FROM rows LIMIT 0`;
}

/** Every column that a row can have, and the decimals of those that hold numbers. */
function viewCells(used: readonly string[], portfolio: Portfolio): readonly string[] {
  const all = [...allColumns(portfolio), ...originColumns.filter((column) => used.includes(column))];
  const cell = (column: string, as: string, type: string) =>
    used.includes(column) ? name(as) : `NULL::${type} AS ${name(as)}`;
  return [
    ...all.map((column) => cell(column, column, 'VARCHAR')),
    ...numberColumns.map((column) => cell(column, `${column}_`, 'DECIMAL(30,12)')),
  ];
}

const dayType = `CREATE TYPE days AS ENUM (
  SELECT day FROM (SELECT opens AS day FROM subjects UNION SELECT closes FROM subjects) WHERE day IS NOT NULL ORDER BY day)`;
