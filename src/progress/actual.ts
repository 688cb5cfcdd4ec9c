import type { Coverage } from '../measurements/observation.ts';
import { comparePeriods, contains, outermost, type Period } from '../model/period.ts';
import type { Case } from './case.ts';
import type { Combined } from './combined.ts';
import type { Figure } from './facts.ts';
import { accumulate, coverageAt, coverageOver, type History } from './history.ts';
import { figureOf, hasValue, latestDay, type Moment } from './moment.ts';
import { isStale } from './rated-period.ts';
import { targetsUpTo } from './targets.ts';

/** A value of all places, the time it belongs to, and who reported it. */
export interface Known {
  readonly period: Period;
  readonly combined: Combined;
  readonly coverage: Coverage;
  /** A level too old to be called current on the as-of date. */
  readonly stale: boolean;
}

/** The actual at a target period: for incremental the sum over the target periods up to it. */
export function actualAt(period: Period, history: History, given: Case): Combined {
  if (given.cumulation !== 'incremental') return history.at(period)?.combined ?? { kind: 'none' };
  return accumulate(momentsUpTo(period, history, given).filter(hasValue), given);
}

/** The windows whose rows are in the actual of a period: for incremental those of the target periods up to it. */
export function momentsUpTo(period: Period, history: History, { cumulation, indicator }: Case): readonly Moment[] {
  const targets = cumulation === 'incremental' ? targetsUpTo(period, indicator) : [];
  const periods = targets.length === 0 ? [period] : targets.map((target) => target.period);
  return periods.flatMap((each) => history.at(each) ?? []);
}

/** Coverage of the actual at a target period: place-periods of all periods that are in it. */
export function actualCoverage(period: Period, history: History, { cumulation, indicator }: Case): Coverage {
  if (cumulation !== 'incremental') return coverageAt(period, history);
  return coverageOver(
    targetsUpTo(period, indicator).map((target) => target.period),
    history,
  );
}

/** Somebody has answered for the period: with a value that is current at its end, or with one that is withheld. */
export function isAnswered(period: Period, history: History, given: Case): boolean {
  const moment = history.at(period);
  if (moment === undefined) return false;
  if (moment.observation.coverage.withheld > 0) return true;
  if (!hasValue(moment)) return false;
  if (!moment.observation.reported) return isCarriedOver(moment, given);
  return !isOutdated(moment, given, period.end);
}

/** A running total that was collected once or by event stands until the next event. */
function isCarriedOver(moment: Moment | undefined, { indicator, cumulation }: Case): boolean {
  const { collectionFrequency } = indicator;
  if (collectionFrequency !== 'event' && collectionFrequency !== 'once') return false;
  if (cumulation !== 'cumulative-values' && cumulation !== 'cumulative-targets') return false;
  return hasValue(moment) && !moment.observation.reported;
}

/** Only a level grows old; running totals and what was counted in a period do not. */
function isOutdated({ observation }: Moment, { cumulation, indicator }: Case, at: string): boolean {
  if (cumulation !== 'point-in-time') return false;
  const latest = latestDay(observation.values);
  return latest !== '' && isStale(latest, indicator.collectionFrequency, at);
}

/** The latest value that is known; for incremental with targets the sum to date inside their periods. */
export function latestKnown(history: History, given: Case): Known | undefined {
  const valued = history.moments.filter((moment) => hasValue(moment) && moment.observation.reported);
  const last = latestOf(valued);
  if (last === undefined) return undefined;
  const { indicator, cumulation } = given;
  const planned =
    cumulation === 'incremental'
      ? outermost(valued.filter(({ period }) => indicator.targets.some((target) => contains(target.period, period))))
      : [];
  if (planned.length > 1) {
    const periods = planned.map(({ period }) => period);
    const coverage = coverageOver(periods, history);
    return { period: spanning(periods), combined: accumulate(planned, given), coverage, stale: false };
  }
  const { period, combined } = planned[0] ?? last;
  const stale = isOutdated(last, given, given.asOf);
  return { period, combined, coverage: coverageAt(period, history), stale };
}

/** The one that ends last; of several the longest. */
function latestOf(moments: readonly Moment[]): Moment | undefined {
  return moments.reduce<Moment | undefined>((best, each) => {
    if (best === undefined || each.period.end > best.period.end) return each;
    return each.period.end === best.period.end && each.period.start < best.period.start ? each : best;
  }, undefined);
}

/** From the start of the first to the end of the last. */
function spanning(periods: readonly Period[]): Period {
  const sorted = periods.toSorted(comparePeriods);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) throw new Error('no periods to span');
  const text = `${first.text.split('/')[0]}/${last.text.split('/').at(-1)}`;
  return { text, start: first.start, end: last.end };
}

/** The actual of the latest target period before R that has one. */
export function previousOf(period: Period, history: History, given: Case): Figure | undefined {
  const { targets } = given.indicator;
  for (let index = targets.length - 1; index >= 0; index--) {
    const target = targets[index];
    if (target === undefined || target.period.end >= period.end) continue;
    const moment = history.at(target.period);
    if (!hasValue(moment) || !moment.observation.reported) continue;
    const combined = actualAt(target.period, history, given);
    if (combined.kind === 'value') return figureOf(target.period, combined);
  }
  return undefined;
}
