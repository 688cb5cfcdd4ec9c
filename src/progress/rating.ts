import { type Exact, exact } from '../model/decimal.ts';
import type { Band, Ratings } from '../model/portfolio.ts';
import type { Verdict } from './comparison.ts';

/** The word of the band that holds an unrounded achievement. Bands run from the highest down; the last takes the rest. */
export function ratingOf(achievement: Exact, { bands }: Ratings): string {
  return bandAt(achievement, bands)?.rating ?? '';
}

function bandAt(achievement: Exact, bands: readonly Band[]): Band | undefined {
  return bands.find(({ from, exclusive }) => {
    if (from === undefined) return true;
    return exclusive === true ? achievement.gt(from) : achievement.gte(from);
  });
}

/** Where a verdict without a number stands among the bands. */
const standsFor: Readonly<Record<Verdict, Exact>> = { achieved: exact(1), 'off-track': exact(0), regressed: exact(-1) };

/** The rating of a verdict that has no number: the band of 1, of 0, or of what is below 0. */
export function ratingOfVerdict(verdict: Verdict, ratings: Ratings): string {
  return ratingOf(standsFor[verdict], ratings);
}

/** On track or better. */
export function isGood(rating: string, { bands }: Ratings): boolean {
  return bands.some((band) => band.rating === rating && band.good);
}
