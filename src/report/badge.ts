import type { Band, Ratings } from '../model/portfolio.ts';
import type { Progress } from '../progress/facts.ts';
import { periodText } from './dates.ts';
import { type Edition, told } from './edition.ts';
import { percent } from './values.ts';

/** A rating as a template shows it: never by colour alone. */
export interface Badge {
  readonly symbol: string;
  readonly word: string;
  /** The colour's name in the stylesheet. */
  readonly tone: Tone;
}

export type Tone = 'best' | 'good' | 'near' | 'warn' | 'bad' | 'worst' | 'alert' | 'none';

const looks: Readonly<Record<string, { readonly symbol: string; readonly tone: Tone }>> = {
  exceeded: { symbol: '◆', tone: 'best' },
  achieved: { symbol: '●', tone: 'good' },
  'on-track': { symbol: '◕', tone: 'near' },
  'at-risk': { symbol: '◑', tone: 'warn' },
  'off-track': { symbol: '◔', tone: 'bad' },
  regressed: { symbol: '▼', tone: 'worst' },
  overdue: { symbol: '△', tone: 'alert' },
  'no-data': { symbol: '○', tone: 'none' },
  'not-due': { symbol: '▷', tone: 'none' },
  incomplete: { symbol: '◇', tone: 'none' },
  'no-target': { symbol: '□', tone: 'none' },
  'cannot-compute': { symbol: '□', tone: 'none' },
  'insufficient-data': { symbol: '◇', tone: 'none' },
  context: { symbol: '–', tone: 'none' },
  retired: { symbol: '–', tone: 'none' },
};

/** States that are not rated, in the order in which they are listed. */
export const unratedStates = [
  'overdue',
  'not-due',
  'no-data',
  'incomplete',
  'no-target',
  'cannot-compute',
  'context',
  'retired',
] as const;

/** The badge of a rating word or state. A band with a name of its own looks like its place among the bands. */
export function badgeOf(rating: string, ratings: Ratings, edition: Edition): Badge {
  const index = ratings.bands.findIndex((band) => band.rating === rating);
  const band = ratings.bands[index];
  const look = looks[rating] ?? lookOf(band, index === ratings.bands.length - 1);
  return { ...look, word: bandName(rating, band, edition) };
}

/** The badge of an indicator: a met target says whether it was the last one. */
export function progressBadge(progress: Progress, edition: Edition): Badge {
  const badge = badgeOf(progress.rating, progress.framework.ratings, edition);
  const met = metWord(progress, edition);
  return met === undefined ? badge : { ...badge, word: met };
}

function metWord({ rating, period, indicator, framework }: Progress, { words }: Edition): string | undefined {
  if (rating !== 'achieved' && rating !== 'exceeded') return undefined;
  if (framework.ratings.bands.find((band) => band.rating === rating)?.title !== undefined) return undefined;
  const isFinal = period !== undefined && period.text === indicator.targets.at(-1)?.period.text;
  if (isFinal) return rating === 'achieved' ? words.targetMet : words.targetExceeded;
  if (period === undefined) return undefined;
  const when = periodText(period, words);
  return rating === 'achieved' ? words.milestoneMet(when) : words.milestoneExceeded(when);
}

function bandName(rating: string, band: Band | undefined, edition: Edition): string {
  return band?.title === undefined ? (edition.words.rating[rating] ?? rating) : told(band.title, edition);
}

function lookOf(band: Band | undefined, isLast: boolean): { readonly symbol: string; readonly tone: Tone } {
  if (band === undefined) return { symbol: '□', tone: 'none' };
  if (band.good) return { symbol: '●', tone: 'good' };
  return isLast ? { symbol: '◔', tone: 'bad' } : { symbol: '◑', tone: 'warn' };
}

/** The edges of a band: `90% to below 100%`; `bands` run from the highest down. An edge may belong to the band below it. */
export function bandEdges(bands: readonly Band[], index: number, edition: Edition): string {
  const { words } = edition;
  const [band, above] = [bands[index], bands[index - 1]];
  const edge = (of: Band | undefined) => (of?.from === undefined ? undefined : percent(of.from, edition));
  const [lower, upper] = [edge(band), edge(above)];
  const [isAbove, isUpTo] = [band?.exclusive === true, above?.exclusive === true];
  if (lower !== undefined && upper !== undefined && !isAbove && !isUpTo) return words.fromTo(lower, upper);
  const start = lower === undefined ? [] : [isAbove ? words.above(lower) : words.from(lower)];
  const end = upper === undefined ? [] : [isUpTo ? words.upTo(upper) : words.below(upper)];
  return [...start, ...end].join(', ');
}
