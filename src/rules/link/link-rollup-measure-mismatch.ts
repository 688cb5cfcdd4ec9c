import type { Rule } from '../rule.ts';
import { different, mismatches } from './mismatch.ts';

/** An indicator has the measure of the one it rolls up to. */
export const linkRollupMeasureMismatch: Rule = {
  id: 'link-rollup-measure-mismatch',
  severity: 'error',
  summary: 'An indicator has the measure of the one it rolls up to.',
  why: 'A number added to percentages is a figure of nothing (USAID reference sheet guidance: one definition in all activities that collect it).',
  fix: 'Correct the measure, best by uses: library/<id> in both frameworks; or roll up to an indicator of the same measure.',
  reach: 'outline',
  *check({ portfolio }) {
    yield* mismatches(portfolio, {
      key: 'measure',
      differ: ({ child, parent }) => different(child.measure, parent.measure),
      hint: 'Expected the same measure in both, or no roll-up.',
    });
  },
};
