import { once } from './once.ts';
import type { Portfolio } from './portfolio.ts';

/**
 * A walk that many rules take: over a framework alone its steps are kept, because each rule takes it again at once; over the
 * whole portfolio they would weigh more than walking again.
 */
export function walk<T>(gather: (portfolio: Portfolio) => Iterable<T>): (portfolio: Portfolio) => Iterable<T> {
  const ofPart = once((part: Portfolio): readonly T[] => [...gather(part)]);
  return (portfolio) => (portfolio.isPart === true ? ofPart(portfolio) : gather(portfolio));
}
