import type { Definition } from './portfolio.ts';

type Measured = Pick<Definition, 'measure'>;

/** Values that may be added up: counts and amounts. */
export function isAdditive({ measure }: Measured): boolean {
  return measure === 'number' || measure === 'currency';
}

/** Values that are a numerator over a denominator. */
export function isQuotient({ measure }: Measured): boolean {
  return measure === 'percentage' || measure === 'ratio';
}

/** Values that are levels of a scale. */
export function isOnScale({ measure }: Measured): boolean {
  return measure === 'ordinal' || measure === 'qualitative';
}

/** Places that meet a condition are counted: what was measured there no longer matters. */
export function isCounted({ aggregation }: Pick<Definition, 'aggregation'>): boolean {
  return typeof aggregation.places === 'object';
}
