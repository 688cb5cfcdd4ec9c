import type { Rule } from '../rule.ts';
import { openReviews } from './reviewed.ts';

const top = 3;

/** A top score is explained. */
export const revScoreNoComment: Rule = {
  id: 'rev-score-no-comment',
  severity: 'info',
  summary: 'A score of 3 has a comment.',
  why: 'Top scores decide what stays; the reason lets others agree or not (CARE prioritisation matrix: a comment for each 3).',
  fix: 'Say under comments why nothing is left to wish for.',
  reach: 'outline',
  *check({ portfolio }) {
    for (const { review, indicator } of openReviews(portfolio)) {
      for (const { party, scores, comments } of review.reviews) {
        for (const [criterion, { at, score }] of scores) {
          if (score !== top || comments.has(criterion)) continue;
          yield {
            at,
            message: `${party.id} gives ${indicator.id} ${top} for ${criterion} without a comment.`,
            hint: `Add comments: {${criterion}: …}.`,
          };
        }
      }
    }
  },
};
