import { isDefined } from '../../model/indicators.ts';
import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** A final framework has no draft result or indicator. */
export const chainFinalHasDraft: Rule = {
  id: 'chain-final-has-draft',
  reach: 'framework',
  severity: 'error',
  summary: 'A final framework has no draft result or indicator.',
  why: 'The draft set is what consultants review; the final set is what is monitored (Cities Alliance 2012).',
  fix: 'Finish the review of the draft, move it out, or set the framework back to reviewed. An indicator without a status is a draft.',
  *check({ portfolio }) {
    for (const { id: framework, at, status, results, indicators } of portfolio.frameworks) {
      if (status !== 'final') continue;
      const related = [{ at: child(at, 'status'), message: 'The framework is final.' }];
      const hint = 'Add status: reviewed or final when its review is done; without a status it is a draft.';
      for (const result of results.values()) {
        if (result.status !== 'draft') continue;
        yield {
          at: child(result.at, 'status'),
          message: `${result.id} is a draft in ${framework}, which is final.`,
          hint,
          related,
        };
      }
      for (const indicator of indicators.values()) {
        // Where the shared definition could not be read its status is not known.
        if (indicator.status !== 'draft' || !isDefined(indicator)) continue;
        yield {
          at: keyOf(indicator.at),
          message: `The indicator ${indicator.id} is a draft in ${framework}, which is final.`,
          hint,
          related,
        };
      }
    }
  },
};
