import type { Rule } from '../rule.ts';
import { different, measureAlike, mismatches } from './mismatch.ts';

/** An amount is in the currency of the one it rolls up to. */
export const linkRollupCurrencyMismatch: Rule = {
  id: 'link-rollup-currency-mismatch',
  severity: 'error',
  summary: 'An amount is in the currency of the one it rolls up to.',
  why: 'Shillings and dollars have no sum; nothing is converted on the way up.',
  fix: 'Report the child in the currency of the parent, and say in its method at which rate it is converted.',
  reach: 'outline',
  *check({ portfolio }) {
    yield* mismatches(portfolio, {
      key: 'currency',
      differ: (rollUp) => (measureAlike(rollUp) ? different(rollUp.child.currency, rollUp.parent.currency) : undefined),
      hint: 'Expected amounts in the same currency.',
    });
  },
};
