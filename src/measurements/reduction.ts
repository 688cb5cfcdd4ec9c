import type { Dimension, Portfolio } from '../model/portfolio.ts';
import { name, quote } from './database.ts';

/** Small tables that say what is asked; `windows.ts` and `expected.ts` fill them. A blank place is '' in all of them. */
export const questionTables = `
  CREATE TEMP TABLE question (ind INTEGER, time VARCHAR, together BOOLEAN, adds BOOLEAN, members INTEGER);
  CREATE TEMP TABLE reach (ind INTEGER, opens VARCHAR, closes VARCHAR, win INTEGER, inside BOOLEAN);
  CREATE TEMP TABLE cover (ind INTEGER, opens VARCHAR, closes VARCHAR, win INTEGER, slot INTEGER);
  CREATE TEMP TABLE slot (ind INTEGER, win INTEGER, slot INTEGER, label VARCHAR, opens VARCHAR, closes VARCHAR);
  CREATE TEMP TABLE member (members INTEGER, place VARCHAR, opens VARCHAR, closes VARCHAR);
  CREATE TEMP TABLE speaker (members INTEGER, place VARCHAR, member VARCHAR, within BOOLEAN);
  CREATE TEMP TABLE above (place VARCHAR, above VARCHAR)`;

/** Classes of rows, by how much they say: the greatest of a place-period is what coverage counts. */
const empty = 1;
const notApplicable = 2;
const withheld = 3;
const counted = 4;

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

const classOfRow = `CASE
  WHEN status = 'confidential' THEN ${withheld}
  WHEN status = 'not-applicable' THEN ${notApplicable}
  WHEN coalesce(status, 'reported') IN ('reported', 'provisional', 'estimated')
    AND (value_ IS NOT NULL OR (numerator_ IS NOT NULL AND denominator_ IS NOT NULL)) THEN ${counted}
  ELSE ${empty} END`;

const bitsOfRow = `CASE qualifier ${cases(['at-least', 'at-most', 'about'])} ELSE 0 END
  + CASE status ${cases(['provisional', 'estimated'])} ELSE 0 END`;

function cases(words: readonly (keyof typeof bits)[]): string {
  return words.map((word) => `WHEN '${word}' THEN ${bits[word]}`).join(' ');
}

/**
 * The table `totals`: rows without categories, and totals derived from a complete exhaustive dimension where none is given;
 * each with its class and its bits.
 */
export function totalsTable(portfolio: Portfolio, columnsInUse: ReadonlySet<string>): string {
  const used = [...portfolio.dimensions.values()].filter(({ id }) => columnsInUse.has(id));
  const exhaustive = used.filter((dimension) => dimension.exhaustive);
  const total = ['true', ...used.map(({ id }) => `${name(id)} IS NULL`)].join(' AND ');
  const given = `SELECT ${key}, class, value_, numerator_, denominator_, lower_, upper_, bits FROM classed WHERE ${total}`;
  const classed = `SELECT rows.* REPLACE (coalesce(place, '') AS place), (${classOfRow}) AS class, (${bitsOfRow}) AS bits
    FROM rows WHERE opens IS NOT NULL`;
  if (exhaustive.length === 0) return `CREATE TEMP TABLE totals AS WITH classed AS (${classed}) ${given}`;
  const sameKey = (other: string) =>
    `${other}.ind = d.ind AND ${other}.opens = d.opens AND ${other}.closes = d.closes AND ${other}.place = d.place
      AND ${other}.reporter IS NOT DISTINCT FROM d.reporter AND ${other}.step IS NOT DISTINCT FROM d.step`;
  return `CREATE TEMP TABLE totals AS
    WITH classed AS (${classed}), given AS (${given}), derived AS (${derivation(used, exhaustive)})
    FROM given UNION ALL
    SELECT d.* EXCLUDE (dimension)
    FROM (FROM derived QUALIFY row_number() OVER (PARTITION BY ${key} ORDER BY dimension) = 1) d
    ANTI JOIN (FROM given WHERE class > ${empty}) g ON ${sameKey('g')}`;
}

const key = 'ind, opens, closes, place, reporter, step';

/** Totals of each exhaustive dimension: where every category that is not residual is counted, or does not apply. */
function derivation(used: readonly Dimension[], exhaustive: readonly Dimension[]): string {
  const filled = used.map(({ id }) => `(${name(id)} IS NOT NULL)::INTEGER`).join(' + ');
  const needed = exhaustive.map(({ categories }) => [...categories.values()].filter(({ residual }) => !residual));
  const number = exhaustive.map(({ id }, index) => `WHEN ${name(id)} IS NOT NULL THEN ${index}`).join(' ');
  const category = exhaustive.map(
    ({ id }, index) =>
      `WHEN ${name(id)} IN (${needed[index]?.map((one) => quote(one.id)).join(', ')}) THEN ${name(id)}`,
  );
  const sizes = needed.map((categories, index) => `WHEN ${index} THEN ${categories.length}`).join(' ');
  const ofCounted = `FILTER (WHERE class = ${counted})`;
  const complete = (column: string) => `count(${column}) ${ofCounted} = count(*) ${ofCounted}`;
  const added = (column: string) => `CASE WHEN ${complete(column)} THEN sum(${column}) ${ofCounted} END`;
  return `SELECT ${key}, ${counted} AS class, CASE WHEN any_value(adds) THEN ${added('value_')} END AS value_,
      ${added('numerator_')} AS numerator_, ${added('denominator_')} AS denominator_, NULL AS lower_, NULL AS upper_,
      bit_or(bits) ${ofCounted} | ${bits.derived} AS bits, dimension
    FROM (SELECT *, CASE ${number} END AS dimension, CASE ${category.join(' ')} END AS category FROM classed
      WHERE ${filled} = 1) JOIN question USING (ind)
    WHERE dimension IS NOT NULL GROUP BY ${key}, dimension
    HAVING count(*) ${ofCounted} > 0 AND count(*) FILTER (WHERE class = ${withheld}) = 0
      AND count(DISTINCT category) FILTER (WHERE class IN (${counted}, ${notApplicable})) = CASE dimension ${sizes} END
      AND ((any_value(adds) AND ${complete('value_')}) OR (${complete('numerator_')} AND ${complete('denominator_')}))`;
}

/** One value where there is one; the sum where `adds` says that values add up and none is missing; else unknown. */
function combined(column: string, adds: string): string {
  return `(CASE WHEN count(*) = 1 THEN any_value(${column}) WHEN ${adds} AND count(${column}) = count(*)
    THEN sum(${column}) END)`;
}

/** Of a single row only: intervals do not add up. */
function ofOneRow(column: string): string {
  return `(CASE WHEN sum(n) = 1 THEN any_value(${column}) END)`;
}

/** What kinds of work the questions ask for: what is not asked is not planned either. */
export interface Work {
  /** Any indicator has rows of a place and of one above it. */
  readonly layered: boolean;
  /** Any indicator takes the latest row; any does something else. */
  readonly latest: boolean;
  readonly others: boolean;
}

/**
 * One row a window and place, or a window where places are added up: time within a reporter, reporters within a place, then
 * places. A row at a place above others is their total: over time it replaces theirs of the same days, else of the window.
 */
export function reducedValues({ layered, latest, others }: Work): string {
  const reduced = [...(latest ? ['FROM latest'] : []), ...(others ? ['FROM others'] : [])].join(' UNION ALL BY NAME ');
  const parts = [
    reached,
    ...(layered ? [kept] : ['kept AS (FROM reached)']),
    ...(latest ? [latestRows] : []),
    ...(others ? [otherRows] : []),
    cellsOf(reduced),
    ...(layered ? [uppermost] : ['uppermost AS (FROM cells)']),
  ];
  return `WITH ${parts.join(', ')}
    SELECT ind, win, place, count(*)::INTEGER AS places, ${combined('value_', 'any_value(adds)')}::VARCHAR AS value,
      ${combined('numerator_', 'true')}::VARCHAR AS numerator, ${combined('denominator_', 'true')}::VARCHAR AS denominator,
      ${ofOneRow('lower_')}::VARCHAR AS lower, ${ofOneRow('upper_')}::VARCHAR AS upper,
      bit_or(bits)::INTEGER AS bits, bool_or(inside) AS inside, max(closes) AS latest, any_value(means) AS means
    FROM (SELECT * REPLACE (CASE WHEN together THEN NULL ELSE nullif(place, '') END AS place) FROM uppermost)
    GROUP BY ind, win, place
    ORDER BY ind, win, place NULLS FIRST`;
}

const reached = `reached AS (
    SELECT t.* EXCLUDE (class, step), r.win, r.inside, q.time, q.adds, q.together
    FROM totals t JOIN reach r USING (ind, opens, closes) JOIN question q USING (ind)
    WHERE class = ${counted} AND q.time <> 'steps')`;

/** Over time, rows of a place are dropped for the days that a place above it tells. */
const kept = `tops AS (
    SELECT DISTINCT ind, win, a.place, opens, closes
    FROM reached t JOIN above a ON a.above = t.place WHERE time IN ('sum', 'pool')
  ), kept AS (
    SELECT x.* FROM reached x ANTI JOIN tops p
      ON p.ind = x.ind AND p.win = x.win AND p.place = x.place AND p.opens <= x.closes AND x.opens <= p.closes)`;

const byReporter = 'ind, win, place, reporter, time, adds, together';

const latestRows = `latest AS (
    SELECT ${byReporter}, 1 AS n, unnest(arg_max({value_: value_, numerator_: numerator_, denominator_: denominator_,
      lower_: lower_, upper_: upper_, bits: bits | CASE WHEN inside THEN 0 ELSE ${bits.carried} END, inside: inside,
      closes: closes}, closes || opens))
    FROM kept WHERE time = 'latest' GROUP BY ${byReporter})`;

const partsAdded = (column: string) =>
  `CASE WHEN (count(*) = 1 OR time IN ('sum', 'pool')) AND count(${column}) = count(*) THEN sum(${column}) END AS ${column}`;

const otherRows = `others AS (
    SELECT ${byReporter}, count(*) AS n,
      CASE WHEN count(value_) < count(*) THEN NULL WHEN time = 'max' THEN max(value_)
        WHEN count(*) = 1 THEN any_value(value_) WHEN time = 'mean' OR (time = 'sum' AND adds) THEN sum(value_) END AS value_,
      ${partsAdded('numerator_')}, ${partsAdded('denominator_')}, any_value(lower_) AS lower_, any_value(upper_) AS upper_,
      bit_or(bits) AS bits, bool_or(inside) AS inside, max(closes) AS closes
    FROM kept WHERE time <> 'latest' GROUP BY ${byReporter})`;

/** Reporters of a place together; of a mean over time the sums and counts, because the quotient is not the engine's. */
function cellsOf(reduced: string): string {
  return `cells AS (
    SELECT ind, win, place, time, adds, together, ${combined('value_', 'adds')} AS value_,
      ${combined('numerator_', 'true')} AS numerator_, ${combined('denominator_', 'true')} AS denominator_,
      ${ofOneRow('lower_')} AS lower_, ${ofOneRow('upper_')} AS upper_, bit_or(bits) AS bits,
      bool_or(inside) AS inside, max(closes) AS closes, sum(n) AS n,
      CASE WHEN time = 'mean' AND (count(*) = 1 OR adds) AND count(value_) = count(*)
        THEN list({total: value_::VARCHAR, count: n::INTEGER}) END AS means
    FROM (${reduced}) GROUP BY ind, win, place, time, adds, together)`;
}

/** Of levels, a place above is taken in place of those below it; one that is only carried gives way to newer ones below. */
const uppermost = `uppermost AS (
    SELECT c.* FROM cells c WHERE time IN ('sum', 'pool') OR NOT (
      EXISTS (SELECT 1 FROM cells p JOIN above a ON a.above = p.place
        WHERE a.place = c.place AND p.ind = c.ind AND p.win = c.win AND p.inside >= c.inside)
      OR EXISTS (SELECT 1 FROM cells b JOIN above a ON a.place = b.place
        WHERE a.above = c.place AND b.ind = c.ind AND b.win = c.win AND b.inside > c.inside)))`;

/** One row a window: how many place-periods are expected, reported and withheld, and which are missing. */
export const coverageCounts = `
  WITH seen AS (
    SELECT ind, c.win, c.slot, s.member, max(t.class) AS class
    FROM totals t JOIN cover c USING (ind, opens, closes) JOIN question q USING (ind)
      JOIN speaker s ON s.members = q.members AND s.place = t.place
    WHERE t.class = ${counted} OR NOT s.within
    GROUP BY ALL
  ), expected AS (
    SELECT k.ind, k.win, k.slot, k.label, k.opens, m.place AS member
    FROM slot k JOIN question q USING (ind) JOIN member m ON m.members = q.members
    WHERE m.opens <= k.closes AND k.opens <= m.closes
  )
  SELECT ind, win,
    (count(*) FILTER (WHERE class IS DISTINCT FROM ${notApplicable}))::INTEGER AS expected,
    (count(*) FILTER (WHERE class = ${counted}))::INTEGER AS reported,
    (count(*) FILTER (WHERE class = ${withheld}))::INTEGER AS withheld,
    list({place: member, period: label} ORDER BY opens, member) FILTER (WHERE coalesce(class, ${empty}) = ${empty}) AS missing
  FROM expected LEFT JOIN seen USING (ind, win, slot, member)
  GROUP BY ind, win`;

/** The steps of milestones that are reported done. */
export function completedSteps(asOf: string): string {
  return `SELECT ind, step, nullif(place, '') AS place, opens, closes FROM totals JOIN question USING (ind)
    WHERE time = 'steps' AND step IS NOT NULL AND class = ${counted} AND value_ = 1 AND closes <= ${quote(asOf)}
    GROUP BY ALL ORDER BY ind, opens, closes, step, place`;
}

/** The places that have a value, by the period of their rows; a blank place is the whole framework and none of them. */
export function reportingPlaces(asOf: string): string {
  return `SELECT ind, opens AS start, closes AS "end", list(DISTINCT place ORDER BY place) AS places FROM totals
    WHERE class = ${counted} AND place <> '' AND closes <= ${quote(asOf)} GROUP BY ind, opens, closes ORDER BY ind, opens, closes`;
}
