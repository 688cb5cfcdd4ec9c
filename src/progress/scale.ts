import type { Exact } from '../model/decimal.ts';
import type { Indicator, ScaleLevel } from '../model/portfolio.ts';
import { plain } from './formula.ts';

/** The level of the scale that has this value, or the reason why there is none. */
export function reachedLevel(value: Exact, { scale }: Indicator): ScaleLevel | string {
  if (scale.length === 0) return 'it declares no scale';
  return scale.find((level) => level.value.eq(value)) ?? `no level of its scale has the value ${plain(value)}`;
}
