import { ancestors } from '../model/place-tree.ts';
import type { Portfolio } from '../model/portfolio.ts';
import type { Slice } from '../model/slice.ts';
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
  /** Only rows of this part count; those of a category are its totals. */
  readonly slice: Slice;
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
 * What an entry's `says` is made of beside `bits`: which classes its rows have, whether one that counts lacks a number, and from
 * `categories` on which categories are settled (counted, or not applicable). One number can be gathered far quicker than many.
 */
export const says = {
  counted: 1 << 8,
  withheld: 1 << 9,
  notApplicable: 1 << 10,
  value_: 1 << 11,
  numerator_: 1 << 12,
  denominator_: 1 << 13,
  categories: 16,
} as const;

/** So many categories, residual ones apart, find place in `says`. */
const mostCategories = 46;

/**
 * One row for all that the rows say of an indicator, period (as written), place, reporter and step: of those without categories,
 * and of those of each exhaustive dimension. `n`: how many rows; those that say the same thing twice are numbered by `double`.
 * `settled`: how many categories are settled, where they are too many for `says`.
 */
export const entryTable = `CREATE TEMP TABLE respelled (ind INTEGER, written VARCHAR, spelled VARCHAR);
  CREATE TEMP TABLE entry (ind INTEGER, period VARCHAR, place VARCHAR DEFAULT '', reporter VARCHAR DEFAULT '',
    step VARCHAR DEFAULT '', dimension TINYINT, double INTEGER DEFAULT 0, n INTEGER, says BIGINT, settled INTEGER,
    value_ DECIMAL(38,12), numerator_ DECIMAL(38,12), denominator_ DECIMAL(38,12), lower_ DECIMAL(30,12), upper_ DECIMAL(30,12));
  ${numberMacros()}`;

const placing = ['place', 'reporter', 'step'];
const added = ['value', 'numerator', 'denominator'];
const numbers = [...added, 'lower', 'upper'];

/**
 * Adds the entries of a source's rows. `mend`: places, reporters and steps may have blanks around them, and the table `respelled`
 * says which periods are the same days as others.
 */
export function insertEntries(source: Source, portfolio: Portfolio, mend: boolean): string {
  const key = keyOf(source);
  const sums = numbersOf(source).map((column) =>
    added.includes(column) ? `sum(${column}_) AS ${column}_` : `any_value(${column}_) AS ${column}_`,
  );
  const distinct = hasMany(source, portfolio)
    ? [`count(DISTINCT category) FILTER (WHERE (says & ${says.counted | says.notApplicable}) > 0) AS settled`]
    : [];
  return `INSERT INTO entry BY NAME
    SELECT ${key}, ${['count(*) AS n', 'bit_or(says) AS says', ...sums, ...distinct].join(', ')}
    FROM (${rowsOf(source, portfolio, mend)}) GROUP BY ${key}`;
}

/** Takes what was said twice apart again: both rows count, and what comes of that is not for the sums above to say. */
export function insertDoubles(sources: readonly Source[], portfolio: Portfolio, mend: boolean): string {
  const same = ['ind', 'period', ...placing];
  const rows = sources.map((source) => `(${rowsOf(source, portfolio, mend)})`).join(' UNION ALL BY NAME ');
  const every = `SELECT NULL::VARCHAR AS reporter, NULL::VARCHAR AS place, NULL::VARCHAR AS step,
    ${numbers.map((column) => `NULL::DECIMAL(30,12) AS ${column}_`).join(', ')} WHERE false`;
  const values = numbers.map((column) => `${column}_`).join(', ');
  return `CREATE TEMP TABLE doubles AS SELECT ${same.join(', ')} FROM entry WHERE dimension = ${ofTotals} AND n > 1;
    DELETE FROM entry WHERE dimension = ${ofTotals} AND n > 1;
    INSERT INTO entry BY NAME SELECT ${same.join(', ')}, dimension, 1 AS n, says, ${values},
        row_number() OVER (PARTITION BY ${same.join(', ')} ORDER BY says DESC, ${values}) - 1 AS double
      FROM (SELECT * REPLACE (${placing.map((column) => `coalesce(${column}, '') AS ${column}`).join(', ')})
        FROM (${rows} UNION ALL BY NAME ${every}) WHERE dimension = ${ofTotals}) SEMI JOIN doubles USING (${same.join(', ')})`;
}

function keyOf({ columns }: Source): string {
  return ['ind', 'period', ...placing.filter((column) => columns.has(column)), 'dimension'].join(', ');
}

function numbersOf({ columns }: Source): readonly string[] {
  return numbers.filter((column) => columns.has(column));
}

/** Each row with what it says, and its numbers where it counts. */
function rowsOf(source: Source, portfolio: Portfolio, mend: boolean): string {
  const dimensions = dimensionsOf(source, portfolio);
  const own = numbersOf(source);
  // Rows of no total and no exhaustive dimension are only asked for their period: one a period is enough.
  const isApart =
    source.slice.category !== undefined ||
    dimensions.length > 1 ||
    dimensions.some(({ number }) => number === undefined);
  const places = placing
    .filter((column) => source.columns.has(column))
    .map((column) => (isApart ? `CASE WHEN dimension IS NULL THEN '' ELSE ${column} END AS ${column}` : column));
  const category = hasMany(source, portfolio)
    ? [`${categoryOf(dimensions, (index) => `${index}`, 'NULL')} AS category`]
    : [];
  const counted = own.map((column) => `CASE WHEN class = ${classes.counted} THEN ${column}_ END AS ${column}_`);
  return `SELECT ${['ind', 'period', ...places, 'dimension', ...category, ...counted].join(', ')}, ${saysOf(source, portfolio)} AS says
    FROM (SELECT *, ${dimensionOf(dimensions, source.slice)} AS dimension, ${classOf(source)} AS class FROM (${cellsOf(source, portfolio, mend)}))`;
}

/** The cells of each row: texts without blanks around them, numbers as decimals. */
function cellsOf(source: Source, portfolio: Portfolio, mend: boolean): string {
  const { from, ind, columns } = source;
  const cell = (column: string) => columns.get(column) ?? 'NULL';
  const period = mend ? `coalesce(spelled, ${cell('period')})` : cell('period');
  const respelled = mend
    ? ` LEFT JOIN respelled ON respelled.ind = ${ind} AND respelled.written = ${cell('period')}`
    : '';
  const places = placing
    .filter((column) => columns.has(column))
    .map((column) => `coalesce(${mend ? tidy(cell(column)) : cell(column)}, '') AS ${column}`);
  const words = ['status', 'qualifier']
    .filter((column) => columns.has(column))
    .map((column) => `${clean(cell(column), wordsOf(column) ?? [])} AS ${column}`);
  const categories = dimensionsOf(source, portfolio).map(
    ({ cell: of, column, all }) => `${clean(of, all)} AS ${column}`,
  );
  const read = numbersOf(source).map((column) => `stored_number(${cell(column)}) AS ${column}_`);
  return `SELECT ${[`${ind} AS ind`, `${period} AS period`, ...places, ...categories, ...words, ...read].join(', ')}
    FROM ${from}${respelled} WHERE ${cell('period')} IS NOT NULL AND ${placeCondition(source, portfolio)}`;
}

/** Rows of the place that is asked for, and of those in it; all where none is. */
function placeCondition({ columns, slice: { place } }: Source, portfolio: Portfolio): string {
  if (place === undefined) return 'true';
  const cell = columns.get('place');
  const inside = [...portfolio.places.keys()].filter((id) => id === place || ancestors(id, portfolio).includes(place));
  return cell === undefined ? 'false' : `${tidy(cell)} IN (${inside.map(quote).join(', ') || 'NULL'})`;
}

/** A cell without blanks around it; it is only looked at where it is none of the words that are expected. */
function clean(cell: string, words: readonly string[]): string {
  if (words.length === 0) return tidy(cell);
  return `CASE ${cell} ${words.map((word) => `WHEN ${quote(word)} THEN ${cell}`).join(' ')} ELSE ${tidy(cell)} END`;
}

interface UsedDimension {
  readonly id: string;
  /** As the source calls it, and as `cellsOf` does: an id may be anything. */
  readonly cell: string;
  readonly column: string;
  readonly all: readonly string[];
  /** The categories that make a total; none for a dimension that is not exhaustive, which has no number either. */
  readonly needed: readonly string[];
  readonly number: number | undefined;
}

function dimensionsOf({ columns }: Source, { dimensions }: Portfolio): readonly UsedDimension[] {
  return [...dimensions.values()].flatMap(({ id, exhaustive, categories }, number): UsedDimension[] => {
    const cell = columns.get(id);
    if (cell === undefined) return [];
    const all = [...categories.keys()];
    const needed = all.filter((category) => exhaustive && categories.get(category)?.residual !== true);
    return [{ id, cell, column: `category${number}`, all, needed, number: exhaustive ? number : undefined }];
  });
}

function hasMany(source: Source, portfolio: Portfolio): boolean {
  return dimensionsOf(source, portfolio).some(({ needed }) => needed.length > mostCategories);
}

function dimensionOf(dimensions: readonly UsedDimension[], { category }: Slice): string {
  if (category !== undefined) {
    const own = dimensions.find(({ id }) => id === category.dimension);
    if (own === undefined) return 'NULL::TINYINT';
    const others = dimensions.filter((one) => one !== own).map(({ column }) => ` AND ${column} IS NULL`);
    return `(CASE WHEN ${own.column} = ${quote(category.category)}${others.join('')} THEN ${ofTotals} END)::TINYINT`;
  }
  if (dimensions.length === 0) return `${ofTotals}::TINYINT`;
  const filled = dimensions.map(({ column }) => `(${column} IS NOT NULL)::INTEGER`).join(' + ');
  const first = dimensions.map(({ column, number }) => `WHEN ${column} IS NOT NULL THEN ${number ?? 'NULL'}`).join(' ');
  const several = dimensions.length === 1 ? '' : `WHEN ${filled} > 1 THEN NULL `;
  return `(CASE ${several}${first} ELSE ${ofTotals} END)::TINYINT`;
}

function categoryOf(dimensions: readonly UsedDimension[], as: (index: number) => string, otherwise: string): string {
  const found = dimensions.flatMap(({ column, needed }) =>
    needed.map((id, index) => `WHEN ${column} = ${quote(id)} THEN ${as(index)}`),
  );
  return found.length === 0 ? otherwise : `CASE ${found.join(' ')} ELSE ${otherwise} END`;
}

function classOf({ columns }: Source): string {
  const has = (column: string) => (columns.has(column) ? `${column}_ IS NOT NULL` : 'false');
  const measured = `${has('value')} OR (${has('numerator')} AND ${has('denominator')})`;
  if (!columns.has('status')) return `CASE WHEN ${measured} THEN ${classes.counted} ELSE ${classes.empty} END`;
  return `CASE WHEN status IS NULL OR status = 'reported' OR status = 'provisional' OR status = 'estimated'
      THEN CASE WHEN ${measured} THEN ${classes.counted} ELSE ${classes.empty} END
    WHEN status = 'confidential' THEN ${classes.withheld} WHEN status = 'not-applicable' THEN ${classes.notApplicable}
    ELSE ${classes.empty} END`;
}

function saysOf(source: Source, portfolio: Portfolio): string {
  const { columns } = source;
  const marked = (column: string, words: readonly (keyof typeof bits)[]) =>
    columns.has(column)
      ? [`CASE ${column} ${words.map((word) => `WHEN '${word}' THEN ${bits[word]}`).join(' ')} ELSE 0 END`]
      : [];
  const lacking = (['value_', 'numerator_', 'denominator_'] as const).map((column) =>
    columns.has(column.slice(0, -1))
      ? `CASE WHEN ${column} IS NULL THEN ${says[column]} ELSE 0 END`
      : `${says[column]}`,
  );
  const dimensions = hasMany(source, portfolio) ? [] : dimensionsOf(source, portfolio);
  const category = categoryOf(dimensions, (index) => `${1n << BigInt(says.categories + index)}`, '0');
  const counted = [
    `${says.counted}`,
    ...lacking,
    ...marked('status', ['provisional', 'estimated']),
    ...marked('qualifier', ['at-least', 'at-most', 'about']),
    category,
  ];
  return `(CASE class WHEN ${classes.counted} THEN ${counted.join(' + ')} WHEN ${classes.withheld} THEN ${says.withheld}
    WHEN ${classes.notApplicable} THEN ${says.notApplicable} + ${category} ELSE 0 END)::BIGINT`;
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
