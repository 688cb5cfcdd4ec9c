import { nameOf, rollUpsByParent } from '../../model/roll-ups.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { missingRollUps, sharesDefinition } from './twins.ts';

/** An indicator that a parent framework has as well, to be combined, rolls up to it. */
export const linkRollupMissing: Rule = {
  id: 'link-rollup-missing',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary: 'An indicator that a parent framework combines from others as well rolls up to it.',
  why: 'A country whose figures stay at home looks like a country without results (akvo-rsr 3374: indicators added by hand, without a parent).',
  fix: 'Add rolls_up_to: <framework>/<indicator>; waive the rule where the figures are not to be put together.',
  reach: 'outline',
  *check({ portfolio }) {
    const byParent = rollUpsByParent(portfolio);
    for (const { indicator, parent } of missingRollUps(portfolio)) {
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
  },
};
