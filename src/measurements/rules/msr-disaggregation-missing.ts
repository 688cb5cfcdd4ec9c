import type { Dimension } from '../../model/portfolio.ts';
import { name, quote } from '../database.ts';
import { anyIndicator, finding, type RowRule, type Scene, titleOf } from './row-rule.ts';

/** A total comes with the categories that its indicator promises. */
export const msrDisaggregationMissing: RowRule = {
  id: 'msr-disaggregation-missing',
  severity: 'warning',
  summary:
    'A total has rows of the categories that its indicator is disaggregated by; of an exhaustive dimension, of all of them.',
  why: 'Who is left behind shows in the categories alone (Open SDG: expected disaggregations; USAID asks for a code where data are not available).',
  fix: 'Add the rows; a category that was not collected has a row with the status not-collected.',
  suspects: {
    pairs: (scene) =>
      anyIndicator(scene, ({ disaggregateBy }) => disaggregateBy.length > 0) ? withoutCategories(scene) : undefined,
  },
  explain(row, { portfolio }, _other, detail) {
    const lacking = (detail ?? '').split('|').map((one) => one.split('='));
    const said = lacking.map(([id = '', mask = '0']) => {
      const dimension = portfolio.dimensions.get(id);
      return Number(mask) === 0 ? id : `${id} (${without(dimension, Number(mask)).join(', ')})`;
    });
    const many = Math.max(...lacking.map(([, , count]) => Number(count)));
    const more = many > 1 ? ` ${many - 1} more ${many === 2 ? 'total lacks' : 'totals lack'} the same.` : '';
    const message = `The total of ${aboutOf(row)} has no rows of ${said.join(' and ')}, by which ${titleOf(row)} is disaggregated.${more}`;
    const hint = 'Add them; what was not collected has a row with the status not-collected.';
    return finding(row.at('period'), message, hint);
  },
};

function aboutOf(row: Parameters<typeof titleOf>[0]): string {
  const key = ['place', 'reporter', 'step'].flatMap((column) => row.cell(column) ?? []);
  return [row.period?.text, ...key].join(' ');
}

/** Categories that have to be there: of an exhaustive dimension all but what was not recorded. Long lists do not fit into bits. */
function needed({ exhaustive, categories }: Dimension): readonly string[] {
  const all = [...categories.values()].filter(({ residual }) => !residual).map(({ id }) => id);
  return exhaustive && all.length <= 30 ? all : [];
}

function without(dimension: Dimension | undefined, mask: number): readonly string[] {
  const all = dimension === undefined ? [] : needed(dimension);
  return all.filter((_, index) => (mask & (1 << index)) === 0);
}

/** A cell of a row; a dimension may have the name of a column of `facts`. */
function cell(dimension: string): string {
  return `rows.${name(dimension)}`;
}

/** The categories that a group of rows has, as bits; any category of a dimension that is not exhaustive is enough. */
function mask(dimension: Dimension): string {
  const bits = needed(dimension).map((category, index) => `WHEN ${quote(category)} THEN ${1 << index}`);
  const column = cell(dimension.id);
  return bits.length === 0
    ? `coalesce(bit_or((${column} IS NOT NULL)::INTEGER), 0)`
    : `coalesce(bit_or(CASE ${column} ${bits.join(' ')} ELSE 0 END), 0)`;
}

/**
 * For each indicator and dimension the first total that lacks categories, with those it has and how many totals lack the same;
 * dimensions that the same total lacks in one row.
 */
function withoutCategories({ portfolio, columns, subjects }: Scene): string {
  const wanted = new Set(subjects.flatMap(({ indicator }) => indicator?.disaggregateBy.map(({ id }) => id) ?? []));
  const dimensions = [...portfolio.dimensions.values()].filter(({ id }) => wanted.has(id));
  if (dimensions.length === 0) return 'SELECT NULL AS id, NULL AS other, NULL AS detail WHERE false';
  const known = dimensions.filter(({ id }) => columns.has(id));
  const all = [...portfolio.dimensions.keys()].filter((id) => columns.has(id)).map(cell);
  const isTotal = all.length === 0 ? 'true' : `coalesce(${all.join(', ')}) IS NULL`;
  const masks = known.map((dimension) => `, ${mask(dimension)} AS ${name(`has ${dimension.id}`)}`).join('');
  const each = dimensions.map((dimension) => {
    const has = columns.has(dimension.id) ? name(`has ${dimension.id}`) : "'0'";
    const whole = needed(dimension).length === 0 ? 1 : 2 ** needed(dimension).length - 1;
    return `SELECT min(total) AS id, ${quote(dimension.id)} || '=' || ${has} || '=' || count(*) AS detail FROM groups
      WHERE total IS NOT NULL AND contains(promised, ${quote(`|${dimension.id}|`)}) AND ${has} <> ${whole} GROUP BY ${columns.has(dimension.id) ? `ind, ${has}` : 'ind'}`;
  });
  return `SELECT id, NULL AS other, string_agg(detail, '|' ORDER BY detail) AS detail FROM (
      WITH groups AS (
        SELECT ind, any_value(facts.dimensions) AS promised${masks},
          min(rows.id) FILTER (WHERE rows.fresh AND ${isTotal} AND coalesce(rows.value, rows.numerator) IS NOT NULL) AS total
        FROM rows JOIN facts USING (ind) WHERE facts.dimensions IS NOT NULL AND rows.opens IS NOT NULL
        GROUP BY ind, rows.opens, rows.closes, rows.place, rows.reporter, rows.step)
      ${each.join(' UNION ALL ')})
    GROUP BY id`;
}
