import { isAdditive } from '../../model/measure.ts';
import { name, quote } from '../database.ts';
import type { Row, Scene } from './row-rule.ts';

/**
 * Totals with the sums of their categories of one exhaustive dimension, where `compared` holds of the amounts `part` and `total`
 * and of the condition that every category has one: values of what adds up, else denominators. `id` and `other` are the total and
 * the first part, or the other way round where the total is stored already. Undefined where no file has such a dimension.
 */
export function partsBesideTotals(scene: Scene, compared: string): string | undefined {
  const { portfolio, columns } = scene;
  const used = [...portfolio.dimensions.values()].filter(({ id }) => columns.has(id));
  const exhaustive = used.filter((dimension) => dimension.exhaustive);
  if (exhaustive.length === 0) return undefined;
  const filled = used.map(({ id }) => `(rows.${name(id)} IS NOT NULL)::INTEGER`).join(' + ');
  const key = ['place', 'reporter', 'step'].filter((column) => columns.has(column));
  const sums = exhaustive.map(({ id }, index) => {
    const part = `FILTER (WHERE filled = 1 AND ${name(id)} IS NOT NULL)`;
    return `sum(amount) ${part} AS part${index}, count(amount) ${part} AS parts${index}, min(id) ${part} AS first${index},
      bool_or(fresh) ${part} AS fresh${index}`;
  });
  const each = exhaustive.map(
    (
      { id, categories },
      index,
    ) => `SELECT ind, total_id, total_fresh, total, ${quote(id)} AS dimension, part${index} AS part,
      parts${index} = ${categories.size} AS complete, first${index} AS first, fresh${index} AS part_fresh FROM groups`,
  );
  return `WITH groups AS (
      SELECT ind, sum(amount) FILTER (WHERE filled = 0) AS total, min(id) FILTER (WHERE filled = 0) AS total_id,
        bool_or(fresh) FILTER (WHERE filled = 0) AS total_fresh, ${sums.join(', ')}
      FROM (
        SELECT rows.*, ${filled} AS filled, CASE WHEN facts.adds THEN value_ ELSE denominator_ END AS amount
        FROM rows JOIN facts USING (ind)
        WHERE opens IS NOT NULL AND coalesce(status, 'reported') IN ('reported', 'provisional', 'estimated')
          AND facts.measure IN ('number', 'currency', 'percentage', 'ratio'))
      GROUP BY ${['ind', 'opens', 'closes', ...key].join(', ')})
    SELECT ind, dimension, CASE WHEN total_fresh THEN total_id ELSE first END AS id,
      CASE WHEN total_fresh THEN first ELSE total_id END AS other, concat_ws('|', dimension, part, total) AS detail
    FROM (${each.join(' UNION ALL ')}) WHERE (total_fresh OR part_fresh) AND ${compared}`;
}

/** What the `detail` of the SQL above says. */
export function readParts(detail: string | undefined): {
  dimension: string;
  added: string;
  total: string;
  count: number;
} {
  const [dimension = '', added = '', total = '', count = '1'] = detail?.split('|') ?? [];
  return { dimension, added: shortened(added), total: shortened(total), count: Number(count) };
}

function shortened(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

/** The column in which the parts of the row's indicator add up. */
export function addedColumn({ indicator }: Row): 'value' | 'denominator' {
  return indicator !== undefined && isAdditive(indicator) ? 'value' : 'denominator';
}
