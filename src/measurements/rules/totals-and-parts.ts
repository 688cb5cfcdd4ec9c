import { isAdditive } from '../../model/measure.ts';
import { name, quote } from '../database.ts';
import type { Row, Scene } from './row-rule.ts';

/**
 * Totals `t` with the sums `p` of their categories of one exhaustive dimension, where `compared` holds: it is given the column that
 * is added up and the condition that every category has a number. `id` and `other` are the total and the first part, or the other way round
 * where the total is stored already. Undefined where no file has such a dimension.
 */
export function partsBesideTotals(
  { portfolio, columns }: Scene,
  compared: (column: string, complete: string) => string,
): string | undefined {
  const used = [...portfolio.dimensions.values()].filter(({ id }) => columns.has(id));
  const exhaustive = used.filter((dimension) => dimension.exhaustive);
  if (exhaustive.length === 0) return undefined;
  const filled = used.map(({ id }) => `(${name(id)} IS NOT NULL)::INTEGER`).join(' + ');
  const dimension = exhaustive.map(({ id }) => `WHEN ${name(id)} IS NOT NULL THEN ${quote(id)}`).join(' ');
  const whole = exhaustive.map((one) => `WHEN ${quote(one.id)} THEN ${one.categories.size}`).join(' ');
  const key = ['place', 'reporter', 'step'].map((one) => `t.${one} IS NOT DISTINCT FROM p.${one}`).join(' AND ');
  return `WITH counted AS (
      SELECT rows.*, facts.measure IN ('number', 'currency') AS adds, ${filled} AS filled, CASE ${dimension} END AS dimension
      FROM rows JOIN facts USING (ind)
      WHERE opens IS NOT NULL AND coalesce(status, 'reported') IN ('reported', 'provisional', 'estimated')
        AND facts.measure IN ('number', 'currency', 'percentage', 'ratio'))
    SELECT CASE WHEN t.fresh THEN t.id ELSE p.id END AS id, CASE WHEN t.fresh THEN p.id ELSE t.id END AS other,
      concat_ws('|', p.dimension, CASE WHEN t.adds THEN p.value_ ELSE p.denominator_ END,
        CASE WHEN t.adds THEN t.value_ ELSE t.denominator_ END) AS detail
    FROM counted t JOIN (
      SELECT ind, opens, closes, place, reporter, step, dimension, sum(value_) AS value_, sum(denominator_) AS denominator_,
        count(value_) = CASE dimension ${whole} END AS all_values, count(denominator_) = CASE dimension ${whole} END AS all_denominators,
        bool_or(fresh) AS fresh, min(id) AS id
      FROM counted WHERE filled = 1 AND dimension IS NOT NULL
      GROUP BY ind, opens, closes, place, reporter, step, dimension) p
      ON t.ind = p.ind AND t.opens = p.opens AND t.closes = p.closes AND ${key}
    WHERE t.filled = 0 AND (t.fresh OR p.fresh)
      AND CASE WHEN t.adds THEN ${compared('value', 'p.all_values')} ELSE ${compared('denominator', 'p.all_denominators')} END`;
}

/** What the `detail` of the SQL above says. */
export function readParts(detail: string | undefined): { dimension: string; added: string; total: string } {
  const [dimension = '', added = '', total = ''] = detail?.split('|') ?? [];
  return { dimension, added: shortened(added), total: shortened(total) };
}

function shortened(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

/** The column in which the parts of the row's indicator add up. */
export function addedColumn({ indicator }: Row): 'value' | 'denominator' {
  return indicator !== undefined && isAdditive(indicator) ? 'value' : 'denominator';
}
