import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { unknownNames } from '../unknown-names.ts';

/** The ratings on a scale are words of the rating bands. */
export const scaleRatingUnknown: Rule = {
  id: 'scale-rating-unknown',
  reach: 'framework',
  severity: 'error',
  summary: 'The ratings on a scale are words of the rating bands.',
  why: 'The reached level carries its rating; a word that no band has cannot be counted.',
  fix: 'Use a word of the bands.',
  *check({ portfolio }) {
    for (const { indicators, ratings } of portfolio.frameworks) {
      const words = ratings.bands.map(({ rating }) => rating);
      const mentions = [...indicators.values()].flatMap(({ scale }) =>
        scale.flatMap(({ rating, at }) => (rating === undefined ? [] : [{ id: rating, at: child(at, 'rating') }])),
      );
      yield* unknownNames(mentions, words, (id) => `${id} is no rating.`);
    }
  },
};
