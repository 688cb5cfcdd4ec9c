import type { Dimension } from '../../model/portfolio.ts';
import { name, quote } from '../database.ts';
import { finding, type RowRule, type Scene } from './row-rule.ts';

/** Parts are not more than their total. */
export const msrDisaggregationOver: RowRule = {
  id: 'msr-disaggregation-over',
  severity: 'error',
  summary: 'The categories of an exhaustive dimension do not add up to more than the total that is given.',
  why: 'Categories that do not overlap cannot be more than their whole (Akvo RSR refuses them).',
  fix: 'Correct the total or the category that is too great.',
  suspects: {
    pairs: (scene) => {
      const used = [...scene.portfolio.dimensions.values()].filter(({ id }) => scene.columns.has(id));
      const exhaustive = used.filter((dimension) => dimension.exhaustive);
      return exhaustive.length === 0 ? undefined : overTotals(used, exhaustive, scene);
    },
  },
  explain(row, { portfolio }, other) {
    const dimension = [...portfolio.dimensions.keys()].find((id) => other?.cell(id) !== undefined);
    const column =
      row.indicator?.measure === 'number' || row.indicator?.measure === 'currency' ? 'value' : 'denominator';
    const message = `The categories of ${dimension} add up to more than the total, ${column} ${row.cell(column)}.`;
    return finding(row.at(column), message, 'Correct the total or the category that is too great.', other);
  },
};

/** Totals (`t`) with the parts (`p`) of one dimension, where these are more. */
function overTotals(used: readonly Dimension[], exhaustive: readonly Dimension[], { columns }: Scene): string {
  const filled = used.map(({ id }) => `(${name(id)} IS NOT NULL)::INTEGER`).join(' + ');
  const dimension = exhaustive.map(({ id }) => `WHEN ${name(id)} IS NOT NULL THEN ${quote(id)}`).join(' ');
  const key = ['place', 'reporter', 'step'].filter((column) => columns.has(column));
  const same = key.map((column) => ` AND t.${column} IS NOT DISTINCT FROM p.${column}`).join('');
  return `WITH counted AS NOT MATERIALIZED (
      SELECT rows.*, facts.measure IN ('number', 'currency') AS adds, ${filled} AS filled, CASE ${dimension} END AS dimension
      FROM rows JOIN facts USING (ind)
      WHERE opens IS NOT NULL AND coalesce(status, 'reported') IN ('reported', 'provisional', 'estimated')
        AND facts.measure IN ('number', 'currency', 'percentage', 'ratio'))
    SELECT CASE WHEN t.fresh THEN t.id ELSE p.id END AS id, CASE WHEN t.fresh THEN p.id ELSE t.id END AS other
    FROM counted t JOIN (
      SELECT ${['ind', 'opens', 'closes', ...key, 'dimension'].join(', ')}, sum(value_) AS value_, sum(denominator_) AS denominator_,
        bool_or(fresh) AS fresh, min(id) AS id
      FROM counted WHERE filled = 1 AND dimension IS NOT NULL GROUP BY ALL) p
      ON t.ind = p.ind AND t.opens = p.opens AND t.closes = p.closes${same}
    WHERE t.filled = 0 AND CASE WHEN t.adds THEN p.value_ > t.value_ ELSE p.denominator_ > t.denominator_ END
      AND (t.fresh OR p.fresh)`;
}
