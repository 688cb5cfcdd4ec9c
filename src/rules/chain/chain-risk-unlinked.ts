import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** A risk names the results that it threatens. */
export const chainRiskUnlinked: Rule = {
  id: 'chain-risk-unlinked',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary: 'A risk names the results that it threatens.',
  why: 'A risk that threatens no result in particular stands in no report beside what it would break.',
  fix: 'Add results: [<id>, …].',
  *check({ portfolio }) {
    for (const { risks } of portfolio.frameworks) {
      for (const { id, at, results } of risks.values()) {
        if (results.length > 0) continue;
        yield { at: keyOf(at), message: `The risk ${id} threatens no result.`, hint: 'Add results: [<id>, …].' };
      }
    }
  },
};
