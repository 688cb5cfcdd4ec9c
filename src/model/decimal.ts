import { Decimal } from 'decimal.js';

/** Exact decimals: 40 significant digits, rounding half away from zero. */
export const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -9e15, toExpPos: 9e15 });
export type Exact = Decimal;

/** At most 18 digits before and 12 after the point (the store's limits). */
export const numberPattern = /^-?\d{1,18}(\.\d{1,12})?$/;

/** A decimal from a number as YAML gives it, or from digits as a CSV holds them. */
export function exact(value: number | string): Exact {
  return new Exact(value);
}

export const zero = exact(0);
export const one = exact(1);
export const hundred = exact(100);

/** Σ of the values: exact. */
export function sum(values: Iterable<Exact>): Exact {
  let total: Exact | undefined;
  for (const value of values) total = total === undefined ? value : total.plus(value);
  return total ?? zero;
}

/** Digits without an exponent, as JSON and CSV write a number. */
export function digits(value: Exact): string {
  return value.toFixed();
}

/** Keeps every digit of a number of the store times a factor: 30 digits times 30. */
const Converted = Decimal.clone({ precision: 100, toExpNeg: -9e15, toExpPos: 9e15 });

/** How a number comes to another unit: first the factor, then what is added. */
export interface Conversion {
  readonly multiply?: Exact;
  readonly add?: Exact;
}

/** Digits brought to another unit, exactly. */
export function convert(written: string, { multiply, add }: Conversion): string {
  let value: Decimal = new Converted(written);
  if (multiply !== undefined) value = value.times(multiply);
  if (add !== undefined) value = value.plus(add);
  return value.toFixed();
}

/** Digits with at most so many after the point, half away from zero; those that have no more stay as they are. */
export function rounded(written: string, places: number): string {
  const [, fraction = ''] = written.split('.');
  return fraction.length <= places ? written : new Converted(written).toFixed(places, Decimal.ROUND_HALF_UP);
}
