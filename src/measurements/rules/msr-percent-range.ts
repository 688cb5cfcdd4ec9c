import { exact } from '../../model/decimal.ts';
import { isShare } from '../subject.ts';
import { anyIndicator, finding, type RowRule, titleOf } from './row-rule.ts';

/** Percentages lie between 0 and 100. */
export const msrPercentRange: RowRule = {
  id: 'msr-percent-range',
  severity: 'error',
  summary: 'Percentages lie between 0 and 100, unless the indicator says over_100.',
  why: 'A share of a whole cannot pass it (USAID data quality: plausible range).',
  fix: 'Correct the value, or say over_100: true at the indicator.',
  suspects: {
    each: (scene) => (anyIndicator(scene, isShare) ? 'i.shares AND (r.value_ < 0 OR r.value_ > 100)' : undefined),
  },
  certain: true,
  explain(row) {
    const written = row.cell('value') ?? '0';
    const fraction = exact(written).abs().lt(1) ? ' A share such as 0.45 is written 45.' : '';
    const hint = `Correct it, or say over_100: true at ${titleOf(row)}.${fraction}`;
    return finding(row.at('value'), `The value ${written} is outside 0 to 100, and a percentage.`, hint);
  },
};
