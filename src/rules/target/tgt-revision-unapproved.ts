import { measuredIndicators } from '../../model/indicators.ts';
import type { Rule } from '../rule.ts';

/** A revision of an approved indicator says who approved it. */
export const tgtRevisionUnapproved: Rule = {
  id: 'tgt-revision-unapproved',
  reach: 'framework',
  severity: { draft: 'off', reviewed: 'off', final: 'warning' },
  summary: 'A revision of a target or baseline of a final indicator says who approved it.',
  why: 'Targets change in the plan, by those who approved it (MCC; USAID): a revision nobody stands for is a moved goalpost.',
  fix: 'Add approved_by.',
  *check({ portfolio }) {
    for (const { indicator } of measuredIndicators(portfolio)) {
      for (const { kind, period, at, approvedBy } of indicator.revisions) {
        if (approvedBy !== undefined) continue;
        yield {
          at,
          message: `The revision of the ${kind} of ${indicator.id}${period === undefined ? '' : ` for ${period.text}`} does not say who approved it.`,
          hint: 'Add approved_by: <board or party>.',
        };
      }
    }
  },
};
