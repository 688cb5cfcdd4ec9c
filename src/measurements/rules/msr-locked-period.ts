import { lockOf } from '../subject.ts';
import { finding, type RowRule } from './row-rule.ts';

/** Approved periods take no new values. */
export const msrLockedPeriod: RowRule = {
  id: 'msr-locked-period',
  severity: 'error',
  summary: 'Approved periods take no new and no changed values.',
  why: 'What was approved and published must not change behind its readers (Akvo RSR locks periods too).',
  fix: 'Take the approval back in measurements/approvals.csv first, if the change is right.',
  suspects: {
    planned: ({ approvals }) =>
      approvals.length === 0
        ? undefined
        : `SELECT r.id, NULL AS other FROM rows r JOIN actions a USING (id) WHERE r.locked AND a.action <> 'unchanged'`,
  },
  certain: true,
  explain(row, { approvals }) {
    const { indicator, period } = row;
    const lock = indicator && period && lockOf(indicator, period, approvals);
    if (lock === undefined || period === undefined) return undefined;
    const message = `The period ${period.text} is locked: ${lock.framework} ${lock.period.text} was approved by ${lock.by} on ${lock.date}.`;
    const hint = 'Take the approval back in measurements/approvals.csv first, if the change is right.';
    return finding(row.at('period'), message, hint, undefined);
  },
};
