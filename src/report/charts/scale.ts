import { nice, ticks as niceTicks } from 'd3-array';
import { type Exact, exact } from '../../model/decimal.ts';

/** Values to places, evenly. */
export interface Scale {
  place(value: number): number;
  /** Round numbers within, lowest first. */
  readonly ticks: readonly number[];
}

/** As near as a drawing needs it; labels are written from the exact value. */
export function plotted(value: Exact): number {
  return value.toNumber();
}

/** The exact round number that a tick stands for. */
export function tickValue(tick: number): Exact {
  return exact(tick.toPrecision(12));
}

/** How far a scale reaches beyond its values. */
interface Reach {
  /** Zero belongs to it. */
  readonly withZero?: boolean;
  /** It ends at the outermost values instead of at round numbers. */
  readonly isTight?: boolean;
}

/**
 * A scale over all values given, from one end of the drawing to the other, widened to round numbers. Without `withZero`, zero belongs
 * to it only where it is near; values that are all equal get room on both sides.
 */
export function linearScale(
  values: readonly number[],
  ends: readonly [number, number],
  count: number,
  { withZero = false, isTight = false }: Reach = {},
): Scale {
  const known = values.filter(Number.isFinite);
  let low = known.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  let high = known.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  if (low > high) [low, high] = [0, 1];
  if (withZero || (!isTight && low > 0 && low < high * 0.6)) low = Math.min(low, 0);
  if (withZero || (!isTight && high < 0 && high > low * 0.6)) high = Math.max(high, 0);
  // Numbers as large as this one differ by no less.
  const least = Math.max(Math.abs(low), Math.abs(high)) * 1e-9;
  if (low === 0 && high === 0) {
    high = 1;
  } else if (high - low <= least) {
    const room = Math.abs(high) * 0.2;
    [low, high] = [low - room, high + room];
  }
  const [from, until] = isTight ? [low, high] : nice(low, high, count);
  return { place: between(from, until, ends), ticks: niceTicks(from, until, count) };
}

/** A scale with the ticks that it is given: the levels of a measure that has no values between them. */
export function levelScale(levels: readonly number[], ends: readonly [number, number]): Scale {
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  return { place: between(low, high > low ? high : low + 1, ends), ticks: levels };
}

function between(from: number, until: number, [start, end]: readonly [number, number]): Scale['place'] {
  return (value) => start + ((value - from) / (until - from)) * (end - start);
}
