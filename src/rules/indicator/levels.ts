import type { ScaleLevel } from '../../model/portfolio.ts';
import { listed } from '../../text/listing.ts';

/** Levels of a scale as a sentence names them: `the level 2`, `the levels 0 and 1`. */
export function levels(some: readonly ScaleLevel[]): string {
  const values = some.map(({ value }) => value.toFixed());
  return `the ${values.length === 1 ? 'level' : 'levels'} ${listed(values)}`;
}
