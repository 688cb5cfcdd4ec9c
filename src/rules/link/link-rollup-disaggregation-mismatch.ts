import { nameOf, type RollUp, rollUpsOf } from '../../model/roll-ups.ts';
import { child as inside } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { placeIn } from './mismatch.ts';

/** An indicator is disaggregated by all that the one it rolls up to is disaggregated by. */
export const linkRollupDisaggregationMismatch: Rule = {
  id: 'link-rollup-disaggregation-mismatch',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'An indicator is disaggregated by all that the one it rolls up to is disaggregated by.',
  why: 'One country without figures for women leaves the programme without them; nobody can add them afterwards (akvo-rsr 2950).',
  fix: 'Add the dimension under disaggregate_by, and under cross where the parent crosses it; or take it out of the parent.',
  reach: 'outline',
  *check({ portfolio }) {
    for (const rollUp of rollUpsOf(portfolio)) {
      const { child, parent } = rollUp;
      const missing = missingIn(rollUp);
      if (missing.length === 0) continue;
      const what = missing.join(', ');
      yield {
        at: placeIn(rollUp, 'disaggregate_by'),
        message: `${nameOf(child)} is not disaggregated by ${what}, but ${nameOf(parent)}, to which it rolls up, is.`,
        hint: `Collect it by ${what} as well, and say so under disaggregate_by.`,
        related: [
          {
            at: inside(parent.definitionAt, 'disaggregate_by'),
            message: `What ${nameOf(parent)} is disaggregated by.`,
          },
        ],
      };
    }
  },
};

/** Dimensions of the parent that the child lacks, and those it has and does not cross as the parent does. */
function missingIn({ child, parent }: RollUp): readonly string[] {
  const own = new Set(child.disaggregateBy.map(({ id }) => id));
  const crossed = new Set(child.cross.map(crossName));
  const crosses = parent.cross.filter((dimensions) => dimensions.every(({ id }) => own.has(id))).map(crossName);
  return [
    ...parent.disaggregateBy.map(({ id }) => id).filter((id) => !own.has(id)),
    ...crosses.filter((name) => !crossed.has(name)),
  ];
}

/** Dimensions that are crossed, in any order. */
function crossName(dimensions: readonly { readonly id: string }[]): string {
  return dimensions
    .map(({ id }) => id)
    .toSorted()
    .join(' × ');
}
