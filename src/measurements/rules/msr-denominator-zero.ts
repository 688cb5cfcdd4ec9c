import { finding, type RowRule } from './row-rule.ts';

/** Denominators are greater than zero. */
export const msrDenominatorZero: RowRule = {
  id: 'msr-denominator-zero',
  severity: 'error',
  summary: 'Denominators are greater than zero.',
  why: 'A share of nothing has no value; systems that make it 0 % show it as failure (Akvo RSR).',
  fix: 'Leave value and parts blank, with the status not-applicable.',
  needs: ['denominator'],
  suspects: { each: () => 'r.denominator_ <= 0' },
  certain: true,
  explain(row) {
    const message = `The denominator is ${row.cell('denominator')}; expected more than 0.`;
    const hint = 'Where there was nothing to count, leave value and parts blank, with the status not-applicable.';
    return finding(row.at('denominator'), message, hint);
  },
};
