import { bits, classes } from './marks.ts';
import { asTexts, numbersOf, ofOneRow, ofReporter, once, reporterOf, type Work } from './work.ts';

const counts = `ind IN (SELECT ind FROM carry) AND class = ${classes.counted}`;

/** What is known of a reporter from each of its periods on: the row, or the sum of all up to it. */
export function runningRows(work: Work): string {
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
export function carriedRows(work: Work): string {
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
export function sumsOf(work: Work): string {
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
export function accumulated(work: Work): string {
  const numbers = numbersOf(work);
  const added = (column: string) =>
    `(CASE WHEN sum(${column}s) = sum(n) AND (sum(n) = 1 OR ${column === 'value' ? 'any_value(adds)' : 'true'}) THEN sum(${column}_) END)`;
  const of = (column: string) => (numbers.ends.includes(column) ? ofOneRow(column) : added(column));
  return `SELECT ind, win, NULL AS pl, sum(places)::INTEGER AS places, ${asTexts(of, numbers)}, bit_or(bits)::INTEGER AS bits,
      bool_or(per >= fresh) AS inside, max(per) AS latest, NULL AS means
    FROM sums JOIN carry USING (ind) JOIN question USING (ind) WHERE per <= last GROUP BY ind, win`;
}
