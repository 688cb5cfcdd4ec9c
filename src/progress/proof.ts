import type { Exact } from '../model/decimal.ts';
import type { Achieved, Comparison } from './comparison.ts';
import { plain } from './formula.ts';

/**
 * What a bound cannot prove, as a refusal; undefined where the verdict stands. Where more is better, `at-least` can prove a
 * target met and never a shortfall, `at-most` the reverse; where less is better it is the other way round.
 */
export function unproven(
  achieved: Achieved,
  { qualifiers, direction, actual }: Comparison,
  target: Exact,
): Achieved | undefined {
  if (achieved.kind === 'refused') return undefined;
  const fewer = direction === 'decrease';
  const mayBeBetter = qualifiers.includes(fewer ? 'at-most' : 'at-least');
  const mayBeWorse = qualifiers.includes(fewer ? 'at-least' : 'at-most');
  const word = mayBeBetter === fewer ? 'at most' : 'at least';
  if (mayBeBetter && mayBeWorse) {
    return { kind: 'refused', reason: `${plain(actual)} is a bound in both directions and proves nothing` };
  }
  if (mayBeBetter && !achieved.met) {
    return { kind: 'refused', reason: `“${word} ${plain(actual)}” cannot prove a shortfall from ${plain(target)}` };
  }
  if (mayBeWorse && achieved.met) {
    return { kind: 'refused', reason: `“${word} ${plain(actual)}” cannot prove that ${plain(target)} is met` };
  }
  return undefined;
}
