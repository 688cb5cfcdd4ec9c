import { type Exact, zero } from '../model/decimal.ts';
import type { Definition, PlannedValue } from '../model/portfolio.ts';
import { formatNumber, formatPercent } from '../text/number-format.ts';
import { type Edition, told } from './edition.ts';

/** A value with what its measure adds: a percent sign, a currency, a level's label, yes or no. */
export function valueText(value: Exact, indicator: Definition, edition: Edition): string {
  const places = indicator.aggregation.places;
  if (typeof places === 'object') {
    return places.kind === 'share-if' ? `${number(value, edition)}${percentSign(edition)}` : number(value, edition);
  }
  switch (indicator.measure) {
    case 'percentage':
      return `${number(value, edition)}${percentSign(edition)}`;
    case 'currency':
      return indicator.currency === undefined
        ? number(value, edition)
        : `${indicator.currency} ${number(value, edition)}`;
    case 'boolean':
      return value.equals(1) ? edition.words.yes : value.isZero() ? edition.words.no : number(value, edition);
    case 'ordinal':
    case 'qualitative': {
      const level = indicator.scale.find((step) => step.value.equals(value));
      return level === undefined ? number(value, edition) : `${told(level.label, edition)} (${number(value, edition)})`;
    }
    default:
      return number(value, edition);
  }
}

/** A number without a unit. */
export function number(value: Exact, edition: Edition): string {
  return formatNumber(value, edition.language);
}

/** What the language writes after a percentage: a value keeps more decimals than a ratio and is not multiplied. */
function percentSign(edition: Edition): string {
  return percent(zero, edition).slice(1);
}

/** A ratio as a percentage. */
export function percent(ratio: Exact, edition: Edition): string {
  return formatPercent(ratio, edition.language);
}

/** A planned value in words where it is not a plain number: `90% to 95%`, `at least 3`, `baseline +10%`. */
export function plannedText(planned: PlannedValue, indicator: Definition, edition: Edition): string {
  const { words } = edition;
  const text = (value: Exact) => valueText(value, indicator, edition);
  const { value, min, max, tolerance, change, numerator, denominator } = planned;
  if (value !== undefined) {
    return tolerance === undefined || min !== undefined || max !== undefined
      ? text(value)
      : `${text(value)} ± ${number(tolerance, edition)}`;
  }
  if (min !== undefined && max !== undefined) return words.between(text(min), text(max));
  if (min !== undefined) return words.atLeast(text(min));
  if (max !== undefined) return words.atMost(text(max));
  if (change !== undefined) {
    const sign = change.amount.isNegative() ? '−' : '+';
    const amount = change.amount.abs();
    return words.baselineAnd(`${sign}${change.relative ? percent(amount, edition) : number(amount, edition)}`);
  }
  if (numerator !== undefined && denominator !== undefined) {
    return words.parts(number(numerator, edition), number(denominator, edition));
  }
  return numerator === undefined ? '' : number(numerator, edition);
}
