import type { Dimension } from '../../model/portfolio.ts';
import { name, quote } from '../database.ts';
import type { Scene, Shared } from './row-rule.ts';

/** Values of what adds up and denominators are looked at together, numerators beside them. */
const columnOf = { below: 'denominator', above: 'numerator' } as const;
const amounts = ['below', 'above'] as const;

/** What `partsBesideTotals` looks into. */
export const totalsAndParts: Shared = (scene) => {
  const found = groupsOf(scene);
  return found === undefined ? undefined : [table, found];
};

const table = 'totals_and_parts';

/**
 * Totals with the sums of their categories of one exhaustive dimension, where `compared` holds of the amounts `part` and `total`
 * and of the condition that every category has one: values of what adds up, else denominators and numerators, of which the
 * denominators speak where both are wrong. `id` and `other` are the total and the first part, or the other way round where the
 * total is stored already. Undefined where no file has such a dimension.
 */
export function partsBesideTotals(scene: Scene, compared: string): string | undefined {
  const exhaustive = usedDimensions(scene).filter((dimension) => dimension.exhaustive);
  if (exhaustive.length === 0) return undefined;
  const each = exhaustive.flatMap(({ id, categories }, index) =>
    amounts.map(
      (amount) => `SELECT ind, total_id, total_fresh, ${amount}_total AS total, ${quote(id)} AS dimension,
        ${amount}_part${index} AS part, ${amount}_parts${index} = ${categories.size} AS complete, first${index} AS first,
        fresh${index} AS part_fresh, CASE WHEN adds THEN 'value' ELSE ${quote(columnOf[amount])} END AS amount FROM ${table}`,
    ),
  );
  return `SELECT ind, dimension, id, arg_min(other, amount) AS other, arg_min(detail, amount) AS detail FROM (
      SELECT ind, dimension, amount, CASE WHEN total_fresh THEN total_id ELSE first END AS id,
        CASE WHEN total_fresh THEN first ELSE total_id END AS other, concat_ws('|', dimension, part, total, amount) AS detail
      FROM (${each.join(' UNION ALL ')}) WHERE (total_fresh OR part_fresh) AND ${compared})
    GROUP BY ind, dimension, id`;
}

function usedDimensions({ portfolio, columns }: Scene): readonly Dimension[] {
  return [...portfolio.dimensions.values()].filter(({ id }) => columns.has(id));
}

/** Of each indicator, period and place the total and the sums of the categories of each exhaustive dimension. */
function groupsOf(scene: Scene): string | undefined {
  const used = usedDimensions(scene);
  const exhaustive = used.filter((dimension) => dimension.exhaustive);
  if (exhaustive.length === 0) return undefined;
  const filled = used.map(({ id }) => `(rows.${name(id)} IS NOT NULL)::INTEGER`).join(' + ');
  const key = ['place', 'reporter', 'step'].filter((column) => scene.columns.has(column));
  const sums = exhaustive.map(({ id }, index) => {
    const part = `FILTER (WHERE filled = 1 AND ${name(id)} IS NOT NULL)`;
    const ofEach = amounts.map(
      (amount) =>
        `sum(${amount}) ${part} AS ${amount}_part${index}, count(${amount}) ${part} AS ${amount}_parts${index}`,
    );
    return `${ofEach.join(', ')}, min(id) ${part} AS first${index}, bool_or(fresh) ${part} AS fresh${index}`;
  });
  const totals = amounts.map((amount) => `sum(${amount}) FILTER (WHERE filled = 0) AS ${amount}_total`);
  return `SELECT ind, any_value(adds) AS adds, ${totals.join(', ')}, min(id) FILTER (WHERE filled = 0) AS total_id,
      bool_or(fresh) FILTER (WHERE filled = 0) AS total_fresh, ${sums.join(', ')}
    FROM (
      SELECT rows.*, ${filled} AS filled, facts.adds AS adds, CASE WHEN facts.adds THEN value_ ELSE denominator_ END AS below,
        CASE WHEN NOT facts.adds THEN numerator_ END AS above
      FROM rows JOIN facts USING (ind)
      WHERE opens IS NOT NULL AND coalesce(status, 'reported') IN ('reported', 'provisional', 'estimated')
        AND facts.measure IN ('number', 'currency', 'percentage', 'ratio'))
    GROUP BY ${['ind', 'opens', 'closes', ...key].join(', ')}`;
}

/** What the `detail` of the SQL above says. */
export function readParts(detail: string | undefined): {
  dimension: string;
  added: string;
  total: string;
  /** The column in which the parts add up. */
  column: string;
  count: number;
} {
  const [dimension = '', added = '', total = '', column = '', count = '1'] = detail?.split('|') ?? [];
  return { dimension, added: shortened(added), total: shortened(total), column, count: Number(count) };
}

function shortened(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
