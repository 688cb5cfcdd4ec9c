import { bits, classes, numbersIn } from './entries.ts';

/** Small tables that say what is asked; `questions.ts` fills them. A place is its number in the table `place`. */
export const questionTables = `
  CREATE TEMP TABLE question (ind INTEGER, time VARCHAR, together BOOLEAN, adds BOOLEAN, members INTEGER);
  CREATE TEMP TABLE span (ind INTEGER, period VARCHAR, per INTEGER, opens VARCHAR, closes VARCHAR);
  CREATE TEMP TABLE reach (ind INTEGER, per INTEGER, win INTEGER, inside BOOLEAN, alone BOOLEAN);
  CREATE TEMP TABLE carry (ind INTEGER, win INTEGER, last INTEGER, fresh INTEGER);
  CREATE TEMP TABLE cover (ind INTEGER, per INTEGER, cell INTEGER);
  CREATE TEMP TABLE cell (ind INTEGER, cell INTEGER, opens VARCHAR, closes VARCHAR);
  CREATE TEMP TABLE place (place VARCHAR, pl INTEGER);
  CREATE TEMP TABLE member (members INTEGER, pl INTEGER, opens VARCHAR, closes VARCHAR);
  CREATE TEMP TABLE speaker (members INTEGER, pl INTEGER, member INTEGER, within BOOLEAN);
  CREATE TEMP TABLE above (pl INTEGER, above INTEGER)`;

/** What kinds of work the questions ask for: what is not asked is not planned either. */
export interface Work {
  /** The columns that rows have. */
  readonly columns: ReadonlySet<string>;
  /** Some rows say the same thing twice. */
  readonly doubles: boolean;
  /** Any indicator has rows of a place and of one above it. */
  readonly layered: boolean;
  /** Of rows inside a window: any window has those of one period alone; any takes the latest of several; any does something else. */
  readonly alone: boolean;
  readonly latest: boolean;
  readonly others: boolean;
  /** Of rows up to a window's end: any indicator sums those of all places; of each; takes the latest. */
  readonly runningSums: boolean;
  readonly runningSumsApart: boolean;
  readonly runningLatest: boolean;
}

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

/** The columns of numbers that rows have. */
function numbersOf({ columns }: Work) {
  const all = numbersIn(columns);
  const ends = all.filter((column) => ['lower', 'upper'].includes(column));
  return {
    sums: all.filter((column) => !ends.includes(column)),
    ends,
    all: all.map((column) => `${column}_`).join(', '),
  };
}

/** Of what is said twice, the first. */
function once({ doubles }: Work): string {
  return doubles ? ' AND double = 0' : '';
}

function asTexts(of: (column: string) => string, { sums, ends }: ReturnType<typeof numbersOf>): string {
  return [...sums, ...ends].map((column) => `${of(column)}::VARCHAR AS ${column}`).join(', ');
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

/** One value where there is one; the sum where `adds` says that values add up and none is missing; else unknown. */
function combined(column: string, adds: string): string {
  return `(CASE WHEN count(${column}_) = count(*) AND (count(*) = 1 OR ${adds}) THEN sum(${column}_) END)`;
}

/** Of a single row only: intervals do not add up. */
function ofOneRow(column: string): string {
  return `(CASE WHEN sum(n) = 1 THEN any_value(${column}_) END)`;
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

/** What tells apart what is known in a window. */
function ofReporter({ columns }: Work): string {
  return `ind, win, pl, ${columns.has('reporter') ? 'reporter, ' : ''}time, adds, together`;
}

/** What tells apart who reports. */
function reporterOf({ columns }: Work): readonly string[] {
  return columns.has('reporter') ? ['ind', 'pl', 'reporter'] : ['ind', 'pl'];
}

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

const counts = `ind IN (SELECT ind FROM carry) AND class = ${classes.counted}`;

/** What is known of a reporter from each of its periods on: the row, or the sum of all up to it. */
function runningRows(work: Work): string {
  const { sums, ends } = numbersOf(work);
  const own = reporterOf(work).join(', ');
  const added = (column: string) => `CASE WHEN count(${column}_) OVER past = count(*) OVER past
    AND (count(*) OVER past = 1 OR ${column === 'value' ? 'adds' : 'true'}) THEN sum(${column}_) OVER past END AS ${column}_`;
  const numbers = [...sums.map(added), ...ends.map((column) => `max(${column}_) OVER past AS ${column}_`)];
  const summed = `SELECT ${own}, per, ${numbers.join(', ')}, bit_or(bits) OVER past AS bits, count(*) OVER past AS n
    FROM totals JOIN question USING (ind) WHERE ${counts} AND time = 'sum' AND NOT together
    WINDOW past AS (PARTITION BY ${own} ORDER BY per)${work.doubles ? ' QUALIFY double = 0' : ''}`;
  const latest = `SELECT ${own}, per, ${numbersOf(work).all}, bits, 1 AS n
    FROM totals JOIN question USING (ind) WHERE ${counts} AND time = 'latest'${once(work)}`;
  const found = [...(work.runningSumsApart ? [summed] : []), ...(work.runningLatest ? [latest] : [])];
  return `running AS (${found.join(' UNION ALL BY NAME ')})`;
}

/**
 * What is known of a reporter at the end of each window, and whether any of it is of the window itself. Most have a row of the last
 * period that counts, which is far quicker to find than the latest before it.
 */
function carriedRows(work: Work): string {
  const own = reporterOf(work);
  const same = own.map((column) => `k.${column} = r.${column}`).join(' AND ');
  return `asked AS (FROM carry JOIN question USING (ind)
    ), direct AS (
      SELECT r.*, win, fresh, time, adds, together FROM running r JOIN asked a ON a.ind = r.ind AND a.last = r.per
    ), late AS (
      SELECT r.*, win, fresh, time, adds, together
      FROM (FROM (SELECT DISTINCT ${own.join(', ')} FROM running) JOIN asked USING (ind) ANTI JOIN direct USING (${own.join(', ')}, win)) k
        ASOF JOIN running r ON ${same} AND k.last >= r.per
    ), carried AS (
      SELECT ${ofReporter(work)}, per, bits | CASE WHEN time = 'sum' OR per >= fresh THEN 0 ELSE ${bits.carried} END AS bits,
        ${numbersOf(work).all}, per >= fresh AS inside, n
      FROM (FROM direct UNION ALL BY NAME FROM late))`;
}

/** What each period adds to the sum of all places, and how many places it is the first for. */
function sumsOf(work: Work): string {
  const { sums, ends } = numbersOf(work);
  const numbers = [
    ...sums.flatMap((column) => [`count(${column}_) AS ${column}s`, `sum(${column}_) AS ${column}_`]),
    ...ends.map((column) => `any_value(${column}_) AS ${column}_`),
  ];
  const rows = `FROM totals JOIN question USING (ind) WHERE ${counts} AND time = 'sum' AND together`;
  return `sums AS (
    SELECT ind, per, ${numbers.join(', ')}, bit_or(bits) AS bits, count(*) AS n ${rows} GROUP BY ind, per
    UNION ALL BY NAME
    SELECT ind, per, count(*) AS places FROM (SELECT ind, pl, min(per) AS per ${rows} GROUP BY ind, pl) GROUP BY ind, per)`;
}

/** The sum of all places up to the end of each window: there are far fewer of these than of rows and later windows. */
function accumulated(work: Work): string {
  const numbers = numbersOf(work);
  const added = (column: string) =>
    `(CASE WHEN sum(${column}s) = sum(n) AND (sum(n) = 1 OR ${column === 'value' ? 'any_value(adds)' : 'true'}) THEN sum(${column}_) END)`;
  const of = (column: string) => (numbers.ends.includes(column) ? ofOneRow(column) : added(column));
  return `SELECT ind, win, NULL AS pl, sum(places)::INTEGER AS places, ${asTexts(of, numbers)}, bit_or(bits)::INTEGER AS bits,
      bool_or(per >= fresh) AS inside, max(per) AS latest, NULL AS means
    FROM sums JOIN carry USING (ind) JOIN question USING (ind) WHERE per <= last GROUP BY ind, win`;
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

/** One row a cell: how many places are expected, reported and withheld, and which are missing. */
export const coverageCounts = `
  WITH seen AS (
    SELECT ind, c.cell, s.member, max(t.class) AS class
    FROM totals t JOIN cover c USING (ind, per) JOIN question q USING (ind)
      JOIN speaker s ON s.members = q.members AND s.pl = t.pl
    WHERE t.class = ${classes.counted} OR NOT s.within
    GROUP BY ALL
  ), expected AS (
    SELECT k.ind, k.cell, m.pl AS member
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
export const completedSteps = `SELECT ind, step, pl, per FROM totals JOIN question USING (ind)
    WHERE time = 'steps' AND step <> '' AND class = ${classes.counted} AND value_ = 1
    GROUP BY ALL ORDER BY ind, per, step, pl`;
