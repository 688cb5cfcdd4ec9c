import type { Coverage } from '../measurements/observation.ts';
import { comparePeriods, type Period } from '../model/period.ts';
import type { Case } from './case.ts';
import type { Combined } from './combined.ts';
import { accumulateContributions, combinedMoments } from './contributions.ts';
import { accumulateOwn, addCoverage, type Moment, placesTogether, withBaseline } from './moment.ts';

/** All windows that have ended, earliest first, found by their days. */
export interface History {
  readonly moments: readonly Moment[];
  at(period: Period): Moment | undefined;
}

export function historyOf(given: Case): History {
  const found = given.contributors.length > 0 ? combinedMoments(given) : ownMoments(given);
  const moments = found
    .filter(({ period }) => period.end <= given.asOf)
    .toSorted((a, b) => comparePeriods(a.period, b.period));
  const byDays = new Map(moments.map((moment) => [daysOf(moment.period), moment]));
  return { moments, at: (period) => byDays.get(daysOf(period)) };
}

function ownMoments(given: Case): readonly Moment[] {
  return (given.observed?.windows ?? []).map((observation) => ({
    period: observation.period,
    observation,
    combined: withBaseline(placesTogether(observation, given), given),
  }));
}

function daysOf({ start, end }: Period): string {
  return `${start}/${end}`;
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
