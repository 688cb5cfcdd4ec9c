import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** Rating bands go down, and the last one takes the rest of the number line. */
export const ratingBandsOrder: Rule = {
  id: 'rating-bands-order',
  severity: 'error',
  summary: 'Rating bands go down, and the last one takes the rest of the number line.',
  why: 'A gap leaves values without a rating: a published table that ends one band at 90 and starts the next at 89 leaves 89.5 open.',
  fix: 'List the bands from the highest `from` to the lowest; leave `from` out of the last one only.',
  reach: 'framework',
  *check({ portfolio }) {
    const places = [
      ...(portfolio.isPart === true ? [] : [{ ratings: portfolio.ratings, at: child(portfolio.at, 'ratings') }]),
      ...portfolio.frameworks
        .filter(({ ratings }) => ratings !== portfolio.ratings)
        .map(({ ratings, at }) => ({ ratings, at: child(at, 'ratings') })),
    ];
    for (const { ratings, at } of places) {
      for (const [index, band] of ratings.bands.entries()) {
        const before = ratings.bands[index - 1]?.from;
        const last = index === ratings.bands.length - 1;
        if (last === (band.from === undefined) && (last || before === undefined || band.from?.lt(before))) continue;
        yield {
          at,
          message: `The band ${band.rating} breaks the order of the rating bands.`,
          hint: 'Expected a lower `from` than in the band before, and none in the last.',
        };
        break;
      }
    }
  },
};
