import type { Rule } from '../rule.ts';
import { planValues, titleOf } from './planned-values.ts';

/** A target says what is to be reached. */
export const tgtValueMissing: Rule = {
  id: 'tgt-value-missing',
  reach: 'framework',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'A target says what is to be reached: a value, a band, a change, or both parts of a share.',
  why: 'Performance needs a target (EU, USAID); a note or half of a fraction is none.',
  fix: 'Add value, min, max, change, or numerator and denominator.',
  *check({ portfolio }) {
    for (const each of planValues(portfolio)) {
      const { kind, at, planned } = each;
      const { value, min, max, change } = planned;
      if (kind === 'baseline' || [value, min, max, change].some((one) => one !== undefined)) continue;
      const half = [planned.numerator === undefined ? 'numerator' : 'denominator'];
      const hasHalf = planned.numerator !== undefined || planned.denominator !== undefined;
      yield {
        at,
        message: `${titleOf(each)} says no value.`,
        hint: hasHalf ? `Add its ${half[0]}.` : 'Add value, or min and max, or change.',
      };
    }
  },
};
