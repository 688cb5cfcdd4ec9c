import { findIndicator } from '../../model/chain.ts';
import type { Rule } from '../rule.ts';

/** An indicator rolls up into another framework. */
export const linkRollupSelf: Rule = {
  id: 'link-rollup-self',
  severity: 'error',
  summary: 'An indicator rolls up into another framework.',
  why: 'Within a framework places and categories are put together by the indicator itself; a figure that flows into its own framework is counted there twice.',
  fix: 'Name an indicator of the parent framework: rolls_up_to: programme/<indicator>. Parts of one figure are places or disaggregation.',
  reach: 'outline',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      for (const { id, rollsUpTo, framework: own } of framework.indicators.values()) {
        if (rollsUpTo === undefined) continue;
        const parent = findIndicator(portfolio, framework, rollsUpTo.id);
        if (typeof parent === 'string' || parent.framework !== own) continue;
        yield {
          at: rollsUpTo.at,
          message:
            parent.id === id
              ? `The indicator ${id} rolls up to itself.`
              : `The indicator ${id} rolls up to ${parent.id} of its own framework ${own}.`,
          hint: 'Expected an indicator of another framework: framework/indicator.',
        };
      }
    }
  },
};
