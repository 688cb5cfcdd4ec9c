import { type Exact, sum } from '../model/decimal.ts';
import { outermost, type Period, sameDays } from '../model/period.ts';
import { plannedValue } from '../model/planned.ts';
import type { Indicator, Target } from '../model/portfolio.ts';
import type { Figure } from './facts.ts';

/** What is to be reached, relative targets worked out. */
export interface Goal {
  readonly kind: 'goal';
  readonly period: Period;
  readonly value?: Exact;
  readonly min?: Exact;
  readonly max?: Exact;
  readonly tolerance?: Exact;
  readonly figure?: Figure;
  /** How it was put together, with numbers. */
  readonly working?: string;
}

export type GoalOrReason = Goal | { readonly kind: 'refused'; readonly period: Period; readonly reason: string };

/** The target of a period as the actual is compared with it: for incremental the sum of the targets to date. */
export function goalAt(period: Period, indicator: Indicator): GoalOrReason {
  if (indicator.cumulation === 'incremental') return goalToDate(targetsUpTo(period, indicator), period, indicator);
  const target = indicator.targets.find((each) => sameDays(each.period, period));
  if (target === undefined) return { kind: 'refused', period, reason: `there is no target for ${period.text}` };
  return goalOf(target, indicator);
}

/** Targets up to a period, those inside a longer one of them left out: nothing is counted twice. */
export function targetsUpTo(period: Period, { targets }: Indicator): readonly Target[] {
  return outermost(targets.filter((target) => target.period.end <= period.end));
}

/** One target by itself. */
export function goalOf(target: Target, indicator: Indicator): GoalOrReason {
  const { period, min, max, tolerance } = target;
  const value = plannedValue(target, indicator);
  if (typeof value === 'string') return { kind: 'refused', period, reason: value };
  return {
    kind: 'goal',
    period,
    ...(value === undefined ? {} : { value, figure: figureOf(target, value) }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(tolerance === undefined ? {} : { tolerance }),
  };
}

function figureOf(target: Target, value: Exact): Figure {
  const { period, numerator, denominator, qualifier } = target;
  return {
    period,
    value,
    qualifiers: qualifier === undefined ? [] : [qualifier],
    marks: [],
    ...(numerator === undefined ? {} : { numerator }),
    ...(denominator === undefined ? {} : { denominator }),
  };
}

function goalToDate(targets: readonly Target[], period: Period, indicator: Indicator): GoalOrReason {
  const goals: Goal[] = [];
  for (const target of targets) {
    const goal = goalOf(target, indicator);
    if (goal.kind === 'refused') return { ...goal, period };
    goals.push(goal);
  }
  const [only, another] = goals;
  if (only === undefined) return { kind: 'refused', period, reason: `there is no target up to ${period.text}` };
  if (another === undefined) return { ...only, period };
  const value = total(goals, 'value');
  const min = total(goals, 'min');
  const max = total(goals, 'max');
  const tolerance = total(goals, 'tolerance');
  const qualifiers = [...new Set(goals.flatMap(({ figure }) => figure?.qualifiers ?? []))];
  return {
    kind: 'goal',
    period,
    ...(value === undefined ? {} : { value, figure: { period, value, qualifiers, marks: [] } }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(tolerance === undefined ? {} : { tolerance }),
    ...(value === undefined ? {} : { working: goals.map((goal) => goal.value?.toFixed()).join(' + ') }),
  };
}

/** Σ over all of them; undefined where one of them has none. */
function total(goals: readonly Goal[], field: 'value' | 'min' | 'max' | 'tolerance'): Exact | undefined {
  const known = goals.flatMap((goal) => goal[field] ?? []);
  return known.length === goals.length ? sum(known) : undefined;
}

/** The last target: for incremental all targets together. */
export function finalGoal(indicator: Indicator): GoalOrReason | undefined {
  const last = indicator.targets.at(-1);
  return last === undefined ? undefined : goalAt(last.period, indicator);
}

/** The baseline's value as a figure; undefined where none is known. */
export function baselineFigure({ baseline }: Indicator): Figure | undefined {
  if (baseline?.kind !== 'known' || baseline.value === undefined) return undefined;
  const { period, value, numerator, denominator, lower, upper, qualifier } = baseline;
  return {
    period,
    value,
    qualifiers: qualifier === undefined ? [] : [qualifier],
    marks: [],
    ...(numerator === undefined ? {} : { numerator }),
    ...(denominator === undefined ? {} : { denominator }),
    ...(lower === undefined ? {} : { lower }),
    ...(upper === undefined ? {} : { upper }),
  };
}
