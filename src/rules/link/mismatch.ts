import type { Indicator, Portfolio } from '../../model/portfolio.ts';
import { nameOf, type RollUp, rollUpsOf } from '../../model/roll-ups.ts';
import type { Finding } from '../../text/finding.ts';
import { child as inside, type Location } from '../../text/location.ts';

/** One thing that a child and its parent are to say alike. */
export interface Comparison {
  /** Its key in the file. */
  readonly key: string;
  /** What the two say, in words, where it is not the same. */
  readonly differ: (rollUp: RollUp, portfolio: Portfolio) => readonly [child: string, parent: string] | undefined;
  readonly hint: string;
}

/** Each child that says something else than what it rolls up to. */
export function* mismatches(portfolio: Portfolio, { key, differ, hint }: Comparison): Iterable<Finding> {
  for (const rollUp of rollUpsOf(portfolio)) {
    const words = differ(rollUp, portfolio);
    if (words === undefined) continue;
    const { child, parent } = rollUp;
    yield {
      at: placeIn(rollUp, key),
      message: `The ${key} of ${nameOf(child)} is "${words[0]}", but it rolls up to ${nameOf(parent)}, whose ${key} is "${words[1]}".`,
      hint,
      related: [{ at: definitionPlace(parent, key), message: `The ${key} of ${nameOf(parent)}.` }],
    };
  }
}

/** Where a child says something: in its own definition; where that is shared, the roll-up is what to change. */
export function placeIn({ child, at }: RollUp, key: string): Location {
  return child.uses === undefined ? inside(child.at, key) : at;
}

function definitionPlace({ definitionAt }: Indicator, key: string): Location {
  return inside(definitionAt, key);
}

/** Two values that are both given and are not the same. */
export function different<T extends string>(one: T | undefined, other: T | undefined): readonly [T, T] | undefined {
  return one === undefined || other === undefined || one === other ? undefined : [one, other];
}

/** Whether the two count in the same way at all: where they do not, what follows from it is not told again. */
export function measureAlike({ child, parent }: RollUp): boolean {
  return different(child.measure, parent.measure) === undefined;
}
