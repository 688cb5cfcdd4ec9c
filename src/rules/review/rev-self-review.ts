import type { Rule } from '../rule.ts';
import { reviewsIn } from './reviewed.ts';

/** An indicator is reviewed by others than those who wrote it. */
export const revSelfReview: Rule = {
  id: 'rev-self-review',
  severity: 'warning',
  summary: 'A reviewer is not the author of the indicator, or of its framework where the indicator names none.',
  why: 'The draft set of the secretariat is to be looked at from outside (Cities Alliance 2012).',
  fix: 'Let another party review, or correct the author.',
  reach: 'outline',
  *check({ portfolio }) {
    for (const { review, framework, indicator } of reviewsIn(portfolio)) {
      const author = indicator.author ?? framework.author;
      for (const { party } of review.reviews) {
        if (author === undefined || party.id !== author.id) continue;
        yield {
          at: party.at,
          message: `${party.id} reviews ${indicator.id} and is its author.`,
          hint: 'Let another party review it.',
          related: [{ at: author.at, message: 'The author.' }],
        };
      }
    }
  },
};
