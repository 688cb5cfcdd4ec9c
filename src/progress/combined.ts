import type { Mark, PlaceValue } from '../measurements/observation.ts';
import type { Exact } from '../model/decimal.ts';
import type { Qualifier } from '../model/portfolio.ts';

/** The value of all places together. */
export interface Whole {
  readonly kind: 'value';
  readonly value: Exact;
  readonly numerator?: Exact;
  readonly denominator?: Exact;
  readonly lower?: Exact;
  readonly upper?: Exact;
  readonly qualifiers: readonly Qualifier[];
  readonly marks: readonly Mark[];
  /** How the places were combined, with numbers; absent where there was nothing to combine. */
  readonly working?: string;
}

/** One figure of all places, nothing, or the reason why there is none. */
export type Combined = Whole | { readonly kind: 'none' } | { readonly kind: 'refused'; readonly reason: string };

/** A place with its value worked out: from its parts where it has them. */
export interface Valued extends PlaceValue {
  readonly value: Exact;
}

const qualifierOrder: readonly Qualifier[] = ['at-least', 'at-most', 'about'];
const markOrder: readonly Mark[] = ['provisional', 'estimated', 'carried', 'derived'];

/** Every qualifier that one of them has, once, in one order. */
export function qualifiersOf(values: readonly Pick<Whole, 'qualifiers'>[]): readonly Qualifier[] {
  // Most values have none, and this is asked of every place in every period.
  for (const { qualifiers } of values) {
    if (qualifiers.length > 0)
      return inOrder(
        values.flatMap((each) => each.qualifiers),
        qualifierOrder,
      );
  }
  return none;
}

/** Every mark that one of them has, once, in one order. */
export function marksOf(values: readonly Pick<Whole, 'marks'>[]): readonly Mark[] {
  for (const { marks } of values) {
    if (marks.length > 0)
      return inOrder(
        values.flatMap((each) => each.marks),
        markOrder,
      );
  }
  return none;
}

const none: readonly never[] = [];

function inOrder<T>(found: readonly T[], order: readonly T[]): readonly T[] {
  return order.filter((each) => found.includes(each));
}
