import { nameOf, rollUpsOf } from '../../model/roll-ups.ts';
import { child as inside } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** What feeds a final indicator is not a draft. */
export const linkRollupStatus: Rule = {
  id: 'link-rollup-status',
  severity: 'warning',
  summary: 'What feeds a final indicator is not a draft.',
  why: 'The draft set is kept apart from the final set (Cities Alliance 2012); a final figure made of drafts may change its meaning under way.',
  fix: 'Review the child indicator and set its status, or roll it up once it is reviewed.',
  reach: 'outline',
  *check({ portfolio }) {
    for (const { child, childFramework, parent, at } of rollUpsOf(portfolio)) {
      // A draft in a final framework is told by chain-final-has-draft.
      if (parent.status !== 'final' || child.status !== 'draft' || childFramework.status === 'final') continue;
      yield {
        at,
        message: `${nameOf(child)} is a draft, but rolls up to ${nameOf(parent)}, which is final.`,
        hint: 'Expected a reviewed or a final indicator.',
        related: [{ at: inside(parent.definitionAt, 'status'), message: `${nameOf(parent)} is final.` }],
      };
    }
  },
};
