import type { Case } from './case.ts';
import type { Standing } from './facts.ts';
import type { History } from './history.ts';
import { coverageAt } from './history.ts';
import { ratedPeriod } from './rated-period.ts';
import { ratingOf } from './rating.ts';
import { isCompleted, type Steps, shareDone, stepProgress, stepsOf } from './steps.ts';

/**
 * Where a milestone measure stands. A row says that a step is done, so a due step without one is not done once its grace is
 * over; where nothing at all has been reported the measure is overdue.
 */
export function milestoneStanding(history: History, given: Case): Standing {
  const { indicator, asOf, framework } = given;
  const steps = stepsOf(given);
  if (steps.refused !== undefined) {
    return { rating: 'cannot-compute', rated: false, reason: `Not rated: ${steps.refused}` };
  }
  if (steps.periods.length === 0) {
    return {
      steps: stepProgress(undefined, steps),
      rating: 'no-target',
      rated: false,
      reason: 'No step has a due date',
    };
  }
  const { period, awaiting, ended } = ratedPeriod({
    periods: steps.periods,
    asOf,
    dueAfterDays: indicator.dueAfterDays,
    frequency: undefined,
    collected: [],
    isAnswered: (each) => isCompleted(each, steps),
  });
  const shown = {
    steps: stepProgress(period, steps),
    ...(awaiting === undefined ? {} : { awaiting }),
    ...(period === undefined ? {} : { period, coverage: coverageAt(period, history) }),
  };
  if (!ended) return { ...shown, ...toFinal(steps), rating: 'not-due', rated: false };
  if (period === undefined)
    return { ...shown, rating: 'no-data', rated: false, reason: 'No step is reported done yet' };
  if (steps.done.size === 0 && history.moments.every(({ observation }) => observation.coverage.reported === 0)) {
    return {
      ...shown,
      rating: 'overdue',
      rated: false,
      reason: `No step is reported; the first were due in ${steps.periods[0]?.text}`,
    };
  }
  const share = shareDone(shown.steps.due, steps);
  if (share === undefined)
    return { ...shown, rating: 'cannot-compute', rated: false, reason: 'Not rated: its steps weigh nothing' };
  const rating = ratingOf(share.value, framework.ratings);
  return { ...shown, achievement: share.value, formula: share.formula, rating, rated: true };
}

function toFinal(steps: Steps): Pick<Standing, 'toFinal'> {
  const share = shareDone(
    steps.all.map(({ id }) => id),
    steps,
  );
  return share === undefined ? {} : { toFinal: share.value };
}
