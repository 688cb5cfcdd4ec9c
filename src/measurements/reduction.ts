/** Small tables that say what is asked; `questions.ts` fills them. A blank place is '' in all of them. */
export const questionTables = `
  CREATE TEMP TABLE question (ind INTEGER, time VARCHAR, together BOOLEAN, adds BOOLEAN, members INTEGER);
  CREATE TEMP TABLE span (ind INTEGER, written VARCHAR, per INTEGER, opens VARCHAR, closes VARCHAR);
  CREATE TEMP TABLE reach (ind INTEGER, per INTEGER, win INTEGER, inside BOOLEAN);
  CREATE TEMP TABLE carry (ind INTEGER, win INTEGER, last INTEGER, fresh INTEGER);
  CREATE TEMP TABLE cover (ind INTEGER, per INTEGER, cell INTEGER);
  CREATE TEMP TABLE cell (ind INTEGER, cell INTEGER, opens VARCHAR, closes VARCHAR);
  CREATE TEMP TABLE member (members INTEGER, place VARCHAR, opens VARCHAR, closes VARCHAR);
  CREATE TEMP TABLE speaker (members INTEGER, place VARCHAR, member VARCHAR, within BOOLEAN);
  CREATE TEMP TABLE above (place VARCHAR, above VARCHAR)`;

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

/** What kinds of work the questions ask for: what is not asked is not planned either. */
export interface Work {
  /** Rows name reporters. */
  readonly reporters: boolean;
  /** Any indicator has rows of a place and of one above it. */
  readonly layered: boolean;
  /** Any indicator takes the latest row inside a window; any does something else with those inside. */
  readonly latest: boolean;
  readonly others: boolean;
  /** Any indicator sums all rows up to a window's end; any takes the latest of them. */
  readonly runningSums: boolean;
  readonly runningLatest: boolean;
  /** The places of any indicator are added up; those of any are kept apart. */
  readonly together: boolean;
  readonly apart: boolean;
}

/**
 * One row a window and place, or a window where places are added up: time within a reporter, reporters within a place, then
 * places. A row at a place above others is their total: over time it replaces theirs of the same days, else of the window.
 */
export function reducedValues(work: Work): string {
  const inside = work.latest || work.others;
  const running = work.runningSums || work.runningLatest;
  const reduced = [
    ...(work.latest ? ['FROM latest'] : []),
    ...(work.others ? ['FROM others'] : []),
    ...(running ? ['FROM carried'] : []),
  ].join(' UNION ALL BY NAME ');
  const parts = [
    ...(inside ? [reached(work), work.layered ? kept : 'kept AS (FROM reached)'] : []),
    ...(work.latest ? [latestRows(work)] : []),
    ...(work.others ? [otherRows(work)] : []),
    ...(running ? [runningRows(work), carriedRows(work)] : []),
    cellsOf(reduced, work),
    ...(work.layered ? [uppermost] : ['uppermost AS (FROM cells)']),
  ];
  const results = [...(work.apart ? [apart] : []), ...(work.together ? [together] : [])];
  return `WITH ${parts.join(', ')} ${results.join(' UNION ALL ')} ORDER BY ind, win, place NULLS FIRST`;
}

const asText = ['value', 'numerator', 'denominator', 'lower', 'upper'];

const apart = `SELECT ind, win, nullif(place, '') AS place, 1 AS places,
    ${asText.map((column) => `${column}_::VARCHAR AS ${column}`).join(', ')}, bits::INTEGER AS bits, inside, per AS latest, means
  FROM uppermost WHERE NOT together`;

const together = `SELECT ind, win, NULL AS place, count(*)::INTEGER AS places, ${combined('value_', 'any_value(adds)')}::VARCHAR AS value,
    ${combined('numerator_', 'true')}::VARCHAR AS numerator, ${combined('denominator_', 'true')}::VARCHAR AS denominator,
    ${ofOneRow('lower_')}::VARCHAR AS lower, ${ofOneRow('upper_')}::VARCHAR AS upper, bit_or(bits)::INTEGER AS bits,
    bool_or(inside) AS inside, max(per) AS latest, NULL AS means
  FROM uppermost WHERE together GROUP BY ind, win`;

/** One value where there is one; the sum where `adds` says that values add up and none is missing; else unknown. */
function combined(column: string, adds: string): string {
  return `(CASE WHEN count(*) = 1 THEN any_value(${column}) WHEN ${adds} AND count(${column}) = count(*)
    THEN sum(${column}) END)`;
}

/** Of a single row only: intervals do not add up. */
function ofOneRow(column: string): string {
  return `(CASE WHEN sum(n) = 1 THEN any_value(${column}) END)`;
}

/** Rows with a value and the windows that they lie in. Those that count for later windows too are not here but in `running`. */
function reached({ layered }: Work): string {
  const days = layered ? ' JOIN (SELECT DISTINCT ind, per, opens, closes FROM span) USING (ind, per)' : '';
  return `reached AS (
    SELECT t.* EXCLUDE (class, step), r.win, r.inside, q.time, q.adds, q.together${layered ? ', opens, closes' : ''}
    FROM totals t JOIN reach r USING (ind, per) JOIN question q USING (ind)${days} WHERE class = ${classes.counted})`;
}

/** Over time, rows of a place are dropped for the days that a place above it tells. */
const kept = `tops AS (
    SELECT DISTINCT ind, win, a.place, opens, closes
    FROM reached t JOIN above a ON a.above = t.place WHERE time IN ('sum', 'pool')
  ), kept AS (
    SELECT x.* EXCLUDE (opens, closes) FROM reached x ANTI JOIN tops p
      ON p.ind = x.ind AND p.win = x.win AND p.place = x.place AND p.opens <= x.closes AND x.opens <= p.closes)`;

/** What is known of a place, or of a reporter in it, in a window. */
function ofReporter({ reporters }: Work): string {
  return `ind, win, place, ${reporters ? 'reporter, ' : ''}time, adds, together`;
}

function latestRows(work: Work): string {
  return `latest AS (
    SELECT ${ofReporter(work)}, 1 AS n, unnest(arg_max({value_: value_, numerator_: numerator_, denominator_: denominator_,
      lower_: lower_, upper_: upper_, bits: bits, inside: inside, per: per}, per))
    FROM kept WHERE time = 'latest' GROUP BY ${ofReporter(work)})`;
}

const partsAdded = (column: string) =>
  `CASE WHEN (count(*) = 1 OR time IN ('sum', 'pool')) AND count(${column}) = count(*) THEN sum(${column}) END AS ${column}`;

function otherRows(work: Work): string {
  return `others AS (
    SELECT ${ofReporter(work)}, count(*) AS n,
      CASE WHEN count(value_) < count(*) THEN NULL WHEN time = 'max' THEN max(value_)
        WHEN count(*) = 1 THEN any_value(value_) WHEN time = 'mean' OR (time = 'sum' AND adds) THEN sum(value_) END AS value_,
      ${partsAdded('numerator_')}, ${partsAdded('denominator_')}, any_value(lower_) AS lower_, any_value(upper_) AS upper_,
      bit_or(bits) AS bits, bool_or(inside) AS inside, max(per) AS per
    FROM kept WHERE time <> 'latest' GROUP BY ${ofReporter(work)})`;
}

/** What is known of a reporter from each of its periods on: the row, or the sum of all up to it. */
function runningRows({ reporters, runningSums, runningLatest }: Work): string {
  const key = reporters ? 'ind, place, reporter' : 'ind, place';
  const rows = `FROM totals JOIN question USING (ind) WHERE ind IN (SELECT ind FROM carry) AND class = ${classes.counted}`;
  const added = (column: string, adds: string) =>
    `CASE WHEN count(${column}) OVER past = count(*) OVER past AND (count(*) OVER past = 1 OR ${adds}) THEN sum(${column}) OVER past END AS ${column}`;
  const sums = `SELECT ${key}, per, count(*) OVER past AS n, ${added('value_', 'adds')}, ${added('numerator_', 'true')},
      ${added('denominator_', 'true')}, max(lower_) OVER past AS lower_, max(upper_) OVER past AS upper_, bit_or(bits) OVER past AS bits
    ${rows} AND time = 'sum' WINDOW past AS (PARTITION BY ${key} ORDER BY per)`;
  const latest = `SELECT ${key}, per, 1 AS n, value_, numerator_, denominator_, lower_, upper_, bits ${rows} AND time = 'latest'`;
  return `running AS (${[...(runningSums ? [sums] : []), ...(runningLatest ? [latest] : [])].join(' UNION ALL BY NAME ')})`;
}

/** What is known of a reporter at the end of each window, and whether any of it is of the window itself. */
function carriedRows({ reporters }: Work): string {
  const key = ['ind', 'place', ...(reporters ? ['reporter'] : [])];
  const same = key.map((column) => `k.${column} = r.${column}`).join(' AND ');
  const mark = `CASE WHEN time = 'sum' OR r.per >= fresh THEN 0 ELSE ${bits.carried} END`;
  return `carried AS (
    SELECT k.*, n, value_, numerator_, denominator_, lower_, upper_, bits | ${mark} AS bits, r.per >= fresh AS inside, r.per
    FROM (SELECT ${key.join(', ')}, win, time, adds, together, last, fresh
      FROM (SELECT DISTINCT ${key.join(', ')} FROM running) JOIN carry USING (ind) JOIN question USING (ind)) k
      ASOF JOIN running r ON ${same} AND k.last >= r.per)`;
}

/** Reporters of a place together; of a mean over time the sums and counts, because the quotient is not the engine's. */
function cellsOf(reduced: string, { reporters }: Work): string {
  const mean = 'list({total: value_::VARCHAR, count: n::INTEGER})';
  if (!reporters) {
    return `cells AS (SELECT *, CASE WHEN time = 'mean' AND value_ IS NOT NULL THEN ${mean.replace('list(', '[').replace(/\)$/, ']')} END AS means
      FROM (${reduced}))`;
  }
  return `cells AS (
    SELECT ind, win, place, time, adds, together, ${combined('value_', 'adds')} AS value_,
      ${combined('numerator_', 'true')} AS numerator_, ${combined('denominator_', 'true')} AS denominator_,
      ${ofOneRow('lower_')} AS lower_, ${ofOneRow('upper_')} AS upper_, bit_or(bits) AS bits,
      bool_or(inside) AS inside, max(per) AS per, sum(n) AS n,
      CASE WHEN time = 'mean' AND (count(*) = 1 OR adds) AND count(value_) = count(*) THEN ${mean} END AS means
    FROM (${reduced}) GROUP BY ind, win, place, time, adds, together)`;
}

/** Of levels, a place above is taken in place of those below it; one that is only carried gives way to newer ones below. */
const uppermost = `uppermost AS (
    SELECT c.* FROM cells c WHERE time IN ('sum', 'pool') OR NOT (
      EXISTS (SELECT 1 FROM cells p JOIN above a ON a.above = p.place
        WHERE a.place = c.place AND p.ind = c.ind AND p.win = c.win AND p.inside >= c.inside)
      OR EXISTS (SELECT 1 FROM cells b JOIN above a ON a.place = b.place
        WHERE a.above = c.place AND b.ind = c.ind AND b.win = c.win AND b.inside > c.inside)))`;

/** One row a cell: how many places are expected, reported and withheld, and which are missing. */
export const coverageCounts = `
  WITH seen AS (
    SELECT ind, c.cell, s.member, max(t.class) AS class
    FROM totals t JOIN cover c USING (ind, per) JOIN question q USING (ind)
      JOIN speaker s ON s.members = q.members AND s.place = t.place
    WHERE t.class = ${classes.counted} OR NOT s.within
    GROUP BY ALL
  ), expected AS (
    SELECT k.ind, k.cell, m.place AS member
    FROM cell k JOIN question q USING (ind) JOIN member m ON m.members = q.members
    WHERE m.opens <= k.closes AND k.opens <= m.closes
  )
  SELECT ind, cell,
    (count(*) FILTER (WHERE class IS DISTINCT FROM ${classes.notApplicable}))::INTEGER AS expected,
    (count(*) FILTER (WHERE class = ${classes.counted}))::INTEGER AS reported,
    (count(*) FILTER (WHERE class = ${classes.withheld}))::INTEGER AS withheld,
    list(member ORDER BY member) FILTER (WHERE coalesce(class, ${classes.empty}) = ${classes.empty}) AS missing
  FROM expected LEFT JOIN seen USING (ind, cell, member)
  GROUP BY ind, cell`;

/** The steps of milestones that are reported done. */
export const completedSteps = `SELECT ind, step, nullif(place, '') AS place, per FROM totals JOIN question USING (ind)
    WHERE time = 'steps' AND step <> '' AND class = ${classes.counted} AND value_ = 1
    GROUP BY ALL ORDER BY ind, per, step, place`;

/** The places that have a value, by the period of their rows; a blank place is the whole framework and none of them. */
export const reportingPlaces = `
  SELECT ind, per, list(DISTINCT place ORDER BY place) AS places FROM totals
  WHERE class = ${classes.counted} AND place <> '' GROUP BY ind, per ORDER BY ind, per`;
