import type { Period } from '../model/period.ts';
import { isAnswered } from './actual.ts';
import type { Case } from './case.ts';
import type { History } from './history.ts';
import type { Schedule } from './rated-period.ts';
import { baselineFigure } from './targets.ts';

/** When values of an indicator were to be collected, up to a day, and whether they were. */
export function scheduleOf(periods: readonly Period[], asOf: string, history: History, given: Case): Schedule {
  const { indicator } = given;
  const baseline = baselineFigure(indicator)?.period.end;
  const reported = history.moments.filter(({ observation }) => observation.reported).map(({ period }) => period.end);
  return {
    periods,
    asOf,
    dueAfterDays: indicator.dueAfterDays,
    frequency: indicator.collectionFrequency,
    collected: baseline === undefined ? reported : [baseline, ...reported],
    isAnswered: (period) => isAnswered(period, history, given),
  };
}
