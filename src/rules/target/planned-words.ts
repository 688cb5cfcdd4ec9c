import type { Indicator, PlannedValue } from '../../model/portfolio.ts';
import { written } from './planned-values.ts';

/** A planned value in words: `45`, `at-least 45 (9 ÷ 20)`, `93 to 97`, `a change of 10`. */
export function said(planned: PlannedValue, indicator: Indicator): string {
  const { value, min, max, tolerance, change, qualifier, numerator, denominator } = planned;
  if (value !== undefined) {
    const parts = numerator && denominator ? ` (${numerator.toFixed()} ÷ ${denominator.toFixed()})` : '';
    const margin = tolerance === undefined ? '' : ` ± ${tolerance.toFixed()}`;
    return `${qualifier === undefined ? '' : `${qualifier} `}${written(value, indicator)}${margin}${parts}`;
  }
  if (min !== undefined && max !== undefined) return `${written(min, indicator)} to ${written(max, indicator)}`;
  if (min !== undefined) return `at least ${written(min, indicator)}`;
  if (max !== undefined) return `at most ${written(max, indicator)}`;
  if (change === undefined) return 'without a value';
  return `a change of ${asYaml(planned, indicator)}`;
}

/** A planned value as the file format writes it: `45`, `true`, `{min: 93, max: 97}`, `{change: "10%"}`. */
export function asYaml({ value, min, max, tolerance, change }: PlannedValue, indicator: Indicator): string {
  if (value !== undefined) return written(value, indicator);
  if (change !== undefined) {
    return change.relative
      ? `{change: "${change.amount.times(100).toFixed()}%"}`
      : `{change: ${change.amount.toFixed()}}`;
  }
  const parts = Object.entries({ min, max, tolerance }).flatMap(([key, number]) =>
    number === undefined ? [] : [`${key}: ${number.toFixed()}`],
  );
  return parts.length === 0 ? 'null' : `{${parts.join(', ')}}`;
}
