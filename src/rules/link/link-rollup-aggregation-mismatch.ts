import type { Aggregation, PlaceAggregation } from '../../model/portfolio.ts';
import { nameOf, type RollUp, rollUpsOf } from '../../model/roll-ups.ts';
import { child as inside } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { placeIn } from './mismatch.ts';
import { refusal } from './refusal.ts';

/** What a child brings together over places and time can be put together as its parent says. */
export const linkRollupAggregationMismatch: Rule = {
  id: 'link-rollup-aggregation-mismatch',
  severity: 'error',
  summary: 'What an indicator brings together over places and time can be put together as the one it rolls up to says.',
  why: 'A sum of means depends on how many places a country has, and a mean has no numerator and denominator left to pool.',
  fix: 'Use the same aggregation in both, best by uses: library/<id>.',
  reach: 'outline',
  *check({ portfolio }) {
    const told = new Set<string>();
    for (const rollUp of rollUpsOf(portfolio)) {
      const { child, parent } = rollUp;
      // A way that the measure does not allow is told by link-rollup-not-additive.
      if (refusal(parent) !== undefined) continue;
      const reason = overPlaces(child.aggregation, parent.aggregation) ?? overTime(rollUp);
      if (reason === undefined) continue;
      // What one shared definition says against itself is one mistake, however many use it.
      const shared = child.uses !== undefined && child.uses.id === parent.uses?.id ? child.uses.id : undefined;
      if (shared !== undefined && told.has(shared)) continue;
      if (shared !== undefined) told.add(shared);
      yield {
        at: shared === undefined ? placeIn(rollUp, 'aggregation') : inside(child.definitionAt, 'aggregation'),
        message: `${shared ?? nameOf(child)} ${reason.child}, but ${shared === undefined ? `${nameOf(parent)}, to which it rolls up, ` : ''}${reason.parent}.`,
        hint: 'Expected an aggregation of the child that its parent can go on with.',
        related:
          shared === undefined
            ? [{ at: inside(parent.definitionAt, 'aggregation'), message: 'How the parent combines.' }]
            : [],
      };
    }
  },
};

/** Two halves of a sentence. */
interface Reason {
  readonly child: string;
  readonly parent: string;
}

/** What a sum can go on with is a sum; what can be pooled still has its parts. */
const goesOn: Readonly<Record<'sum' | 'pooled', readonly string[]>> = {
  sum: ['sum', 'count-if', 'none'],
  pooled: ['pooled', 'none'],
};

function overPlaces({ places }: Aggregation, { frameworks }: Aggregation): Reason | undefined {
  if (places === undefined || (frameworks !== 'sum' && frameworks !== 'pooled')) return undefined;
  if (goesOn[frameworks].includes(kindOf(places))) return undefined;
  return { child: `combines its places by ${kindOf(places)}`, parent: `combines frameworks by ${frameworks}` };
}

function kindOf(places: PlaceAggregation): string {
  return typeof places === 'string' ? places : places.kind;
}

function overTime({ child, parent }: RollUp): Reason | undefined {
  const [own, other] = [child.aggregation.periods, parent.aggregation.periods];
  if (child.cumulation !== parent.cumulation || own === undefined || other === undefined || own === other) return;
  return { child: `combines the values inside a period by ${own}`, parent: `does so by ${other}` };
}
