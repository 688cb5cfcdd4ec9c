import type { Coverage } from '../measurements/observation.ts';
import { comparePeriods, type Period } from '../model/period.ts';
import type { Case } from './case.ts';
import type { Combined } from './combined.ts';
import { accumulateContributions, combinedMoments } from './contributions.ts';
import { accumulateOwn, addCoverage, combiningOf, type Moment, placesTogether, withBaseline } from './moment.ts';

/** All windows that have ended, earliest first, found by their days. */
export interface History {
  readonly moments: readonly Moment[];
  at(period: Period): Moment | undefined;
}

export function historyOf(given: Case): History {
  const found = given.contributors.length > 0 ? combinedMoments(given) : ownMoments(given);
  const moments = inOrder(found.filter(({ period }) => period.end <= given.asOf));
  return { moments, at: (period) => momentAt(period, moments) };
}

/** Earliest first. They mostly come so: looking is cheaper than sorting again. */
function inOrder(moments: readonly Moment[]): readonly Moment[] {
  const isAfter = (moment: Moment, index: number) => {
    const before = moments[index - 1];
    return before === undefined || comparePeriods(before.period, moment.period) <= 0;
  };
  return moments.every(isAfter) ? moments : moments.toSorted((a, b) => comparePeriods(a.period, b.period));
}

/** The one of these days, by halving. */
function momentAt(period: Period, moments: readonly Moment[]): Moment | undefined {
  let [from, to] = [0, moments.length - 1];
  while (from <= to) {
    const middle = (from + to) >> 1;
    const moment = moments[middle];
    const order = moment === undefined ? 0 : comparePeriods(moment.period, period);
    if (order === 0) return moment;
    if (order < 0) from = middle + 1;
    else to = middle - 1;
  }
  return undefined;
}

function ownMoments(given: Case): readonly Moment[] {
  const combining = combiningOf(given);
  return (given.observed?.windows ?? []).map((observation) => ({
    period: observation.period,
    observation,
    combined: withBaseline(placesTogether(observation, given, combining), given),
  }));
}

/** Several windows of new values as one: time first, then places, then frameworks. */
export function accumulate(moments: readonly Moment[], given: Case): Combined {
  return given.contributors.length > 0 ? accumulateContributions(moments, given) : accumulateOwn(moments, given);
}

/** Coverage of several windows: place-periods added up. */
export function coverageOver(periods: readonly Period[], history: History): Coverage {
  return addCoverage(periods.map((period) => coverageAt(period, history)));
}

/** Who reported for a window. */
export function coverageAt(period: Period, history: History): Coverage {
  return history.at(period)?.observation.coverage ?? nobody;
}

const nobody: Coverage = { expected: 0, reported: 0, withheld: 0, missing: [] };
