import { nameOf, rollUpCircles } from '../../model/roll-ups.ts';
import type { Rule } from '../rule.ts';

/** No figure rolls up into itself. */
export const linkRollupCycle: Rule = {
  id: 'link-rollup-cycle',
  severity: 'error',
  summary: 'No figure rolls up into itself by way of others.',
  why: 'A sum that contains itself has no value.',
  fix: 'Remove one of the rolls_up_to of the circle.',
  reach: 'outline',
  *check({ portfolio }) {
    for (const circle of rollUpCircles(portfolio)) {
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
