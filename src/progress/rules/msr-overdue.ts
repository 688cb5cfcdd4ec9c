import type { Notes, Told } from '../../measurements/notes.ts';
import type { Coverage } from '../../measurements/observation.ts';
import { addDays, overlaps, type Period, parsePeriod } from '../../model/period.ts';
import type { Framework } from '../../model/portfolio.ts';
import { child } from '../../text/location.ts';
import type { Facts, Progress } from '../facts.ts';
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
    const lateness = latenessIn(facts, notes);
    for (const progress of facts.indicators) {
      const { indicator, period, coverage, rating } = progress;
      const late = lateness(progress);
      if (late === undefined || period === undefined || coverage === undefined) continue;
      const { open, lastDay } = late;
      const who = rating === 'overdue' && open.length === coverage.expected ? '' : ` from ${named(open, coverage)}`;
      yield {
        at: child(indicator.at, 'targets'),
        message: `${titleOf(progress)} has no value for ${period.text}${who}; it was due by ${lastDay}.`,
        hint: 'Take the values in; what was not collected has a row with the status not-collected.',
      };
    }
  },
};

interface Late {
  readonly open: readonly Missing[];
  /** `YYYY-MM-DD` */
  readonly lastDay: string;
}

/**
 * What an indicator lacks after its days of grace, and no row says why; undefined where there is nothing. What a combined figure
 * lacks of another indicator is said there, where that one is late itself.
 */
function latenessIn(facts: Facts, notes: Notes): (progress: Progress) => Late | undefined {
  const byTitle = new Map(facts.indicators.map((progress) => [titleOf(progress), progress]));
  const ownTold = (title: string) => notes.withoutValue.get(title) ?? [];
  const others = (progress: Progress) => progress.contributors.filter((one) => titleOf(one) !== titleOf(progress));
  const allTold = (title: string): readonly Told[] => {
    const progress = byTitle.get(title);
    const below = progress === undefined ? [] : others(progress);
    return [...ownTold(title), ...below.flatMap((one) => allTold(titleOf(one)))];
  };
  const lateness = (progress: Progress): Late | undefined => {
    const { indicator, framework, period, coverage, rating } = progress;
    if (period === undefined || indicator.status === 'retired' || indicator.collectionFrequency === 'event') return;
    const lastDay = addDays(period.end, indicator.dueAfterDays);
    if (facts.asOf <= lastDay || rating === 'context' || coverage === undefined) return;
    const open = (missing: readonly Missing[], told: readonly Told[], { fiscalYear }: Framework) =>
      missing.filter(
        (one) => !isTold(one, parsePeriod(one.period, fiscalYear ?? facts.portfolio.fiscalYear) ?? period, told),
      );
    const isLate = (title: string) => {
      const below = byTitle.get(title);
      return below !== undefined && lateness(below) !== undefined;
    };
    const title = titleOf(progress);
    const all =
      progress.contributors.length === 0
        ? open(coverage.missing, ownTold(title), framework)
        : progress.contributors.flatMap((one) => {
            const from = titleOf(one);
            if (from === title) return open(one.coverage.missing, ownTold(title), framework);
            return isLate(from) ? [] : open(one.coverage.missing, allTold(from), one.framework);
          });
    return all.length === 0 ? undefined : { open: all, lastDay };
  };
  return lateness;
}

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
