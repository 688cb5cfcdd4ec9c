import { addDays, comparePeriods, type Period, sameDays } from '../../model/period.ts';
import type { Progress } from '../../progress/facts.ts';
import { type TrackedPeriod, trackedPeriods } from '../../progress/tracking.ts';
import { type ChartView, chartView } from '../chart-views.ts';
import { completenessCalendar, type ReportState } from '../charts/grid-chart.ts';
import { periodText } from '../dates.ts';
import { told } from '../edition.ts';
import type { Brief } from '../report.ts';
import type { words } from './words/en.ts';

/** Of so many indicators and periods a picture can be taken in at once. */
const [fewest, most, mostPeriods] = [2, 60, 32];

/** What was reported when, of each indicator with a target or a value in figures; null where that is no picture. */
export function calendarView(followed: readonly Progress[], brief: Brief<typeof words>): ChartView | null {
  const { edition, words: own } = brief;
  const rows = followed
    .map((progress) => ({ progress, tracked: trackedPeriods(progress) }))
    .filter(({ tracked }) => tracked.length > 0);
  const all = rows.flatMap(({ tracked }) => tracked.map(({ period }) => period));
  const periods = [...new Map(all.map((period) => [`${period.start}/${period.end}`, period])).values()];
  if (rows.length < fewest || rows.length > most || periods.length > mostPeriods) return null;
  const ordered = periods.toSorted(byEnd);
  const input = {
    title: own.labels.calendar,
    rowHeader: edition.words.labels.indicator,
    columns: ordered.map((period) => periodText(period, edition.words)),
    rows: rows.map(({ progress: { indicator }, tracked }) => ({
      label: told(indicator.name ?? indicator.id, edition),
      href: '',
      cells: ordered.map((period) => {
        const one = tracked.find((each) => sameDays(each.period, period));
        return one === undefined ? null : stateOf(one, indicator, edition.asOf);
      }),
    })),
  };
  return chartView(completenessCalendar(input, edition.words.chart, { id: 'calendar', standalone: false }), true);
}

/** What is due first stands first: of years, half-years and fiscal years that overlap, the one that ends first. */
function byEnd(a: Period, b: Period): number {
  return a.end === b.end ? comparePeriods(a, b) : a.end < b.end ? -1 : 1;
}

/** Null where nothing can be said to be due: events come when they come. */
function stateOf(
  { period, actual, coverage }: TrackedPeriod,
  { dueAfterDays, collectionFrequency }: Progress['indicator'],
  asOf: string,
): ReportState | null {
  const { reported = 0, withheld = 0, missing = [] } = coverage ?? {};
  if (reported > 0 && missing.length > 0) return 'partly';
  if (actual !== undefined) return 'reported';
  if (withheld > 0 && missing.length === 0) return 'withheld';
  if (asOf <= addDays(period.end, dueAfterDays)) return 'not-due';
  return collectionFrequency === 'event' ? null : 'missing';
}
