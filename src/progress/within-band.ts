import { type Exact, one, zero } from '../model/decimal.ts';
import type { Qualifier } from '../model/portfolio.ts';
import type { Achieved, Comparison } from './comparison.ts';
import { equation, plain } from './formula.ts';
import type { Goal } from './targets.ts';

/** The band that counts as met, and the distance over which achievement falls from 1 to 0 outside it. */
export interface Band {
  readonly min?: Exact;
  readonly max?: Exact;
  readonly width?: Exact;
}

/** The band of a target: its edges, or its value with a tolerance; undefined where it has neither. */
export function bandOf({ value, min, max, tolerance }: Goal): Band | undefined {
  if (min !== undefined || max !== undefined) {
    const between = min === undefined || max === undefined ? undefined : max.minus(min);
    const width = tolerance ?? (between?.gt(0) ? between : undefined);
    return {
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      ...(width === undefined ? {} : { width }),
    };
  }
  if (value === undefined || tolerance === undefined) return undefined;
  return { min: value, max: value, width: tolerance };
}

/** How far a value lies outside the band; 0 inside. */
export function distanceFrom(value: Exact, { min, max }: Band): Exact {
  if (min !== undefined && value.lt(min)) return min.minus(value);
  return max !== undefined && value.gt(max) ? value.minus(max) : zero;
}

/** 1 inside the band; outside max(0, 1 − distance ÷ width). */
export function withinBand({ goal, actual, qualifiers }: Comparison): Achieved {
  const band = bandOf(goal);
  if (band === undefined) {
    return {
      kind: 'refused',
      reason: `the target of ${goal.period.text} has neither a band (min, max) nor a tolerance`,
    };
  }
  const distance = distanceFrom(actual, band);
  if (!isSettled(actual, band, qualifiers)) {
    return { kind: 'refused', reason: `${plain(actual)} is only a bound, and does not settle ${bandText(band)}` };
  }
  if (distance.isZero()) {
    return { kind: 'ratio', value: one, met: true, formula: `${plain(actual)} is within ${bandText(band)}` };
  }
  if (band.width === undefined) {
    return {
      kind: 'verdict',
      verdict: 'off-track',
      met: false,
      reason: `${plain(actual)} is outside ${bandText(band)}`,
    };
  }
  const value = one.minus(distance.div(band.width));
  const formula = equation(`1 − ${plain(distance)} ÷ ${plain(band.width)}`, value);
  if (value.gt(0)) return { kind: 'ratio', value, met: false, formula };
  return { kind: 'ratio', value: zero, met: false, formula: `${formula}, so 0` };
}

/** Whether a value that is only a bound is surely inside or surely outside. */
function isSettled(actual: Exact, band: Band, qualifiers: readonly Qualifier[]): boolean {
  const inside = distanceFrom(actual, band).isZero();
  const upward = qualifiers.includes('at-least');
  const downward = qualifiers.includes('at-most');
  if (upward && downward) return false;
  if (upward) return inside ? band.max === undefined : band.max !== undefined && actual.gt(band.max);
  if (downward) return inside ? band.min === undefined : band.min !== undefined && actual.lt(band.min);
  return true;
}

function bandText({ min, max }: Band): string {
  if (min === undefined) return `the band up to ${max === undefined ? '' : plain(max)}`;
  if (max === undefined) return `the band from ${plain(min)}`;
  return `the band ${plain(min)} to ${plain(max)}`;
}
