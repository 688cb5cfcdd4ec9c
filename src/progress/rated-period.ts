import { addDays, frequencyMonths, lengthInDays, type Period } from '../model/period.ts';
import type { Frequency } from '../model/portfolio.ts';

/** What the choice of the rated period reads. */
export interface Schedule {
  /** Target periods (or dates at which steps are due), by their end. */
  readonly periods: readonly Period[];
  readonly asOf: string;
  readonly dueAfterDays: number;
  readonly frequency: Frequency | undefined;
  /** Ends of the periods for which something was collected, the baseline's among them. */
  readonly collected: readonly string[];
  /** Somebody has answered for the period: with a value, or with one that is withheld. */
  isAnswered(period: Period): boolean;
}

/** Section 2 of the calculation contract. */
export interface Rated {
  /** R: the latest ended target period that is answered, or past its grace without an answer. */
  readonly period?: Period;
  /** The latest ended one where it is in grace and empty. */
  readonly awaiting?: Period;
  /** At least one target period has ended. */
  readonly ended: boolean;
}

export function ratedPeriod(schedule: Schedule): Rated {
  const { asOf, dueAfterDays, isAnswered } = schedule;
  const collections = collectionPeriods(schedule);
  const isOver = (period: Period) => asOf > addDays(period.end, dueAfterDays);
  const period = collections.findLast((each) => isAnswered(each) || isOver(each));
  const last = collections.at(-1);
  return {
    ended: collections.length > 0,
    ...(period === undefined ? {} : { period }),
    ...(last === undefined || last === period ? {} : { awaiting: last }),
  };
}

/** The ended target periods in which something was to be collected; those between two collections are only shown. */
export function collectionPeriods(schedule: Schedule): readonly Period[] {
  const { frequency, periods, isAnswered, asOf } = schedule;
  const ended = periods.filter(({ end }) => end <= asOf);
  if (frequency === 'event') return eventPeriods(ended, schedule);
  if (frequency === 'once') {
    const answered = ended.filter(isAnswered);
    return answered.length > 0 ? answered : ended.filter((period) => period === periods.at(-1));
  }
  const months = frequency === undefined ? undefined : frequencyMonths(frequency);
  if (months === undefined || !isFinerThan(periods, months)) return ended;
  return periodic(ended, months, schedule);
}

/** Events cannot be overdue: only what was answered counts, else the latest target period, which is then without data. */
function eventPeriods(ended: readonly Period[], { isAnswered }: Schedule): readonly Period[] {
  const answered = ended.filter(isAnswered);
  return answered.length > 0 ? answered : ended.slice(-1);
}

/** Target periods follow one another faster than collections do. */
function isFinerThan(periods: readonly Period[], months: number): boolean {
  return periods.some((period, index) => {
    const next = periods[index + 1];
    if (next === undefined) return false;
    const gap = lengthInDays({ start: period.end, end: next.end }) - 1;
    return gap < months * shortestMonth;
  });
}

const shortestMonth = 28;

/** An empty period counts only when the last collection, done or missed, is as long ago as the frequency says. */
function periodic(ended: readonly Period[], months: number, schedule: Schedule): readonly Period[] {
  const missed: string[] = [];
  return ended.filter((period) => {
    if (schedule.isAnswered(period)) return true;
    const before = [...schedule.collected, ...missed].filter((end) => end < period.end);
    const last = before.reduce<string | undefined>((latest, end) => (latest && latest > end ? latest : end), undefined);
    const isDue = last === undefined || monthsAfter(last, months) <= period.end;
    if (isDue) missed.push(period.end);
    return isDue;
  });
}

/** Whether a level of that day is too old to be called current: 1.5 × the collection frequency. */
export function isStale(end: string, frequency: Frequency | undefined, asOf: string): boolean {
  const months = frequency === undefined ? undefined : frequencyMonths(frequency);
  if (months === undefined) return false;
  const whole = Math.floor(months * 1.5);
  const limit = monthsAfter(end, whole);
  return asOf > (months * 1.5 === whole ? limit : addDays(limit, halfMonth));
}

const halfMonth = 15;

/** The last day of the months that follow a period's last day. */
function monthsAfter(end: string, months: number): string {
  const next = addDays(end, 1);
  const [year, month, day] = [Number(next.slice(0, 4)), Number(next.slice(5, 7)), Number(next.slice(8, 10))];
  const first = new Date(Date.UTC(year, month - 1 + months, day)).toISOString().slice(0, 10);
  return addDays(first, -1);
}
