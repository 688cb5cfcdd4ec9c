import { finding, type RowRule } from './row-rule.ts';

/** A survey interval holds its value. */
export const msrInterval: RowRule = {
  id: 'msr-interval',
  severity: 'error',
  summary: 'The lower end of a survey interval is not above the upper one, and the value lies between them.',
  why: 'A change inside the interval is within the margin of error: the interval has to be right.',
  fix: 'Correct lower, upper or the value.',
  needs: ['lower', 'upper'],
  suspects: { each: () => 'r.lower_ > r.upper_ OR r.value_ < r.lower_ OR r.value_ > r.upper_' },
  explain(row) {
    const [lower, value, upper] = [row.cell('lower'), row.cell('value'), row.cell('upper')];
    const hint = 'Correct the one that is wrong.';
    const swapped = lower !== undefined && upper !== undefined && Number(lower) > Number(upper);
    if (swapped) return finding(row.at('lower'), `The lower end ${lower} is above the upper end ${upper}.`, hint);
    const message = `The value ${value} lies outside its interval ${lower ?? '…'} to ${upper ?? '…'}.`;
    return finding(row.at('value'), message, hint);
  },
};
