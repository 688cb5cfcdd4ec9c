import { finding, type RowRule } from './row-rule.ts';

/** What is said to be reported has a value. */
export const msrStatusWithoutValue: RowRule = {
  id: 'msr-status-without-value',
  severity: 'error',
  summary: 'A row whose status says reported, provisional or estimated has a value.',
  why: 'Blank is missing and never zero; a blank that claims to be a value hides which of the two is meant.',
  fix: 'Write 0 where zero was measured; else say missing, not-collected or not-applicable.',
  needs: ['status'],
  suspects: {
    each: () =>
      `r.status IN ('reported', 'provisional', 'estimated') AND r.value IS NULL
        AND (r.numerator IS NULL OR r.denominator IS NULL) AND coalesce(i.measure, '') <> 'qualitative'`,
  },
  certain: true,
  explain(row) {
    const message = `The status is ${row.cell('status')}, and the value is blank.`;
    const hint = 'Write 0 where zero was measured; else the status missing, not-collected or not-applicable.';
    return finding(row.at('value'), message, hint);
  },
};
