import { digits } from '../../model/decimal.ts';
import { knockOuts, scoreOf } from '../../model/review-score.ts';
import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { openReviews } from './reviewed.ts';

/** What is final was found good enough. */
export const revScoreBelowThreshold: Rule = {
  id: 'rev-score-below-threshold',
  severity: 'warning',
  summary: 'A final indicator is scored at review.keep_from or above, and no criterion that rules it out is at 0.',
  why: 'A shortlist is one only when low scores have consequences (CARE prioritisation matrix).',
  fix: 'Revise the indicator and have it scored again, or set it back to draft.',
  reach: 'outline',
  *check({ portfolio }) {
    const { review: settings } = portfolio;
    for (const { review, indicator } of openReviews(portfolio)) {
      if (indicator.status !== 'final') continue;
      const at = keyOf(child(review.at, 'reviews'));
      const hint = 'Revise the indicator and have it scored again.';
      const [knockOut] = knockOuts(review, settings);
      const score = scoreOf(review, settings);
      if (knockOut !== undefined) {
        yield {
          at,
          message: `${indicator.id} is final with 0 for ${knockOut}, which rules it out as it stands.`,
          hint,
        };
      } else if (score?.lt(settings.keepFrom)) {
        const shown = digits(score.toDecimalPlaces(1));
        yield {
          at,
          message: `${indicator.id} is final with a score of ${shown}; expected at least ${settings.keepFrom}.`,
          hint,
        };
      }
    }
  },
};
