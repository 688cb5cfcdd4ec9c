import type { Told } from '../../measurements/notes.ts';
import type { Coverage } from '../../measurements/observation.ts';
import { addDays, overlaps, type Period, parsePeriod } from '../../model/period.ts';
import { child } from '../../text/location.ts';
import { type FactRule, titleOf } from './fact-rule.ts';

type Missing = Coverage['missing'][number];

/** What is due is there. */
export const msrOverdue: FactRule = {
  id: 'msr-overdue',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary: 'The latest target period that has ended has its values once its days of grace are over.',
  why: 'A figure that comes late decides nothing; timeliness is one of the standards of data quality (USAID).',
  fix: 'Take the values in; what was not collected has a row with the status not-collected.',
  *check({ facts, notes }) {
    for (const progress of facts.indicators) {
      const { indicator, framework, period, coverage, rating } = progress;
      if (period === undefined || indicator.status === 'retired' || indicator.collectionFrequency === 'event') continue;
      const lastDay = addDays(period.end, indicator.dueAfterDays);
      if (facts.asOf <= lastDay || rating === 'context' || coverage === undefined) continue;
      const told = notes.withoutValue.get(titleOf(progress)) ?? [];
      const fiscalYear = framework.fiscalYear ?? facts.portfolio.fiscalYear;
      const open = coverage.missing.filter((one) => !isTold(one, parsePeriod(one.period, fiscalYear) ?? period, told));
      if (open.length === 0) continue;
      const who = rating === 'overdue' && open.length === coverage.expected ? '' : ` from ${named(open, coverage)}`;
      yield {
        at: child(indicator.at, 'targets'),
        message: `${titleOf(progress)} has no value for ${period.text}${who}; it was due by ${lastDay}.`,
        hint: 'Take the values in; what was not collected has a row with the status not-collected.',
      };
    }
  },
};

/** A row says that the place has no value in that period. */
function isTold(absent: Missing, period: Period, told: readonly Told[]): boolean {
  return told.some((one) => one.place === absent.place && overlaps(one.period, period));
}

/** `2 of 9 (kessa 2025-Q3, orlin 2025-Q4)`. */
function named(open: readonly Missing[], { expected }: Coverage): string {
  const first = open.slice(0, 3).map(({ place, period }) => (place === undefined ? period : `${place} ${period}`));
  const more = open.length > 3 ? ` and ${open.length - 3} more` : '';
  return `${open.length} of ${expected} (${first.join(', ')}${more})`;
}
