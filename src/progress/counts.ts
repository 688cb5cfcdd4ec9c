import type { Counts, Progress } from './facts.ts';
import { isGood } from './rating.ts';

/** Indicators by rating word; on track or better by the bands of each one's framework. */
export function countsOf(progress: readonly Progress[]): Counts {
  const byRating = new Map<string, number>();
  for (const { rating } of progress) byRating.set(rating, (byRating.get(rating) ?? 0) + 1);
  const rated = progress.filter((each) => each.rated);
  return {
    all: progress.length,
    rated: rated.length,
    good: rated.filter(({ rating, framework }) => isGood(rating, framework.ratings)).length,
    byRating,
  };
}
