import { scoresFor } from '../../model/review-score.ts';
import type { Rule } from '../rule.ts';
import { openReviews } from './reviewed.ts';

const apart = 2;

/** Reviewers who see a thing differently talk about it. */
export const revScoreSpread: Rule = {
  id: 'rev-score-spread',
  severity: 'info',
  summary: 'The scores of reviewers for one criterion are less than 2 apart.',
  why: 'A mean of 0 and 3 says nothing; reviewers so far apart read the indicator differently (CARE prioritisation matrix).',
  fix: 'Let the reviewers discuss it, and score again.',
  reach: 'outline',
  *check({ portfolio }) {
    for (const { review, indicator } of openReviews(portfolio)) {
      for (const criterion of portfolio.review.criteria.keys()) {
        const [low, ...others] = scoresFor(review, criterion).toSorted((a, b) => a.score - b.score);
        const high = others.at(-1);
        if (low === undefined || high === undefined || high.score - low.score < apart) continue;
        yield {
          at: high.at,
          message: `${high.by} gives ${indicator.id} ${high.score} for ${criterion}, ${low.by} gives ${low.score}.`,
          hint: 'Discuss what each of them means, then score again.',
          related: [{ at: low.at, message: 'The other score.' }],
        };
      }
    }
  },
};
