import { genericOf } from '../../model/chain.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** Every output has a risk rating. */
export const chainRiskRatingMissing: Rule = {
  id: 'chain-risk-rating-missing',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'Every output has a risk rating; asked for by the profile fcdo.',
  why: 'A DFID or FCDO logframe rates the risk of each output beside its weight (DFID logframe guidance).',
  fix: 'Add risk_rating: very-low, low, medium, high or very-high.',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      for (const result of framework.results.values()) {
        if (result.riskRating !== undefined || genericOf(framework, result) !== 'output') continue;
        yield {
          at: keyOf(result.at),
          message: `The output ${result.id} has no risk rating.`,
          hint: 'Add risk_rating: low, medium, high …',
        };
      }
    }
  },
};
