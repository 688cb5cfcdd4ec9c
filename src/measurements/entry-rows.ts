import { ancestors } from '../model/place-tree.ts';
import type { Portfolio } from '../model/portfolio.ts';
import type { Slice } from '../model/slice.ts';
import { quote } from './database.ts';
import { bits, ofTotals, says } from './marks.ts';
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

/** So many categories, residual ones apart, find place in `says`. */
const mostCategories = 46;

const placing = ['place', 'reporter', 'step'];
export const added = ['value', 'numerator', 'denominator'];
const numbers = [...added, 'lower', 'upper'];

/** What tells entries apart, beside indicator and period: who reported. A table has no column for what no row has. */
export function placingIn(columns: Columns): readonly string[] {
  return placing.filter((column) => column === 'place' || columns.has(column));
}

/** The numbers that rows have, those that are added up first. */
export function numbersIn(columns: Columns): readonly string[] {
  return numbers.filter((column) => column === 'value' || columns.has(column));
}

interface Columns {
  has(column: string): boolean;
}

export function ownPlaces({ columns }: Source): readonly string[] {
  return placing.filter((column) => columns.has(column));
}

export function ownNumbers({ columns }: Source): readonly string[] {
  return numbers.filter((column) => columns.has(column));
}

/** Each row with what it says, and its numbers where it counts. */
export function rowsOf(source: Source, portfolio: Portfolio, mend: boolean): string {
  const dimensions = dimensionsOf(source, portfolio);
  // Rows of no total and no exhaustive dimension are only asked for their period: one a period is enough.
  const isApart =
    chosenIn(source.slice).length > 0 || dimensions.length > 1 || dimensions.some(({ number }) => number === undefined);
  const places = ownPlaces(source).map((column) =>
    isApart ? `CASE WHEN dimension IS NULL THEN '' ELSE ${column} END AS ${column}` : column,
  );
  const category = hasMany(source, portfolio) ? [`${coalesced(dimensions)} AS category`] : [];
  const counted = ownNumbers(source).map(
    (column) => `CASE WHEN (says & ${says.counted}) > 0 THEN ${column}_ END AS ${column}_`,
  );
  return `SELECT ${['ind', 'period', ...places, 'dimension', 'says', ...category, ...counted].join(', ')}
    FROM (SELECT *, ${dimensionOf(dimensions, source.slice)} AS dimension, ${saysOf(source, portfolio)} AS says
      FROM (${cellsOf(source, portfolio, mend)}))`;
}

/** What the status of a row stands for in `says`; nothing at all for those that are expected and empty. */
const ofStatus: Readonly<Record<string, number>> = {
  missing: 0,
  'not-collected': 0,
  reported: says.counted,
  provisional: says.counted | bits.provisional,
  estimated: says.counted | bits.estimated,
  confidential: says.withheld,
  'not-applicable': says.notApplicable,
};

const ofQualifier = { 'at-least': bits['at-least'], 'at-most': bits['at-most'], about: bits.about };

/** The cells of each row: places without blanks around them if need be, words as numbers, numbers as decimals. */
function cellsOf(source: Source, portfolio: Portfolio, mend: boolean): string {
  const { from, ind, columns } = source;
  const cell = (column: string) => columns.get(column) ?? 'NULL';
  const period = mend ? `coalesce(spelled, ${cell('period')})` : cell('period');
  const respelled = mend
    ? ` LEFT JOIN respelled ON respelled.ind = ${ind} AND respelled.written = ${cell('period')}`
    : '';
  const places = ownPlaces(source).map(
    (column) => `coalesce(${mend ? tidy(cell(column)) : cell(column)}, '') AS ${column}`,
  );
  const categories = dimensionsOf(source, portfolio).map(
    ({ cell: of, column, words }) => `${wordNumber(of, words)}::BIGINT AS ${column}`,
  );
  const status = columns.has('status')
    ? [`coalesce(${wordNumber(cell('status'), Object.entries(ofStatus))}, ${says.counted}) AS status`]
    : [];
  const qualifier = columns.has('qualifier')
    ? [`coalesce(${wordNumber(cell('qualifier'), Object.entries(ofQualifier))}, 0) AS qualifier`]
    : [];
  const read = ownNumbers(source).map((column) => `stored_number(${cell(column)}) AS ${column}_`);
  return `SELECT ${[`${ind} AS ind`, `${period} AS period`, ...places, ...categories, ...status, ...qualifier, ...read].join(', ')}
    FROM ${from}${respelled} WHERE ${cell('period')} IS NOT NULL AND ${placeCondition(source, portfolio)}`;
}

/** Rows of the place that is asked for, and of those in it; all where none is. */
function placeCondition({ columns, slice: { place, placed } }: Source, portfolio: Portfolio): string {
  const cell = columns.get('place');
  if (place === undefined && placed === true) return cell === undefined ? 'false' : `${tidy(cell)} IS NOT NULL`;
  if (place === undefined) return 'true';
  const inside = [...portfolio.places.keys()].filter((id) => id === place || ancestors(id, portfolio).includes(place));
  return cell === undefined ? 'false' : `${tidy(cell)} IN (${inside.map(quote).join(', ') || 'NULL'})`;
}

type NumberedWords = readonly (readonly [string, number | bigint])[];

/** The number of a word; 0 for one that is not known, NULL where there is none. Blanks are only looked for in what is not known. */
function wordNumber(cell: string, words: NumberedWords): string {
  const numbered = (text: string, otherwise: string) =>
    words.length === 0
      ? otherwise
      : `CASE ${text} ${words.map(([word, number]) => `WHEN ${quote(word)} THEN ${number}`).join(' ')} ELSE ${otherwise} END`;
  const tidied = `CASE WHEN ${tidy(cell)} IS NOT NULL THEN ${numbered(tidy(cell), '0')} END`;
  return `(CASE WHEN ${cell} IS NOT NULL THEN ${numbered(cell, tidied)} END)`;
}

interface UsedDimension {
  readonly id: string;
  /** As the source calls it, and as `cellsOf` does: an id may be anything. */
  readonly cell: string;
  readonly column: string;
  /**
   * Categories with what they stand for in `says`, or with their position where they are too many; residual ones with 0, as all are
   * that a slice does not ask for.
   */
  readonly words: NumberedWords;
  /** None for a dimension that is not exhaustive, and for those of a slice by category. */
  readonly number: number | undefined;
  readonly isLarge: boolean;
}

function dimensionsOf({ columns, slice }: Source, { dimensions }: Portfolio): readonly UsedDimension[] {
  const chosen = chosenIn(slice);
  return [...dimensions.values()].flatMap(({ id, exhaustive, categories }, number): UsedDimension[] => {
    const cell = columns.get(id);
    if (cell === undefined) return [];
    const used = { id, cell, column: `category${number}` };
    if (chosen.length > 0) {
      const asked = chosen.flatMap(({ dimension, category }) => (dimension === id ? [category] : []));
      return [
        { ...used, words: asked.map((category) => [category, firstCategory]), number: undefined, isLarge: false },
      ];
    }
    const isNeeded = (category: string) => exhaustive && categories.get(category)?.residual !== true;
    const needed = [...categories.keys()].filter(isNeeded);
    const isLarge = needed.length > mostCategories;
    const numberOf = (index: number) => (isLarge ? BigInt(index + 1) : firstCategory << BigInt(index));
    const words = [...categories.keys()].map((category): [string, bigint] => [
      category,
      isNeeded(category) ? numberOf(needed.indexOf(category)) : 0n,
    ]);
    return [{ ...used, words, number: exhaustive ? number : undefined, isLarge }];
  });
}

const firstCategory = 1n << BigInt(says.categories);

/** The categories that rows have to be of. */
function chosenIn({ category, cross = [] }: Slice): readonly NonNullable<Slice['category']>[] {
  return [...(category === undefined ? [] : [category]), ...cross];
}

export function hasMany(source: Source, portfolio: Portfolio): boolean {
  return dimensionsOf(source, portfolio).some(({ isLarge }) => isLarge);
}

/** The number of a row's category; NULL where it is not needed for a total. */
function coalesced(dimensions: readonly UsedDimension[]): string {
  return `nullif(coalesce(${dimensions.map(({ column }) => column).join(', ')}), 0)`;
}

function dimensionOf(dimensions: readonly UsedDimension[], slice: Slice): string {
  const chosen = chosenIn(slice);
  if (chosen.length > 0) {
    // Rows of a file without the column are of none of its categories.
    if (chosen.some(({ dimension }) => dimensions.every(({ id }) => id !== dimension))) return 'NULL::TINYINT';
    const conditions = dimensions.map(({ column, words }) =>
      words.length === 0 ? `${column} IS NULL` : `${column} = ${firstCategory}`,
    );
    return `(CASE WHEN ${conditions.join(' AND ')} THEN ${ofTotals} END)::TINYINT`;
  }
  if (dimensions.length === 0) return `${ofTotals}::TINYINT`;
  const filled = dimensions.map(({ column }) => `(${column} IS NOT NULL)::INTEGER`).join(' + ');
  const first = dimensions.map(({ column, number }) => `WHEN ${column} IS NOT NULL THEN ${number ?? 'NULL'}`).join(' ');
  const several = dimensions.length === 1 ? '' : `WHEN ${filled} > 1 THEN NULL `;
  return `(CASE ${several}${first} ELSE ${ofTotals} END)::TINYINT`;
}

function saysOf(source: Source, portfolio: Portfolio): string {
  const { columns } = source;
  const has = (column: string) => (columns.has(column) ? `${column}_ IS NOT NULL` : 'false');
  const measured = `(${has('value')} OR (${has('numerator')} AND ${has('denominator')}))`;
  const lacking = (['value_', 'numerator_', 'denominator_'] as const).map((column) =>
    columns.has(column.slice(0, -1))
      ? `CASE WHEN ${column} IS NULL THEN ${says[column]} ELSE 0 END`
      : `${says[column]}`,
  );
  const dimensions = dimensionsOf(source, portfolio);
  const isCounted = dimensions.length > 0 && !hasMany(source, portfolio);
  const category = isCounted ? [`coalesce(${dimensions.map(({ column }) => column).join(', ')}, 0)`] : [];
  const status = columns.has('status') ? 'status' : `${says.counted}`;
  const qualifier = columns.has('qualifier') ? ['qualifier'] : [];
  return `(CASE WHEN (${status} & ${says.counted}) > 0
      THEN CASE WHEN ${measured} THEN ${[status, ...lacking, ...qualifier, ...category].join(' + ')} ELSE 0 END
    WHEN ${status} = ${says.notApplicable} THEN ${[status, ...category].join(' + ')} ELSE ${status} END)::BIGINT`;
}
