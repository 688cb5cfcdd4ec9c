import { fullName } from '../../model/chain.ts';
import { nameOf, rollUpsOf } from '../../model/roll-ups.ts';
import type { Rule } from '../rule.ts';
import { isOwed, linkOutside, reachIn } from './reach.ts';

/** Where figures go up, the results they measure go the same way. */
export const linkRollupDetached: Rule = {
  id: 'link-rollup-detached',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary:
    'Where an indicator rolls up, its result contributes to the result of its parent, directly or through others.',
  why: 'A figure that climbs where the chain does not claims an effect that nobody has argued for.',
  fix: 'Link the two results by contributes_to, or roll up to an indicator of a result that is linked.',
  reach: 'outline',
  *check({ portfolio }) {
    const reach = reachIn(portfolio);
    const told = new Set<string>();
    for (const { child, childFramework, parent, parentFramework, at } of rollUpsOf(portfolio)) {
      const result = childFramework.results.get(child.result.id);
      const higher = parentFramework.results.get(parent.result.id);
      if (result === undefined || higher === undefined) continue;
      const [from, to] = [
        { framework: childFramework, result },
        { framework: parentFramework, result: higher },
      ];
      const { results, outside, whole } = reach(from);
      if (results.has(higher) || !whole) continue;
      // A result that leads nowhere, in a framework that feeds another one: link-child-result-unlinked says it.
      if (!outside && isOwed(from) && linkOutside(portfolio, childFramework) !== undefined) continue;
      const pair = `${fullName(from)} ${fullName(to)}`;
      if (told.has(pair)) continue;
      told.add(pair);
      yield {
        at,
        message: `${nameOf(child)} rolls up to ${nameOf(parent)}, but its result ${result.id} does not contribute to ${fullName(to)}.`,
        hint: `Add ${fullName(to)} to contributes_to of ${result.id}, or of a result above it.`,
        related: [
          { at: child.result.at, message: `It measures ${result.id}.` },
          { at: parent.result.at, message: `Its parent measures ${higher.id}.` },
        ],
      };
    }
  },
};
