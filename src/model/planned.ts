import type { Exact } from './decimal.ts';
import type { Indicator, PlannedValue, Target } from './portfolio.ts';

/** The planned value of one target, a relative one worked out; undefined where it has none. */
export function targetValue(target: Target, indicator: Indicator): Exact | undefined {
  const value = plannedValue(target, indicator);
  return typeof value === 'string' ? undefined : value;
}

/** The planned value, or the reason why a relative one cannot be worked out. */
export function plannedValue({ value, change }: PlannedValue, { baseline }: Indicator): Exact | undefined | string {
  if (value !== undefined || change === undefined) return value;
  const start = baseline?.kind === 'known' ? baseline.value : undefined;
  if (start === undefined) return 'no baseline yet, and the target is a change from it';
  if (!change.relative) return start.plus(change.amount);
  if (start.lt(0)) return 'the target is a share of a baseline below 0';
  return start.plus(start.times(change.amount));
}

const values = ['value', 'min', 'max', 'tolerance'] as const;
const parts = ['numerator', 'denominator'] as const;

/** Whether two planned values say the same, number by number, however they are written: notes, and parts that one leaves out, apart. */
export function isSamePlan(a: PlannedValue, b: PlannedValue): boolean {
  if (values.some((key) => !isSame(a[key], b[key])) || !isSameChange(a.change, b.change)) return false;
  return a.qualifier === b.qualifier && parts.every((key) => a[key]?.eq(b[key] ?? a[key]) ?? true);
}

/** Whether an old value, as a revision keeps it, is this one: what it leaves out may be anything. */
export function keeps(was: PlannedValue, value: PlannedValue): boolean {
  const said = [...values, ...parts].filter((key) => was[key] !== undefined);
  if (was.change !== undefined) return isSameChange(was.change, value.change);
  return said.length > 0 && said.every((key) => isSame(was[key], value[key]));
}

function isSame(a: Exact | undefined, b: Exact | undefined): boolean {
  return a === undefined || b === undefined ? a === b : a.eq(b);
}

function isSameChange(a: PlannedValue['change'], b: PlannedValue['change']): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.relative === b.relative && a.amount.eq(b.amount);
}
