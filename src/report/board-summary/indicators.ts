import type { Progress } from '../../progress/facts.ts';
import { reasonFor } from '../accounts.ts';
import type { Badge } from '../badge.ts';
import { periodText } from '../dates.ts';
import { type Edition, partyName, type Said, said } from '../edition.ts';
import type { FigureView } from '../figures.ts';
import { type Span, spansIn } from '../prose.ts';
import { shortSaid, shortSpans } from '../shorten.ts';
import { standingView } from '../standing.ts';

/** Where an indicator stands. */
export interface BoardIndicator {
  readonly id: string;
  readonly name: Said;
  readonly badge: Badge;
  readonly progress: string;
}

/** One of which the board has to know why, and what is done about it. */
export interface BoardConcern extends BoardIndicator {
  readonly current: FigureView | null;
  /** Of the same period. */
  readonly target: FigureView | null;
  /** The cause that a narrative of the rated period gives, else the deviation. */
  readonly reason: readonly Span[];
  readonly action: readonly Span[];
  /** Who acts. */
  readonly owner: string;
  /** Until when. */
  readonly by: string;
  /** The framework whose narrative says so, where it is another one. */
  readonly from: Said;
}

/** A figure of an indicator that is not rated. */
export interface BoardFigure {
  readonly id: string;
  readonly name: Said;
  readonly current: FigureView;
}

/** Characters of a text that find room on the page; the tracking table has the whole. */
export const longestName = 90;
export const longestText = 110;

export function boardIndicator(progress: Progress, edition: Edition): BoardIndicator {
  const { id, name, badge, progress: share } = standingView(progress, edition);
  return { id, name: shortSaid(name, longestName), badge, progress: share };
}

export function boardConcern(progress: Progress, edition: Edition): BoardConcern {
  const { current, target } = standingView(progress, edition);
  const told = reasonFor(progress, edition);
  return {
    ...boardIndicator(progress, edition),
    current: current === null ? null : { ...current, lines: [] },
    target: target === null ? null : { ...target, period: '', lines: [] },
    reason: shortSpans(spansIn(told?.said.cause ?? told?.said.deviation, edition), longestText),
    action: shortSpans(spansIn(told?.said.action, edition), longestText),
    owner: partyName(told?.said.owner, edition),
    by: told?.said.by === undefined ? '' : periodText(told.said.by, edition.words),
    from: told?.from === undefined ? '' : shortSaid(said(told.from.title, edition), longestName),
  };
}

/** Those with a value, in the order of the levels. */
export function boardFigures(all: readonly Progress[], edition: Edition): readonly BoardFigure[] {
  const isKnown = ({ actual, lastKnown, steps }: Progress) =>
    actual !== undefined || lastKnown !== undefined || (steps !== undefined && steps.due.length > 0);
  return all.filter(isKnown).flatMap((progress) => {
    const { id, name, current } = standingView(progress, edition);
    return current === null ? [] : [{ id, name: shortSaid(name, longestName), current: { ...current, lines: [] } }];
  });
}

/** Rated, and on track or better. */
export function isGood({ rated, rating, framework }: Progress): boolean {
  return rated && framework.ratings.bands.some((band) => band.rating === rating && band.good);
}

/** The best band first, in it the most progress; what has no number comes last. */
export function strongest(all: readonly Progress[]): readonly Progress[] {
  return all.toSorted((a, b) => bandOf(a) - bandOf(b) || byProgress(a, b, -1));
}

/** The lowest band first, in it the least progress; what has no number comes last. */
export function weakest(all: readonly Progress[]): readonly Progress[] {
  return all.toSorted((a, b) => bandOf(b) - bandOf(a) || byProgress(a, b, 1));
}

function bandOf({ rating, framework }: Progress): number {
  return framework.ratings.bands.findIndex((band) => band.rating === rating);
}

function byProgress({ achievement: a }: Progress, { achievement: b }: Progress, direction: 1 | -1): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return direction * a.comparedTo(b);
}
