import { nameOf, placesShown, rollUpsByParent } from '../../model/roll-ups.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** An indicator into which others roll up says how they are combined. */
export const linkRollupUndeclared: Rule = {
  id: 'link-rollup-undeclared',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'An indicator into which others roll up says how they are combined: aggregation.frameworks.',
  why: 'The same country figures give another programme figure as a sum, a mean or a share of all; without the method none of them is right (MEASURE Evaluation).',
  fix: 'Add aggregation: {frameworks: sum} for counts and amounts, pooled for percentages with numerators and denominators.',
  reach: 'outline',
  *check({ portfolio }) {
    for (const [parent, children] of rollUpsByParent(portfolio)) {
      if (parent.aggregation.frameworks !== undefined) continue;
      const [first, second] = children;
      const who = second === undefined ? `${nameOf(first.child)} rolls` : `${children.length} indicators roll`;
      yield {
        at: child(parent.definitionAt, 'aggregation'),
        message: `${who} up to ${nameOf(parent)}, which does not say how they are combined.`,
        hint: 'Add frameworks: sum, pooled, weighted-mean … under aggregation; none where they are only shown side by side.',
        related: children.slice(0, placesShown).map(({ at }) => ({ at, message: 'It rolls up from here.' })),
      };
    }
  },
};
