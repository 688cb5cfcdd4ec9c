import type { Exact } from '../model/decimal.ts';
import { comparePeriods, contains, type Period, sameDays } from '../model/period.ts';
import type { Target } from '../model/portfolio.ts';
import { achievementOf } from './achievement.ts';
import type { Fact, Figure, Progress } from './facts.ts';
import { baselineFigure, finalGoal, type GoalOrReason, goalOf } from './targets.ts';

/** One period of an indicator: what was planned, what was reported, and how the two compare. */
export interface TrackedPeriod {
  readonly period: Period;
  readonly target?: Target;
  /** The value of this period alone. */
  readonly actual?: Figure;
  readonly coverage?: Fact['coverage'];
  /** Unrounded ratio by the indicator's method; only where it has a meaning. */
  readonly achievement?: Exact;
}

/** Every target period, and those with a value that lie in none of them; earliest first. */
export function trackedPeriods(progress: Progress): readonly TrackedPeriod[] {
  const { indicator, series } = progress;
  const isTarget = ({ period }: Fact) => indicator.targets.some((target) => sameDays(target.period, period));
  const isInside = ({ period }: Fact) => indicator.targets.some((target) => contains(target.period, period));
  const planned = indicator.targets.map((target): TrackedPeriod => {
    const fact = series.find(({ period }) => sameDays(period, target.period));
    return { period: target.period, target, ...valuesOf(fact), ...achievedIn(fact?.actual, target, progress) };
  });
  const others = series
    .filter((fact) => fact.actual !== undefined && !isTarget(fact) && !isInside(fact))
    .map((fact): TrackedPeriod => ({ period: fact.period, ...valuesOf(fact) }));
  return [...planned, ...others].toSorted((a, b) => comparePeriods(a.period, b.period));
}

function valuesOf(fact: Fact | undefined): Pick<TrackedPeriod, 'actual' | 'coverage'> {
  if (fact === undefined) return {};
  return { coverage: fact.coverage, ...(fact.actual === undefined ? {} : { actual: fact.actual }) };
}

/** What is new in a period has no way from the baseline: only its share of the period's own target says something. */
function achievedIn(
  actual: Figure | undefined,
  target: Target,
  progress: Progress,
): Pick<TrackedPeriod, 'achievement'> {
  const { indicator, method } = progress;
  if (indicator.cumulation === 'incremental' && method === 'from-baseline') return {};
  return compared(actual, goalOf(target, indicator), progress);
}

/** Against the final target, or for incremental against all targets together, with the value of the rated period (to date). */
export function lifeAchievement(progress: Progress): Exact | undefined {
  const goal = finalGoal(progress.indicator);
  return goal === undefined ? undefined : compared(progress.actual, goal, progress).achievement;
}

function compared(
  actual: Figure | undefined,
  goal: GoalOrReason,
  { indicator, method }: Progress,
): Pick<TrackedPeriod, 'achievement'> {
  if (actual === undefined || goal.kind === 'refused' || indicator.status === 'retired') return {};
  if (method === 'scale' || method === 'steps' || method === 'none' || indicator.cumulation === undefined) return {};
  const achieved = achievementOf({
    method,
    direction: indicator.direction,
    baseline: baselineFigure(indicator)?.value,
    noBaseline: '',
    goal,
    actual: actual.value,
    qualifiers: actual.qualifiers,
  });
  return achieved.kind === 'ratio' ? { achievement: achieved.value } : {};
}
