import type { Portfolio } from '../model/portfolio.ts';
import { bits, classes, ofTotals, says } from './entries.ts';

/** A number of an entry, unless one of the rows in it lacks it. */
function complete(column: 'value_' | 'numerator_' | 'denominator_'): string {
  return `CASE WHEN (says & ${says[column]}) = 0 THEN ${column} END AS ${column}`;
}

const numbers = `${complete('value_')}, ${complete('numerator_')}, ${complete('denominator_')}`;
const has = (what: number) => `(says & ${what}) > 0`;
const marks = bits['at-least'] | bits['at-most'] | bits.about | bits.provisional | bits.estimated;

interface RowsOfFiles {
  readonly columns: ReadonlySet<string>;
  readonly exhaustive: number;
}

/**
 * The table `totals` of the table `entry`, for periods that have ended: rows without categories, and totals that no row gives, of
 * the first exhaustive dimension in which every category that is not residual is counted, or does not apply. Places are their numbers
 * in the table `place`; reporters and steps are left out where `columns` has none. `exhaustive`: the most exhaustive dimensions that
 * any file has.
 */
export function totalsTable({ dimensions }: Portfolio, { columns, exhaustive }: RowsOfFiles): string {
  const key = ['ind', 'per', 'pl', ...['reporter', 'step'].filter((column) => columns.has(column))].join(', ');
  const known = 'entry JOIN span USING (ind, period) JOIN place USING (place)';
  const sizes = [...dimensions.values()].flatMap(({ exhaustive: is, categories }, number) =>
    is ? [`WHEN ${number} THEN ${[...categories.values()].filter(({ residual }) => !residual).length}`] : [],
  );
  const classOf = `CASE WHEN ${has(says.counted)} THEN ${classes.counted} WHEN ${has(says.withheld)} THEN ${classes.withheld}
    WHEN ${has(says.notApplicable)} THEN ${classes.notApplicable} ELSE ${classes.empty} END`;
  const given = `CREATE TEMP TABLE totals AS
    SELECT ${key}, double, (${classOf})::UTINYINT AS class, ${numbers}, lower_, upper_, (says & ${marks})::UTINYINT AS bits
    FROM ${known} WHERE dimension = ${ofTotals}`;
  if (exhaustive === 0) return given;
  const derived = `SELECT ${key}, dimension, value_, numerator_, denominator_, says FROM (
      SELECT * EXCLUDE (value_), CASE WHEN adds THEN value_ END AS value_
      FROM (SELECT ${key}, dimension, says, settled, ${numbers} FROM ${known}
        WHERE dimension >= 0 AND ${has(says.counted)} AND NOT ${has(says.withheld)}) JOIN question USING (ind))
    WHERE coalesce(settled, bit_count(says >> ${says.categories})) = CASE dimension ${sizes.join(' ')} END
      AND (value_ IS NOT NULL OR (numerator_ IS NOT NULL AND denominator_ IS NOT NULL))`;
  const first = exhaustive === 1 ? '' : ` QUALIFY row_number() OVER (PARTITION BY ${key} ORDER BY dimension) = 1`;
  return `${given};
    INSERT INTO totals BY NAME SELECT ${key}, 0 AS double, ${classes.counted} AS class, value_, numerator_, denominator_,
      (says & ${marks}) | ${bits.derived} AS bits
    FROM (FROM (${derived}) ANTI JOIN (FROM totals WHERE class > ${classes.empty}) USING (${key})${first})`;
}
