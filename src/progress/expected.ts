import { type Exact, zero } from '../model/decimal.ts';
import { startsFromZero } from '../model/defaults.ts';
import { addDays, dayNumber, type Period } from '../model/period.ts';
import { targetValue } from '../model/planned.ts';
import type { Framework, Indicator } from '../model/portfolio.ts';
import { baselineFigure, targetsUpTo } from './targets.ts';

/** A point of the planned course: the value at the end of a day. */
interface Point {
  readonly day: string;
  readonly value: Exact;
}

/**
 * The value on the straight line through baseline, milestones and final target at a date, counted in days; the final target
 * after its period. Undefined before the line begins, and where a target has no value.
 */
export function expectedAt(asOf: string, indicator: Indicator, framework: Framework): Exact | undefined {
  const points = courseOf(indicator, framework);
  if (points === undefined) return undefined;
  const next = points.findIndex(({ day }) => day >= asOf);
  if (next === -1) return points.at(-1)?.value;
  const [before, after] = [points[next - 1], points[next]];
  if (after === undefined) return undefined;
  if (after.day === asOf) return after.value;
  return before === undefined ? undefined : between(before, after, asOf);
}

function between(before: Point, after: Point, day: string): Exact {
  const elapsed = dayNumber(day) - dayNumber(before.day);
  const whole = dayNumber(after.day) - dayNumber(before.day);
  return before.value.plus(after.value.minus(before.value).times(elapsed).div(whole));
}

/** The points of the line, earliest first; undefined where one of the targets has no value. */
function courseOf(indicator: Indicator, framework: Framework): readonly Point[] | undefined {
  const last = indicator.targets.at(-1);
  if (last === undefined) return undefined;
  const points = indicator.cumulation === 'incremental' ? sumsToDate(last.period, indicator) : levels(indicator);
  const start = startOf(indicator, framework);
  const first = points?.[0];
  return start === undefined || first === undefined || start.day >= first.day ? points : [start, ...(points ?? [])];
}

function levels(indicator: Indicator): readonly Point[] | undefined {
  const points: Point[] = [];
  for (const target of indicator.targets) {
    const value = targetValue(target, indicator);
    if (value === undefined) return undefined;
    points.push({ day: target.period.end, value });
  }
  return points;
}

/** Sums to date grow inside their periods; between two of them nothing is planned, and the line is flat. */
function sumsToDate(last: Period, indicator: Indicator): readonly Point[] | undefined {
  const points: Point[] = [];
  for (const target of targetsUpTo(last, indicator)) {
    const value = targetValue(target, indicator);
    if (value === undefined) return undefined;
    const before = points.at(-1);
    const eve = addDays(target.period.start, -1);
    if (before !== undefined && eve > before.day) points.push({ day: eve, value: before.value });
    points.push({ day: target.period.end, value: value.plus(before?.value ?? zero) });
  }
  return points;
}

/** Where the line begins: at the baseline, or at nothing on the eve of the work. */
function startOf(indicator: Indicator, { period }: Framework): Point | undefined {
  const first = indicator.targets[0]?.period.start;
  if (first === undefined) return undefined;
  if (!startsFromZero(indicator)) {
    const baseline = baselineFigure(indicator);
    return baseline === undefined ? undefined : { day: baseline.period.end, value: baseline.value };
  }
  const isSooner = indicator.cumulation !== 'incremental' && period !== undefined && period.start < first;
  return { day: addDays(isSooner ? period.start : first, -1), value: zero };
}
