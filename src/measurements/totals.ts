import { ancestors } from '../model/place-tree.ts';
import type { Dimension, Portfolio } from '../model/portfolio.ts';
import type { Slice } from '../model/slice.ts';
import { type Database, quote } from './database.ts';
import { bits, classes } from './reduction.ts';
import { storedColumn } from './stored-rows.ts';

/**
 * Makes the table `totals` of the table `stored`, for periods that have ended: rows without categories, and totals derived from a
 * complete exhaustive dimension where none is given; each with its class and its bits. A blank place, reporter or step is ''.
 */
export async function makeTotals(
  database: Database,
  portfolio: Portfolio,
  columns: ReadonlySet<string>,
  slice: Slice = {},
): Promise<void> {
  const used = [...portfolio.dimensions.values()]
    .filter(({ id }) => columns.has(id))
    .map((dimension) => ({ ...dimension, column: storedColumn(dimension.id, portfolio) }));
  const exhaustive = used.filter((dimension) => dimension.exhaustive);
  const { category } = slice;
  const inPlace = placeCondition(portfolio, slice);
  const chosen = [...(category === undefined ? [] : [category]), ...(slice.cross ?? [])];
  const ofCategory = (id: string) => {
    const found = chosen.find(({ dimension }) => dimension === id);
    return found === undefined ? 'IS NULL' : `= ${quote(found.category)}`;
  };
  // A file without the column has no row of the category.
  const isThere = chosen.every(({ dimension }) => columns.has(dimension));
  const isTotal = [inPlace, String(isThere), ...used.map(({ id, column }) => `${column} ${ofCategory(id)}`)].join(
    ' AND ',
  );
  await database.run(`CREATE TEMP TABLE totals AS
    SELECT ${key}, ${classOfRow} AS class, value_, numerator_, denominator_, lower_, upper_, ${bitsOfRow} AS bits
    FROM (SELECT ${keyOfRow}, status, qualifier, ${numbersOfRow(columns)} FROM stored JOIN span ON ${ofPeriod} WHERE ${isTotal})`);
  if (exhaustive.length > 0 && category === undefined)
    await database.run(`INSERT INTO totals ${derivation(used, exhaustive, columns, inPlace)}`);
}

/** Rows of the place that is asked for, and of those in it; all where none is. */
function placeCondition(portfolio: Portfolio, { place, placed }: Slice): string {
  if (place === undefined) return placed === true ? 'place IS NOT NULL' : 'true';
  const inside = [...portfolio.places.keys()].filter((id) => id === place || ancestors(id, portfolio).includes(place));
  return `place IN (${inside.map(quote).join(', ') || 'NULL'})`;
}

/** A dimension, and the column of `stored` that holds its categories. */
type Used = Dimension & { readonly column: string };

const key = 'ind, per, place, reporter, step';

const keyOfRow = `stored.ind, per, coalesce(place, '') AS place, coalesce(reporter, '') AS reporter, coalesce(step, '') AS step`;

const ofPeriod = 'span.ind = stored.ind AND span.written = stored.period';

function numbersOfRow(columns: ReadonlySet<string>): string {
  return ['value', 'numerator', 'denominator', 'lower', 'upper']
    .map((column) => `${columns.has(column) ? `stored_number(${column})` : 'NULL::DECIMAL(30,12)'} AS ${column}_`)
    .join(', ');
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

/**
 * Totals that no row gives: of the first exhaustive dimension in which every category that is not residual is counted, or does
 * not apply. Only rows whose total is missing are looked at.
 */
function derivation(
  used: readonly Used[],
  exhaustive: readonly Used[],
  columns: ReadonlySet<string>,
  inPlace: string,
): string {
  const filled = used.map(({ column }) => `(${column} IS NOT NULL)::INTEGER`).join(' + ');
  const dimension = exhaustive.map(({ column }, index) => `WHEN ${column} IS NOT NULL THEN ${index}`).join(' ');
  const needed = exhaustive.map(({ categories }) => [...categories.values()].filter(({ residual }) => !residual));
  const category = exhaustive.flatMap(({ column }, index) =>
    (needed[index] ?? []).map((one, number) => `WHEN ${column} = ${quote(one.id)} THEN ${number}`),
  );
  const sizes = needed.map((categories, index) => `WHEN ${index} THEN ${categories.length}`).join(' ');
  const ofCounted = `FILTER (WHERE class = ${classes.counted})`;
  const complete = (column: string) => `count(${column}) ${ofCounted} = count(*) ${ofCounted}`;
  const added = (column: string) => `CASE WHEN ${complete(column)} THEN sum(${column}) ${ofCounted} END`;
  const texts = ['status', 'qualifier', ...['value', 'numerator', 'denominator', 'lower', 'upper']];
  const parts = `SELECT ${keyOfRow}, ${texts.join(', ')}, (CASE ${dimension} END)::UTINYINT AS dimension,
      (${category.length === 0 ? 'NULL' : `CASE ${category.join(' ')} END`})::INTEGER AS category
    FROM stored JOIN span ON ${ofPeriod} WHERE ${inPlace} AND ${filled} = 1 AND coalesce(${exhaustive.map(({ column }) => column).join(', ')}) IS NOT NULL`;
  const wanted = `SELECT ${key}, dimension, category, status, qualifier, ${numbersOfRow(columns)}
    FROM (${parts}) p ANTI JOIN (FROM totals WHERE class > ${classes.empty}) g USING (${key})`;
  const derived = `SELECT ${key}, ${classes.counted} AS class, CASE WHEN any_value(adds) THEN ${added('value_')} END AS value_,
      ${added('numerator_')} AS numerator_, ${added('denominator_')} AS denominator_, NULL AS lower_, NULL AS upper_,
      bit_or(bits) ${ofCounted} | ${bits.derived} AS bits, dimension
    FROM (SELECT *, ${classOfRow} AS class, ${bitsOfRow} AS bits FROM (${wanted})) JOIN question USING (ind)
    GROUP BY ${key}, dimension
    HAVING count(*) ${ofCounted} > 0 AND count(*) FILTER (WHERE class = ${classes.withheld}) = 0
      AND ${distinct(needed)} = CASE dimension ${sizes} END
      AND ((any_value(adds) AND ${complete('value_')}) OR (${complete('numerator_')} AND ${complete('denominator_')}))`;
  if (exhaustive.length === 1) return `SELECT * EXCLUDE (dimension) FROM (${derived})`;
  return `SELECT * EXCLUDE (dimension) FROM (${derived}) QUALIFY row_number() OVER (PARTITION BY ${key} ORDER BY dimension) = 1`;
}

/** How many categories are settled: bits are far quicker to gather than distinct values, as long as there are enough of them. */
function distinct(needed: readonly (readonly unknown[])[]): string {
  const settled = `FILTER (WHERE class IN (${classes.counted}, ${classes.notApplicable}))`;
  const most = Math.max(...needed.map(({ length }) => length));
  if (most > 62) return `count(DISTINCT category) ${settled}`;
  return `coalesce(bit_count(bit_or(1::BIGINT << category) ${settled}), 0)`;
}
