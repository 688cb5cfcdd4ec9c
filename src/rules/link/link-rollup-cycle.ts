import type { Indicator } from '../../model/portfolio.ts';
import type { Rule } from '../rule.ts';
import { nameOf, type RollUp, rollUpsOf } from './roll-ups.ts';

/** No figure rolls up into itself. */
export const linkRollupCycle: Rule = {
  id: 'link-rollup-cycle',
  severity: 'error',
  summary: 'No figure rolls up into itself by way of others.',
  why: 'A sum that contains itself has no value.',
  fix: 'Remove one of the rolls_up_to of the circle.',
  *check({ portfolio }) {
    const upwards = new Map(rollUpsOf(portfolio).map((rollUp) => [rollUp.child, rollUp]));
    const done = new Set<Indicator>();
    for (const start of upwards.keys()) {
      const circle = circleFrom(start, upwards, done);
      const last = circle.at(-1);
      if (last === undefined) continue;
      const names = circle.map(({ child }) => nameOf(child));
      yield {
        at: last.at,
        message: `Figures roll up in a circle: ${[...names, names[0]].join(' → ')}.`,
        hint: 'Remove one of these roll-ups.',
        related: circle.slice(0, -1).map(({ at }) => ({ at, message: 'A link of the circle.' })),
      };
    }
  },
};

/** The circle that the way up from an indicator runs into, if nobody has walked it yet: each has one way at most. */
function circleFrom(start: Indicator, upwards: ReadonlyMap<Indicator, RollUp>, done: Set<Indicator>): RollUp[] {
  const way: RollUp[] = [];
  const steps = new Map<Indicator, number>();
  for (let here = upwards.get(start); here !== undefined; here = upwards.get(here.parent)) {
    const seenAt = steps.get(here.child);
    if (seenAt !== undefined) return way.slice(seenAt);
    if (done.has(here.child)) return [];
    done.add(here.child);
    steps.set(here.child, way.length);
    way.push(here);
  }
  return [];
}
