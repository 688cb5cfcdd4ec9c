import { type Exact, exact, one } from '../model/decimal.ts';
import { daysBetween, type Period } from '../model/period.ts';
import type { Direction } from '../model/portfolio.ts';
import { given } from '../model/reading.ts';

/** Compound annual growth since a first value, and what the final target requires of it. */
export interface Growth {
  /** A year; 0.05 is 5 %. */
  readonly observed: Exact;
  /** From the first value to the target; absent without a target. */
  readonly required?: Exact;
  /** observed ÷ required; without a target the observed growth in the desired direction. Absent where nothing is required. */
  readonly value?: Exact;
  readonly status: GrowthStatus;
}

/** The words of Open SDG's progress measure. */
export type GrowthStatus = 'target-achieved' | 'substantial' | 'moderate' | 'limited' | 'deterioration';

interface Dated {
  readonly period: Period;
  readonly value: Exact;
}

export interface Course {
  readonly first: Dated;
  readonly now: Dated;
  readonly target: Dated | undefined;
  readonly direction: Direction | undefined;
}

/** A target of nothing has no ratio to anything: Open SDG takes this in its place, and the choice matters. */
const nearlyNothing = exact('0.001');

/** Edges of the words, from the highest down: for a ratio to what is required, and for growth a year without a target. */
const edges = {
  ratio: [exact('0.95'), exact('0.6'), exact(0)],
  growth: [exact('0.015'), exact('0.005'), exact(0)],
} as const;

/**
 * Open SDG's measure (docs/progress-methodology of open-sdg/open-sdg; worked cases of Statistics Canada): (now ÷ first)^(1 ÷ years) − 1
 * against (target ÷ first)^(1 ÷ years) − 1. Undefined below a year, without a direction, and where a value is not above 0.
 */
export function growthOf({ first, now, target, direction }: Course): Growth | undefined {
  if (direction !== 'increase' && direction !== 'decrease') return undefined;
  const years = yearsBetween(first.period.end, now.period.end);
  if (years.lt(1) || first.value.lte(0) || now.value.lt(0)) return undefined;
  const observed = annual(first.value, now.value, years);
  if (target === undefined) {
    const value = direction === 'increase' ? observed : observed.neg();
    return { observed, value, status: statusOf(value, edges.growth) };
  }
  const met = direction === 'increase' ? now.value.gte(target.value) : now.value.lte(target.value);
  const aim = target.value.isZero() ? nearlyNothing : target.value;
  const span = yearsBetween(first.period.end, target.period.end);
  const required = span.lt(1) || aim.lt(0) ? undefined : annual(first.value, aim, span);
  const isWay = required !== undefined && !required.isZero();
  const value = isWay ? observed.div(required) : undefined;
  const shown = { observed, ...given({ required, value }) };
  if (met) return { ...shown, status: 'target-achieved' };
  // Growth that is required the wrong way round (the target lies behind the first value) is no measure of the way to it.
  if (value === undefined || required?.gt(0) !== (direction === 'increase')) return undefined;
  return { ...shown, status: statusOf(value, edges.ratio) };
}

function annual(first: Exact, last: Exact, years: Exact): Exact {
  return last.div(first).pow(one.div(years)).minus(1);
}

/** Whole years where the two days are years apart; else days of a year of 365.25. */
function yearsBetween(day: string, later: string): Exact {
  if (day.slice(5) === later.slice(5)) return exact(Number(later.slice(0, 4)) - Number(day.slice(0, 4)));
  return exact(daysBetween(day, later)).div('365.25');
}

function statusOf(value: Exact, [substantial, moderate, limited]: (typeof edges)[keyof typeof edges]): GrowthStatus {
  if (value.gte(substantial)) return 'substantial';
  if (value.gte(moderate)) return 'moderate';
  return value.gte(limited) ? 'limited' : 'deterioration';
}
