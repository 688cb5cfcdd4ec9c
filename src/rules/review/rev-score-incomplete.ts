import { scoresFor } from '../../model/review-score.ts';
import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { openReviews } from './reviewed.ts';

/** What has been reviewed has a score for each criterion. */
export const revScoreIncomplete: Rule = {
  id: 'rev-score-incomplete',
  severity: { draft: 'info', reviewed: 'error', final: 'error' },
  summary: 'An indicator whose review has begun has a score for each criterion, from at least one reviewer.',
  why: 'A score that leaves criteria out cannot be held against others (CARE prioritisation matrix).',
  fix: 'Score the criteria that are open, or set the indicator back to draft.',
  reach: 'outline',
  *check({ portfolio }) {
    // A criterion that does not exist may be the one that is missing: rev-criterion-unknown says it.
    const known = portfolio.review.criteria;
    for (const { review, indicator } of openReviews(portfolio)) {
      const named = review.reviews.flatMap(({ scores }) => [...scores.keys()]);
      if (review.reviews.length === 0 || portfolio.unknown.portfolio || named.some((id) => !known.has(id))) continue;
      const open = [...known.keys()].filter((id) => scoresFor(review, id).length === 0);
      if (open.length === 0) continue;
      yield {
        at: keyOf(child(review.at, 'reviews')),
        message: `The review of ${indicator.id}, which is ${indicator.status}, has no score for ${open.join(', ')}.`,
        hint: 'Score each criterion from 0 to 3.',
      };
    }
  },
};
