import { finding, type RowRule } from './row-rule.ts';

const cells = ['value', 'numerator', 'denominator'] as const;

/** What is said to be missing or not applicable has no value. */
export const msrStatusWithValue: RowRule = {
  id: 'msr-status-with-value',
  severity: 'error',
  summary: 'A row whose status says missing, not-collected or not-applicable has no value.',
  why: 'The status keeps the value out of every figure: it would be lost without a word.',
  fix: 'Remove the value, or correct the status.',
  needs: ['status'],
  suspects: {
    each: () =>
      `r.status IN ('missing', 'not-collected', 'not-applicable')
        AND coalesce(${cells.map((cell) => `r.${cell}`).join(', ')}) IS NOT NULL`,
  },
  certain: true,
  explain(row) {
    const filled = cells.find((cell) => row.cell(cell) !== undefined) ?? 'value';
    const message = `The status is ${row.cell('status')}, and the ${filled} is ${row.cell(filled)}.`;
    return finding(row.at(filled), message, 'Remove the value, or correct the status.');
  },
};
