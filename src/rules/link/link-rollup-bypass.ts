import { nameOf, type RollUp, rollUpsByParent, rollUpsOf } from '../../model/roll-ups.ts';
import type { Rule } from '../rule.ts';
import { isTwin, parentsOf } from './twins.ts';

/** A figure does not pass by the framework that stands between it and the one it rolls up to. */
export const linkRollupBypass: Rule = {
  id: 'link-rollup-bypass',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary: 'An indicator rolls up to its next parent, not past it to the one above.',
  why: 'After a country has moved below a region its figures still go to the old parent: the region stays empty, and the total looks right (akvo-rsr 3389).',
  fix: 'Roll up to the indicator of the framework between; from there the figure goes on.',
  reach: 'outline',
  *check({ portfolio }) {
    const parents = parentsOf(portfolio);
    const byParent = rollUpsByParent(portfolio);
    for (const rollUp of rollUpsOf(portfolio)) {
      const above = new Set(parents.get(rollUp.childFramework));
      const between = (byParent.get(rollUp.parent) ?? []).find(
        (sibling: RollUp) => above.has(sibling.childFramework) && isTwin(sibling.child, rollUp.child),
      );
      if (between === undefined) continue;
      const [child, parent, middle] = [rollUp.child, rollUp.parent, between.child].map(nameOf);
      yield {
        at: rollUp.at,
        message: `${child} rolls up to ${parent}, past ${middle}, which rolls up there as well.`,
        hint: `Expected rolls_up_to: ${middle}.`,
        related: [{ at: between.at, message: `${middle} rolls up from here.` }],
      };
    }
  },
};
