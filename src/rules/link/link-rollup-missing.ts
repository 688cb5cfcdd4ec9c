import type { Indicator } from '../../model/portfolio.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { nameOf, type RollUp, rollUpsByParent, rollUpsOf } from './roll-ups.ts';
import { parentsOf, twinIn } from './twins.ts';

/** An indicator that a parent framework has as well, to be combined, rolls up to it. */
export const linkRollupMissing: Rule = {
  id: 'link-rollup-missing',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary: 'An indicator that a parent framework combines from others as well rolls up to it.',
  why: 'A country whose figures stay at home looks like a country without results (akvo-rsr 3374: indicators added by hand, without a parent).',
  fix: 'Add rolls_up_to: <framework>/<indicator>; waive the rule where the figures are not to be put together.',
  *check({ portfolio }) {
    const parents = parentsOf(portfolio);
    const byParent = rollUpsByParent(portfolio);
    const fed = new Set(rollUpsOf(portfolio).map(({ child, parent }) => `${child.framework} ${nameOf(parent)}`));
    for (const [framework, above] of parents) {
      for (const indicator of framework.indicators.values()) {
        if (indicator.rollsUpTo !== undefined || indicator.status === 'retired') continue;
        const parent = above
          .flatMap((one) => twinIn(one, indicator) ?? [])
          .find((twin) => isCombined(twin, indicator, byParent));
        if (parent === undefined || fed.has(`${framework.id} ${nameOf(parent)}`)) continue;
        const why = sharesDefinition(parent, indicator) ? `uses ${parent.uses?.id} as well` : 'has the same id';
        const [first, ...others] = byParent.get(parent) ?? [];
        const feeders = others.length === 0 && first ? nameOf(first.child) : `${others.length + 1} others`;
        yield {
          at: keyOf(indicator.at),
          message: `${nameOf(indicator)} does not roll up to ${nameOf(parent)}, which ${why}${first ? ` and is fed by ${feeders}` : ''}.`,
          hint: `Add rolls_up_to: ${nameOf(parent)}.`,
          related: [{ at: keyOf(parent.at), message: `${nameOf(parent)} stands here.` }],
        };
      }
    }
  },
};

/** Whether a parent's indicator is made of others: some feed it, or the definition that both share says how. */
function isCombined(
  parent: Indicator,
  indicator: Indicator,
  byParent: ReadonlyMap<Indicator, readonly RollUp[]>,
): boolean {
  if (byParent.has(parent)) return true;
  const { frameworks } = parent.aggregation;
  return sharesDefinition(parent, indicator) && frameworks !== undefined && frameworks !== 'none';
}

function sharesDefinition({ uses }: Indicator, other: Indicator): boolean {
  return uses !== undefined && uses.id === other.uses?.id;
}
