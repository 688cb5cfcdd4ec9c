import type { Ratings } from '../model/portfolio.ts';
import type { Counts } from '../progress/facts.ts';
import { type Badge, badgeOf, unratedStates } from './badge.ts';
import type { Edition } from './edition.ts';

/** Where a set of indicators stands: counts, never an average. */
export interface Headline {
  /** "9 of 14 on track or better, 3 not yet due, 2 without data." The counts add up to the whole. */
  readonly sentence: string;
  readonly parts: readonly HeadlinePart[];
  /** At least one indicator is rated: the bar says something. */
  readonly bar: boolean;
}

export interface HeadlinePart extends Badge {
  readonly count: string;
  /** Start and width in the bar, in percent of its length. */
  readonly start: string;
  readonly width: string;
}

/** The headline of an indicator set; of several rating schemes, the words of `ratings` name the bands. */
export function headlineOf(counts: Counts, ratings: Ratings, edition: Edition): Headline {
  const present = ratingOrder(counts, ratings);
  let start = 0;
  const parts = present.map(([rating, count]) => {
    const width = (count * 100) / counts.all;
    const part = {
      ...badgeOf(rating, ratings, edition),
      count: String(count),
      start: `${start.toFixed(3)}%`,
      width: `${width.toFixed(3)}%`,
    };
    start += width;
    return part;
  });
  return { sentence: sentenceOf(counts, present, ratings, edition), parts, bar: counts.rated > 0 };
}

/** Ratings that occur, best first, then the states that are not rated, each with its count. */
function ratingOrder(counts: Counts, ratings: Ratings): readonly (readonly [string, number])[] {
  const order = new Set([...ratings.bands.map(({ rating }) => rating), ...looseWords(counts), ...unratedStates]);
  return [...order].flatMap((rating) => {
    const count = counts.byRating.get(rating) ?? 0;
    return count === 0 ? [] : [[rating, count] as const];
  });
}

/** Rating words of other schemes, such as those that a scale carries. */
function looseWords(counts: Counts): readonly string[] {
  const states = new Set<string>(unratedStates);
  return [...counts.byRating.keys()].filter((rating) => !states.has(rating)).toSorted();
}

function sentenceOf(
  counts: Counts,
  present: readonly (readonly [string, number])[],
  ratings: Ratings,
  edition: Edition,
): string {
  const { words } = edition;
  if (counts.all === 0) return words.noIndicators;
  const states = new Set<string>(unratedStates);
  const goodBands = new Set(ratings.bands.filter(({ good }) => good).map(({ rating }) => rating));
  const others = present
    .filter(([rating]) => !goodBands.has(rating))
    .map(([rating, count]) => words.counted(rating, badgeOf(rating, ratings, edition).word, count));
  if (counts.rated > 0) return `${[words.onTrack(counts.good, counts.all), ...others].join(', ')}.`;
  const unrated = present.filter(([rating]) => states.has(rating));
  return `${words.noneRated(counts.all)}${words.labels.colon} ${unrated.map(([rating, count]) => words.counted(rating, '', count)).join(', ')}.`;
}
