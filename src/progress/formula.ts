import type { Exact } from '../model/decimal.ts';
import type { Indicator } from '../model/portfolio.ts';
import type { Whole } from './combined.ts';
import type { Achieved } from './comparison.ts';
import type { Goal } from './targets.ts';

const decimals = 6;

/** A number of a formula, to six decimals; negative ones in brackets. */
export function plain(value: Exact): string {
  const digits = value.toDecimalPlaces(decimals).toFixed();
  return digits.startsWith('-') ? `(−${digits.slice(1)})` : digits;
}

/** `terms = result`, with ≈ where six decimals do not hold the result. */
export function equation(terms: string, result: Exact): string {
  const isExact = result.decimalPlaces() <= decimals;
  return `${terms} ${isExact ? '=' : '≈'} ${plain(result).replace(/^\((.*)\)$/, '$1')}`;
}

/** How actual and target were put together, then the formula, each with its numbers. */
export function workingOf(actual: Whole, goal: Goal, achieved: Achieved, indicator: Indicator): string {
  const parts = [actualWorking(actual, indicator), goalWorking(goal)].filter((part) => part !== '');
  return [...parts, achieved.kind === 'ratio' ? achieved.formula : achieved.reason].join('; ');
}

function actualWorking({ value, numerator, denominator, working }: Whole, { per }: Indicator): string {
  if (working !== undefined) return equation(`actual: ${working}`, value);
  if (numerator === undefined || denominator === undefined || denominator.isZero()) return '';
  const factor = per.eq(1) ? '' : ` × ${per.toFixed()}`;
  return equation(`actual: ${plain(numerator)} ÷ ${plain(denominator)}${factor}`, value);
}

function goalWorking({ value, working }: Goal): string {
  return value === undefined || working === undefined ? '' : equation(`target: ${working}`, value);
}
