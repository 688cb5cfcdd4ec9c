import type { Definition } from './portfolio.ts';

/** Values add up over places and reporters. */
export function isAdditive({ measure }: Pick<Definition, 'measure'>): boolean {
  return measure === 'number' || measure === 'currency';
}

/** Places that meet a condition are counted: what was measured there no longer matters. */
export function isCounted({ aggregation }: Pick<Definition, 'aggregation'>): boolean {
  return typeof aggregation.places === 'object';
}
