import { digits, exact } from '../../model/decimal.ts';
import type { Indicator } from '../../model/portfolio.ts';
import { scaleValues } from '../subject.ts';
import { anyIndicator, finding, type RowRule, titleOf } from './row-rule.ts';

/** A score is one of the scale. */
export const msrScaleOutOfRange: RowRule = {
  id: 'msr-scale-out-of-range',
  severity: 'error',
  summary: 'The value of an ordinal or qualitative indicator is one of its scale; that of a boolean or a step 1 or 0.',
  why: 'A score that the scale does not know has no meaning.',
  fix: 'Use a value of the scale.',
  suspects: {
    each: (scene) =>
      anyIndicator(scene, (one) => scaleValues(one) !== undefined || isYesOrNo(one))
        ? `r.value_ IS NOT NULL AND (NOT contains(i.scale, '|' || r.value_::VARCHAR || '|')
            OR (i.measure IN ('boolean', 'milestone') AND r.value_ NOT IN (0, 1)))`
        : undefined,
  },
  explain(row) {
    const { indicator } = row;
    const written = row.cell('value');
    if (indicator === undefined || written === undefined) return undefined;
    if (isYesOrNo(indicator)) {
      const message = `The value is ${written}; expected 1 (yes, done) or 0 (no, not done).`;
      return finding(row.at('value'), message, 'Write 1 or 0.');
    }
    const values = scaleValues(indicator) ?? [];
    if (values.some((value) => value.eq(exact(written)))) return undefined;
    const known = values.map(digits).join(', ');
    return finding(row.at('value'), `The value ${written} is not on the scale of ${titleOf(row)}.`, `Known: ${known}.`);
  },
};

function isYesOrNo({ measure }: Indicator): boolean {
  return measure === 'boolean' || measure === 'milestone';
}
