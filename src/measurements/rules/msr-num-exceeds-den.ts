import { finding, type RowRule } from './row-rule.ts';

/** The numerator of a share is not greater than its denominator. */
export const msrNumExceedsDen: RowRule = {
  id: 'msr-num-exceeds-den',
  severity: 'error',
  summary: 'The numerator of a percentage is not greater than its denominator, unless the indicator says over_100.',
  why: 'A part greater than its whole is an impossible share: the two are often swapped.',
  fix: 'Look whether numerator and denominator are swapped.',
  needs: ['numerator'],
  suspects: { each: () => 'i.shares AND r.numerator_ > r.denominator_ AND r.denominator_ > 0' },
  certain: true,
  explain(row) {
    const [numerator, denominator] = [row.cell('numerator'), row.cell('denominator')];
    const message = `The numerator ${numerator} is greater than the denominator ${denominator}.`;
    return finding(row.at('numerator'), message, 'Look whether the two are swapped; over_100: true allows it.');
  },
};
