import type { Rule } from '../rule.ts';
import { different, measureAlike, mismatches } from './mismatch.ts';

/** An indicator counts over time as the one it rolls up to. */
export const linkRollupCumulationMismatch: Rule = {
  id: 'link-rollup-cumulation-mismatch',
  severity: 'error',
  summary: 'An indicator counts over time as the one it rolls up to.',
  why: 'Running totals that are added as if they were new in each period count the first year again and again; a target of one kind cannot be met by the other.',
  fix: 'Use the same cumulation in both, best by uses: library/<id>.',
  reach: 'outline',
  *check({ portfolio }) {
    yield* mismatches(portfolio, {
      key: 'cumulation',
      differ: (rollUp) =>
        measureAlike(rollUp) ? different(rollUp.child.cumulation, rollUp.parent.cumulation) : undefined,
      hint: 'Expected the same cumulation in both.',
    });
  },
};
