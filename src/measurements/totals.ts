import type { Portfolio } from '../model/portfolio.ts';
import { numbersIn, placingIn } from './entry-rows.ts';
import { bits, classes, ofTotals, says } from './marks.ts';

const has = (what: number) => `(says & ${what}) > 0`;
const marks = bits['at-least'] | bits['at-most'] | bits.about | bits.provisional | bits.estimated;

/** What is known of the rows of some files. */
export interface RowsOfFiles {
  readonly portfolio: Portfolio;
  /** The columns that any of the files has, and the most exhaustive dimensions that any of them has. */
  readonly columns: ReadonlySet<string>;
  readonly exhaustive: number;
  /** Some rows say the same thing twice. */
  readonly doubles: boolean;
}

/**
 * The table `totals` of the table `entry`, for periods that have ended: rows without categories, and totals that no row gives, of
 * the first exhaustive dimension in which every category that is not residual is counted, or does not apply. Places are their numbers
 * in the table `place`. There are columns for what rows have; `double` where some say the same thing twice.
 */
export function totalsTable({ portfolio, columns, exhaustive, doubles }: RowsOfFiles): string {
  const key = ['ind', 'per', 'pl', ...placingIn(columns).slice(1)].join(', ');
  const known = 'entry JOIN span USING (ind, period) JOIN place USING (place)';
  const numbers = numbersIn(columns);
  const complete = numbers.map((column) => completeNumber(column)).join(', ');
  const classOf = `CASE WHEN ${has(says.counted)} THEN ${classes.counted} WHEN ${has(says.withheld)} THEN ${classes.withheld}
    WHEN ${has(says.notApplicable)} THEN ${classes.notApplicable} ELSE ${classes.empty} END`;
  const given = `CREATE TEMP TABLE totals AS
    SELECT ${key}, ${doubles ? 'double, ' : ''}(${classOf})::UTINYINT AS class, ${complete}, (says & ${marks})::UTINYINT AS bits
    FROM ${known} WHERE dimension = ${ofTotals}`;
  if (exhaustive === 0) return given;
  const sizes = [...portfolio.dimensions.values()].flatMap(({ exhaustive: is, categories }, number) =>
    is ? [`WHEN ${number} THEN ${[...categories.values()].filter(({ residual }) => !residual).length}`] : [],
  );
  const sums = numbers.filter((column) => column !== 'lower' && column !== 'upper').map((column) => `${column}_`);
  const parts = sums.length === 3 ? ' OR (numerator_ IS NOT NULL AND denominator_ IS NOT NULL)' : '';
  const derived = `SELECT ${key}, dimension, ${sums.join(', ')}, says FROM (
      SELECT * EXCLUDE (value_), CASE WHEN adds THEN value_ END AS value_
      FROM (SELECT ${key}, dimension, says, settled, ${complete} FROM ${known}
        WHERE dimension >= 0 AND ${has(says.counted)} AND NOT ${has(says.withheld)}) JOIN question USING (ind))
    WHERE coalesce(settled, bit_count(says >> ${says.categories})) = CASE dimension ${sizes.join(' ')} END
      AND (value_ IS NOT NULL${parts})`;
  const first = exhaustive === 1 ? '' : ` QUALIFY row_number() OVER (PARTITION BY ${key} ORDER BY dimension) = 1`;
  return `${given};
    INSERT INTO totals BY NAME SELECT ${key}, ${doubles ? '0 AS double, ' : ''}${classes.counted} AS class, ${sums.join(', ')},
      (says & ${marks}) | ${bits.derived} AS bits
    FROM (FROM (${derived}) ANTI JOIN (FROM totals WHERE class > ${classes.empty}) USING (${key})${first})`;
}

/** A number of an entry, unless one of its rows that count lacks it. */
function completeNumber(column: string): string {
  const lack = { value: says.value_, numerator: says.numerator_, denominator: says.denominator_ }[column];
  return lack === undefined ? `${column}_` : `CASE WHEN (says & ${lack}) = 0 THEN ${column}_ END AS ${column}_`;
}
