import { digits } from '../../model/decimal.ts';
import type { Rule } from '../rule.ts';
import { measureAlike, mismatches } from './mismatch.ts';

/** A share is counted per as many as the one it rolls up to. */
export const linkRollupPerMismatch: Rule = {
  id: 'link-rollup-per-mismatch',
  severity: 'error',
  summary: 'A share is counted per as many as the one it rolls up to.',
  why: 'Deaths per 1000 births beside deaths per 100000 differ a hundredfold and look alike in a table.',
  fix: 'Write the same factor under per in both, and change baseline and targets with it.',
  reach: 'outline',
  *check({ portfolio }) {
    yield* mismatches(portfolio, {
      key: 'per',
      differ(rollUp) {
        const [child, parent] = [rollUp.child.per, rollUp.parent.per];
        return !measureAlike(rollUp) || child.eq(parent) ? undefined : [digits(child), digits(parent)];
      },
      hint: 'Expected the same factor in both.',
    });
  },
};
