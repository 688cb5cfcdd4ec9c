import { type Exact, exact } from '../model/decimal.ts';
import type { Direction } from '../model/portfolio.ts';
import type { Figure, Trend } from './facts.ts';
import { type Band, distanceFrom } from './within-band.ts';

/** Two values that follow one another in time, and what makes a change worth the name. */
export interface Course {
  readonly before: Figure;
  readonly now: Figure;
  readonly direction: Direction | undefined;
  /** |final target − baseline|; undefined where one is not known. */
  readonly span: Exact | undefined;
  /** What is to be maintained. */
  readonly band: Band | undefined;
}

/** A change below this share of the span is steady. */
const steadyShare = exact('0.02');

/** The sign of the slope between the last two values, by direction; undefined where no direction is desired. */
export function trendOf(course: Course): Trend | undefined {
  const { before, now, span } = course;
  const gain = gainOf(course);
  if (gain === undefined || isOpen(before, now)) return undefined;
  if (!before.value.eq(now.value) && intervalsTouch(before, now)) return 'within-margin';
  const limit = span?.times(steadyShare) ?? exact(0);
  if (gain.isZero() || gain.abs().lt(limit)) return 'steady';
  return gain.gt(0) ? 'improving' : 'worsening';
}

/** The change in the desired direction; for what is to be maintained, the change of the distance from its band. */
function gainOf({ before, now, direction, band }: Course): Exact | undefined {
  const change = now.value.minus(before.value);
  if (direction === 'increase') return change;
  if (direction === 'decrease') return change.neg();
  if (direction !== 'maintain' || band === undefined) return undefined;
  return distanceFrom(before.value, band).minus(distanceFrom(now.value, band));
}

/** A lower or upper bound on the side of the change: the value itself may not have changed, or the other way. */
function isOpen(before: Figure, now: Figure): boolean {
  const [lower, higher] = before.value.lt(now.value) ? [before, now] : [now, before];
  return lower.value.eq(higher.value)
    ? [lower, higher].some(({ qualifiers }) => qualifiers.includes('at-least') || qualifiers.includes('at-most'))
    : lower.qualifiers.includes('at-least') || higher.qualifiers.includes('at-most');
}

/** The survey intervals overlap; a value without one is a point. Without any interval there is no margin of error. */
function intervalsTouch(a: Figure, b: Figure): boolean {
  const known = [a, b].some(({ lower, upper }) => lower !== undefined && upper !== undefined);
  if (!known) return false;
  return lowEnd(a).lte(highEnd(b)) && lowEnd(b).lte(highEnd(a));
}

function lowEnd({ lower, upper, value }: Figure): Exact {
  return lower === undefined || upper === undefined ? value : lower;
}

function highEnd({ lower, upper, value }: Figure): Exact {
  return lower === undefined || upper === undefined ? value : upper;
}
