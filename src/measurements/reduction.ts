import { classes } from './marks.ts';
import { accumulated, carriedRows, runningRows, sumsOf } from './running.ts';
import { asTexts, combined, numbersOf, ofOneRow, ofReporter, once, reporterOf, type Work } from './work.ts';

/**
 * One row a window and place, or a window where places are added up: time within a reporter, reporters within a place, then
 * places. A row at a place above others is their total: over time it replaces theirs of the same days, else of the window.
 */
export function reducedValues(work: Work): string {
  const { alone, latest, others, runningSums, runningSumsApart, runningLatest, layered } = work;
  // A row alone in its window needs no reduction over time, and where nothing else can stand for its place, none within it.
  const direct = alone && !layered && !work.columns.has('reporter');
  const running = runningSumsApart || runningLatest;
  const reduced = Object.entries({ ones: alone && !direct, latest, others, carried: running }).flatMap(([table, is]) =>
    is ? [`FROM ${table}`] : [],
  );
  const parts = [
    ...(reduced.length > 0 && (alone || latest || others)
      ? [reached(work, !direct), layered ? kept : 'kept AS (FROM reached)']
      : []),
    ...(alone && !direct ? [onlyRows(work)] : []),
    ...(latest ? [latestRows(work)] : []),
    ...(others ? [otherRows(work)] : []),
    ...(running ? [runningRows(work), carriedRows(work)] : []),
    ...(reduced.length > 0 ? [cellsOf(reduced.join(' UNION ALL BY NAME '), work)] : []),
    ...(reduced.length > 0 ? [layered ? uppermost : 'uppermost AS (FROM cells)'] : []),
    ...(runningSums ? [sumsOf(work)] : []),
  ];
  const results = [
    ...(direct ? [apart(work, aloneRows(false)), together(work, aloneRows(true))] : []),
    ...(reduced.length > 0 ? [apart(work, ofCells(false)), together(work, ofCells(true))] : []),
    ...(runningSums ? [accumulated(work)] : []),
  ];
  return `${parts.length > 0 ? `WITH ${parts.join(', ')} ` : ''}${results.join(' UNION ALL BY NAME ')}`;
}

function aloneRows(areTogether: boolean): string {
  return `(SELECT totals.*, win, inside, adds, 1 AS n, NULL AS means FROM totals JOIN reach USING (ind, per) JOIN question USING (ind)
    WHERE class = ${classes.counted} AND alone AND ${areTogether ? '' : 'NOT '}together)`;
}

function ofCells(areTogether: boolean): string {
  return `uppermost WHERE ${areTogether ? '' : 'NOT '}together`;
}

function apart(work: Work, rows: string): string {
  return `SELECT ind, win, pl, 1 AS places, ${asTexts((column) => `${column}_`, numbersOf(work))},
      bits::INTEGER AS bits, inside, per AS latest, means
    FROM ${rows}`;
}

function together(work: Work, rows: string): string {
  const numbers = numbersOf(work);
  const of = (column: string) =>
    numbers.ends.includes(column)
      ? ofOneRow(column)
      : combined(column, column === 'value' ? 'any_value(adds)' : 'true');
  return `SELECT ind, win, NULL AS pl, count(*)::INTEGER AS places, ${asTexts(of, numbers)}, bit_or(bits)::INTEGER AS bits,
      bool_or(inside) AS inside, max(per) AS latest, NULL AS means
    FROM ${rows} GROUP BY ind, win`;
}

/** Rows with a value and the windows that they lie in; rows that count for later windows as well are in `running`. */
function reached(work: Work, withAlone: boolean): string {
  const days = work.layered ? ' JOIN (SELECT DISTINCT ind, per, opens, closes FROM span) USING (ind, per)' : '';
  return `reached AS (
    SELECT ${ofReporter(work)}, per, bits, ${numbersOf(work).all}, inside, alone${work.layered ? ', opens, closes' : ''}
    FROM totals JOIN reach USING (ind, per) JOIN question USING (ind)${days}
    WHERE class = ${classes.counted}${withAlone ? '' : ' AND NOT alone'})`;
}

/** Over time, rows of a place are dropped for the days that a place above it tells. */
const kept = `tops AS (
    SELECT DISTINCT ind, win, a.pl, opens, closes
    FROM reached t JOIN above a ON a.above = t.pl WHERE time IN ('sum', 'pool')
  ), kept AS (
    SELECT x.* EXCLUDE (opens, closes) FROM reached x ANTI JOIN tops p
      ON p.ind = x.ind AND p.win = x.win AND p.pl = x.pl AND p.opens <= x.closes AND x.opens <= p.closes)`;

function onlyRows(work: Work): string {
  return `ones AS (SELECT ${ofReporter(work)}, per, bits, ${numbersOf(work).all}, inside, 1 AS n FROM kept WHERE alone)`;
}

function latestRows(work: Work): string {
  return `latest AS (
    SELECT k.*, bits, ${numbersOf(work).all}, true AS inside, 1 AS n
    FROM (SELECT ${ofReporter(work)}, max(per) AS per FROM kept WHERE time = 'latest' AND NOT alone GROUP BY ${ofReporter(work)}) k
      JOIN totals USING (${reporterOf(work).join(', ')}, per) WHERE class = ${classes.counted}${once(work)})`;
}

function otherRows(work: Work): string {
  const { sums, ends } = numbersOf(work);
  const partsAdded = sums.slice(1).map((column) => `${combined(column, "time IN ('sum', 'pool')")} AS ${column}_`);
  return `others AS (
    SELECT ${ofReporter(work)}, max(per) AS per, bit_or(bits) AS bits,
      ${[
        `CASE WHEN time = 'max' AND count(value_) = count(*) THEN max(value_)
          ELSE ${combined('value', "time = 'mean' OR (time = 'sum' AND adds)")} END AS value_`,
        ...partsAdded,
        ...ends.map((column) => `any_value(${column}_) AS ${column}_`),
      ].join(', ')},
      bool_or(inside) AS inside, count(*) AS n
    FROM kept WHERE time <> 'latest' AND NOT alone GROUP BY ${ofReporter(work)})`;
}

/** Reporters of a place together; of a mean over time the sums and counts, because the quotient is not the engine's. */
function cellsOf(reduced: string, work: Work): string {
  const { sums, ends } = numbersOf(work);
  const mean = '{total: value_::VARCHAR, count: n::INTEGER}';
  if (!work.columns.has('reporter')) {
    return `cells AS (SELECT *, CASE WHEN time = 'mean' AND n > 1 AND value_ IS NOT NULL THEN [${mean}] END AS means FROM (${reduced}))`;
  }
  const numbers = [
    ...sums.map((column) => `${combined(column, column === 'value' ? 'adds' : 'true')} AS ${column}_`),
    ...ends.map((column) => `${ofOneRow(column)} AS ${column}_`),
  ];
  return `cells AS (
    SELECT ind, win, pl, time, adds, together, ${numbers.join(', ')}, bit_or(bits) AS bits,
      bool_or(inside) AS inside, max(per) AS per, sum(n) AS n,
      CASE WHEN time = 'mean' AND sum(n) > count(*) AND (count(*) = 1 OR adds) AND count(value_) = count(*) THEN list(${mean}) END AS means
    FROM (${reduced}) GROUP BY ind, win, pl, time, adds, together)`;
}

/** Of levels, a place above is taken in place of those below it; one that is only carried gives way to newer ones below. */
const uppermost = `uppermost AS (
    SELECT c.* FROM cells c WHERE time IN ('sum', 'pool') OR NOT (
      EXISTS (SELECT 1 FROM cells p JOIN above a ON a.above = p.pl
        WHERE a.pl = c.pl AND p.ind = c.ind AND p.win = c.win AND p.inside >= c.inside)
      OR EXISTS (SELECT 1 FROM cells b JOIN above a ON a.pl = b.pl
        WHERE a.above = c.pl AND b.ind = c.ind AND b.win = c.win AND b.inside > c.inside)))`;

/** The steps of milestones that are reported done. */
export const completedSteps = `SELECT ind, step, pl, per FROM totals JOIN question USING (ind)
    WHERE time = 'steps' AND step <> '' AND class = ${classes.counted} AND value_ = 1
    GROUP BY ALL ORDER BY ind, per, step, pl`;

/** The places that have a value, by the period of their rows. */
export const reportingPlaces = `
  SELECT ind, per, list(DISTINCT pl ORDER BY pl) AS places FROM totals
  WHERE class = ${classes.counted} GROUP BY ind, per ORDER BY ind, per`;
