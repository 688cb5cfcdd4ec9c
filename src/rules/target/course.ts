import type { Exact } from '../../model/decimal.ts';
import { cumulationOf, startsFromZero } from '../../model/defaults.ts';
import { targetValue } from '../../model/planned.ts';
import type { Indicator, Target } from '../../model/portfolio.ts';

/** A target whose value is known, a relative one worked out. */
export interface Mark {
  readonly target: Target;
  readonly value: Exact;
}

/** The targets, earliest end first; of those that end on the same day the shortest. */
export function byEnd({ targets }: Indicator): readonly Target[] {
  return targets.filter(({ period }, index) => period.end !== targets[index + 1]?.period.end);
}

/** The targets with values, earliest end first. */
export function milestones(indicator: Indicator): readonly Mark[] {
  return byEnd(indicator).flatMap((target) => {
    const value = targetValue(target, indicator);
    return value === undefined ? [] : [{ target, value }];
  });
}

/** Where the course ends, and the baseline it starts from; undefined where the baseline has no part in it, or either is not known. */
export function fromStartToEnd(indicator: Indicator): { readonly start: Exact; readonly end: Mark } | undefined {
  const { baseline, targets } = indicator;
  const target = targets.at(-1);
  if (target === undefined || cumulationOf(indicator) === undefined || startsFromZero(indicator)) return undefined;
  const value = targetValue(target, indicator);
  if (value === undefined || baseline?.kind !== 'known' || baseline.value === undefined) return undefined;
  return { start: baseline.value, end: { target, value } };
}

/** Targets are running totals. */
export function isRunningTotal(indicator: Indicator): boolean {
  return indicator.cumulation === 'cumulative-targets' || indicator.cumulation === 'cumulative-values';
}

/** Targets are levels. */
export function isLevel(indicator: Indicator): boolean {
  return cumulationOf(indicator) === 'point-in-time';
}

/** Whether a value falls short of another in the desired direction. */
export function isWorse(value: Exact, than: Exact, { direction }: Indicator): boolean {
  if (direction === 'increase') return value.lt(than);
  return direction === 'decrease' && value.gt(than);
}

/** The final target lies on the wrong side of the baseline: everything between looks wrong then, and tgt-direction-conflict says why. */
export function isReversed(indicator: Indicator): boolean {
  const course = fromStartToEnd(indicator);
  return course !== undefined && isWorse(course.end.value, course.start, indicator);
}
