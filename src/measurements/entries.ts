import type { Portfolio } from '../model/portfolio.ts';
import { wordsOf } from './columns.ts';
import { quote } from './database.ts';
import { tidy } from './reading.ts';

/** Where rows of the store come from. */
export interface Source {
  readonly from: string;
  /** The number of the indicator, in SQL. */
  readonly ind: string;
  /** What `from` calls the columns of the store that it has. */
  readonly columns: ReadonlyMap<string, string>;
}

/** Classes of rows, by how much they say: the greatest of a place-period is what coverage counts. */
export const classes = { empty: 1, notApplicable: 2, withheld: 3, counted: 4 } as const;

/** What a value is marked with, as bits, so that any number of rows is one number. */
export const bits = {
  'at-least': 1,
  'at-most': 2,
  about: 4,
  provisional: 8,
  estimated: 16,
  derived: 32,
  carried: 64,
} as const;

/** The `dimension` of entries that are totals; those of exhaustive dimensions have the number of theirs, all others NULL. */
export const ofTotals = -1;

/**
 * One row for all that the rows say of an indicator, period (as written), place, reporter and step: of those without categories,
 * and of those of each exhaustive dimension. `settled`: how many categories, residual ones apart, are counted or do not apply. A
 * number that a row which counts does not have is NULL. `double` numbers rows that say the same thing twice.
 */
export const entryTable = `CREATE TEMP TABLE respelled (ind INTEGER, written VARCHAR, spelled VARCHAR);
  CREATE TEMP TABLE entry (ind INTEGER, period VARCHAR, place VARCHAR, reporter VARCHAR,
  step VARCHAR, dimension TINYINT, double INTEGER, n INTEGER, class UTINYINT, counted INTEGER, withheld BOOLEAN, settled INTEGER,
  value_ DECIMAL(38,12), numerator_ DECIMAL(38,12), denominator_ DECIMAL(38,12), lower_ DECIMAL(30,12), upper_ DECIMAL(30,12),
  bits UTINYINT);
  ${numberMacros()}`;

const keyColumns = ['place', 'reporter', 'step'] as const;
const key = `ind, period, ${keyColumns.join(', ')}, dimension`;
const added = ['value', 'numerator', 'denominator'];
const numbers = [...added, 'lower', 'upper'];

/**
 * Adds the entries of a source's rows. `mend`: places, reporters and steps may have blanks around them, and the table `respelled`
 * says which periods are the same days as others.
 */
export function insertEntries(source: Source, portfolio: Portfolio, mend: boolean): string {
  const own = numbers.filter((column) => source.columns.has(column));
  const sums = own.map((column) =>
    added.includes(column)
      ? `CASE WHEN count(${column}_) = count(*) FILTER (WHERE class = ${classes.counted}) THEN sum(${column}_) END AS ${column}_`
      : `any_value(${column}_) AS ${column}_`,
  );
  return `INSERT INTO entry BY NAME SELECT ${key}, 0 AS double, count(*) AS n, max(class) AS class,
      count(*) FILTER (WHERE class = ${classes.counted}) AS counted, bool_or(class = ${classes.withheld}) AS withheld,
      ${settled(source, portfolio)} AS settled, ${[...sums, `bit_or(bits) FILTER (WHERE class = ${classes.counted})`].join(', ')} AS bits
    FROM (${rowsOf(source, portfolio, mend)})
    GROUP BY ${key}`;
}

/** Takes what was said twice apart again: both rows count, and what comes of that is not for the sums above to say. */
export function insertDoubles(sources: readonly Source[], portfolio: Portfolio, mend: boolean): string {
  const rows = sources.map((source) => `(${rowsOf(source, portfolio, mend)})`).join(' UNION ALL BY NAME ');
  const values = numbers.map((column) => `${column}_`).join(', ');
  const order = `class DESC, bits, ${values}`;
  return `CREATE TEMP TABLE doubles AS SELECT ${key} FROM entry WHERE dimension = ${ofTotals} AND n > 1;
    DELETE FROM entry WHERE dimension = ${ofTotals} AND n > 1;
    INSERT INTO entry BY NAME SELECT ${key}, row_number() OVER (PARTITION BY ${key} ORDER BY ${order}) - 1 AS double, 1 AS n,
      class, CASE WHEN class = ${classes.counted} THEN 1 ELSE 0 END AS counted, class = ${classes.withheld} AS withheld, ${values},
      bits FROM (${rows}) SEMI JOIN doubles USING (${key})`;
}

/** Each row with its class, its bits and its numbers; these only where the row counts. */
function rowsOf({ from, ind, columns }: Source, portfolio: Portfolio, mend: boolean): string {
  const cell = (column: string) => columns.get(column) ?? 'NULL::VARCHAR';
  const dimensions = dimensionsOf({ columns }, portfolio);
  const filled = dimensions.map(({ clean }) => `(${clean} IS NOT NULL)::INTEGER`).join(' + ');
  const first = dimensions.map(({ clean, number }) => `WHEN ${clean} IS NOT NULL THEN ${number ?? 'NULL'}`).join(' ');
  const one =
    dimensions.length === 1
      ? `CASE ${first} ELSE ${ofTotals} END`
      : `CASE ${filled} WHEN 0 THEN ${ofTotals} WHEN 1 THEN CASE ${first} END END`;
  const dimension = dimensions.length === 0 ? `${ofTotals}` : one;
  const categories = dimensions.flatMap(({ clean, needed }) =>
    needed.map((id, index) => `WHEN ${clean} = ${quote(id)} THEN ${index}`),
  );
  const category = categories.length === 0 ? 'NULL' : `CASE ${categories.join(' ')} END`;
  const keys = keyColumns.map((column) => {
    const given = columns.has(column);
    return `${given ? `coalesce(${mend ? tidy(cell(column)) : cell(column)}, '')` : "''"} AS ${column}`;
  });
  const status = clean(cell('status'), wordsOf('status') ?? []);
  const qualifier = clean(cell('qualifier'), wordsOf('qualifier') ?? []);
  const read = numbers.map(
    (column) => `${columns.has(column) ? `stored_number(${cell(column)})` : 'NULL::DECIMAL(30,12)'} AS ${column}_`,
  );
  const period = mend ? `coalesce(spelled, ${cell('period')})` : cell('period');
  const respelled = mend
    ? ` LEFT JOIN respelled ON respelled.ind = ${ind} AND respelled.written = ${cell('period')}`
    : '';
  // Rows of no total and no exhaustive dimension are only asked for their period: one a period is enough.
  const apart = dimensions.some(({ number }) => number === undefined) || dimensions.length > 1;
  const merged = apart
    ? ` REPLACE (${keyColumns.map((column) => `CASE WHEN dimension IS NULL THEN '' ELSE ${column} END AS ${column}`).join(', ')})`
    : '';
  const ifCounted = numbers.map((column) => `CASE WHEN class = ${classes.counted} THEN ${column}_ END AS ${column}_`);
  return `SELECT *${merged} FROM (
      SELECT ${key}, category, class, bits, ${ifCounted.join(', ')} FROM (
        SELECT * EXCLUDE (status, qualifier), ${classOfRow} AS class, ${bitsOfRow} AS bits FROM (
          SELECT ${ind} AS ind, ${period} AS period, ${keys.join(', ')}, (${dimension})::TINYINT AS dimension,
            (${category})::INTEGER AS category, ${status} AS status, ${qualifier} AS qualifier, ${read.join(', ')}
          FROM ${from}${respelled} WHERE ${cell('period')} IS NOT NULL)))`;
}

function dimensionsOf({ columns }: Pick<Source, 'columns'>, { dimensions }: Portfolio) {
  return [...dimensions.values()].flatMap(({ id, exhaustive, categories }, number) => {
    const cell = columns.get(id);
    if (cell === undefined) return [];
    const needed = exhaustive ? [...categories.values()].filter(({ residual }) => !residual) : [];
    return [
      {
        clean: clean(cell, [...categories.keys()]),
        needed: needed.map((one) => one.id),
        number: exhaustive ? number : undefined,
      },
    ];
  });
}

/** A cell without blanks around it; it is only looked at where it is none of the words that are expected. */
function clean(cell: string, words: readonly string[]): string {
  if (cell.startsWith('NULL') || words.length === 0) return cell.startsWith('NULL') ? cell : tidy(cell);
  return `CASE WHEN ${cell} IS NULL OR ${cell} IN (${words.map(quote).join(', ')}) THEN ${cell} ELSE ${tidy(cell)} END`;
}

/** Bits are far quicker to gather than distinct values, as long as there are enough of them. */
function settled(source: Source, portfolio: Portfolio): string {
  const given = `FILTER (WHERE class IN (${classes.counted}, ${classes.notApplicable}))`;
  const most = Math.max(0, ...dimensionsOf(source, portfolio).map(({ needed }) => needed.length));
  if (most === 0) return '0';
  if (most > 62) return `count(DISTINCT category) ${given}`;
  return `coalesce(bit_count(bit_or(1::BIGINT << category) ${given}), 0)`;
}

const classOfRow = `(CASE
  WHEN status = 'confidential' THEN ${classes.withheld}
  WHEN status = 'not-applicable' THEN ${classes.notApplicable}
  WHEN coalesce(status, 'reported') IN ('reported', 'provisional', 'estimated')
    AND (value_ IS NOT NULL OR (numerator_ IS NOT NULL AND denominator_ IS NOT NULL)) THEN ${classes.counted}
  ELSE ${classes.empty} END)::UTINYINT`;

const bitsOfRow = `(CASE qualifier ${cases(['at-least', 'at-most', 'about'])} ELSE 0 END
  + CASE status ${cases(['provisional', 'estimated'])} ELSE 0 END)::UTINYINT`;

function cases(words: readonly (keyof typeof bits)[]): string {
  return words.map((word) => `WHEN '${word}' THEN ${bits[word]}`).join(' ');
}

/** A cast of text to a decimal of more than 18 digits is about 200 times as slow as one to fewer: it is left to those that need it. */
function numberMacros(): string {
  return `CREATE OR REPLACE TEMP MACRO long_number(x) AS
    CASE WHEN regexp_full_match(x, '-?[0-9]{1,18}(\\.[0-9]{1,12})?')
      THEN CASE WHEN position('.' IN x) BETWEEN 2 AND 7 THEN x::DECIMAL(18,12)::DECIMAL(30,12) ELSE x::DECIMAL(30,12) END END;
    CREATE OR REPLACE TEMP MACRO stored_number(x) AS
    CASE WHEN regexp_full_match(x, '-?[0-9]{1,9}(\\.[0-9]{1,4})?') THEN x::DECIMAL(18,4)::DECIMAL(30,12)
      ELSE long_number(${tidy('x')}) END`;
}
