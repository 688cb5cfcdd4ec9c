import type { Portfolio } from '../model/portfolio.ts';
import { bits, classes, ofTotals } from './entries.ts';

const key = 'ind, per, place, reporter, step';

/**
 * The table `totals` of the table `entry`, for periods that have ended: rows without categories, and totals that no row gives, of
 * the first exhaustive dimension in which every category that is not residual is counted, or does not apply.
 */
export function totalsTable({ dimensions }: Portfolio): string {
  const exhaustive = [...dimensions.values()].map(({ exhaustive: is, categories }, number) => ({
    is,
    number,
    needed: [...categories.values()].filter(({ residual }) => !residual).length,
  }));
  const sizes = exhaustive.filter(({ is }) => is).map(({ number, needed }) => `WHEN ${number} THEN ${needed}`);
  const given = `SELECT ${key}, double, class, value_, numerator_, denominator_, lower_, upper_, bits
    FROM entry JOIN span USING (ind, period) WHERE dimension = ${ofTotals}`;
  if (sizes.length === 0) return `CREATE TEMP TABLE totals AS ${given}`;
  const derived = `SELECT ${key}, dimension, ${classes.counted} AS class, CASE WHEN adds THEN value_ END AS value_, numerator_,
      denominator_, NULL AS lower_, NULL AS upper_, bits | ${bits.derived} AS bits
    FROM entry JOIN span USING (ind, period) JOIN question USING (ind)
    WHERE dimension >= 0 AND counted > 0 AND NOT withheld AND settled = CASE dimension ${sizes.join(' ')} END
      AND ((adds AND value_ IS NOT NULL) OR (numerator_ IS NOT NULL AND denominator_ IS NOT NULL))`;
  const first = sizes.length === 1 ? '' : ` QUALIFY row_number() OVER (PARTITION BY ${key} ORDER BY dimension) = 1`;
  return `CREATE TEMP TABLE totals AS ${given};
    INSERT INTO totals BY NAME SELECT * EXCLUDE (dimension), 0 AS double
    FROM (FROM (${derived}) ANTI JOIN (FROM totals WHERE class > ${classes.empty}) USING (${key})${first})`;
}
