import { type Exact, zero } from '../model/decimal.ts';
import type { Facts, Figure, Progress } from '../progress/facts.ts';
import { compareText } from '../text/finding.ts';
import type { NamedKind } from './aspects.ts';

/** An indicator whose figures are not what they were, and where it stood and stands. */
export interface MovedFigures {
  readonly before: Progress;
  readonly after: Progress;
  /** Rows that it rests on are others as well. */
  readonly measured: boolean;
}

/** What a comparison of figures knows beside the facts. */
export interface Moving {
  /** What an indicator of the earlier revision is called now. */
  readonly name: (kind: NamedKind, id: string) => string;
  /** Whether the rows of an indicator, as `framework/id` of now, are others. */
  readonly isMeasuredAnew: (indicator: string) => boolean;
}

/** The indicators of both revisions whose figures differ: another rating first, then by how far they moved. */
export function movedFigures(before: Facts, after: Facts, moving: Moving): readonly MovedFigures[] {
  const old = new Map(before.indicators.map((one) => [moving.name('indicator', idOf(one)), one]));
  const moved = after.indicators.flatMap((now): MovedFigures[] => {
    const was = old.get(idOf(now));
    if (was === undefined || isSame(was, now)) return [];
    const rows = [idOf(now), ...now.contributors.map(({ framework, indicator }) => `${framework.id}/${indicator.id}`)];
    return [{ before: was, after: now, measured: rows.some(moving.isMeasuredAnew) }];
  });
  return moved.toSorted(
    (a, b) =>
      Number(hasOtherRating(b)) - Number(hasOtherRating(a)) ||
      distance(b).comparedTo(distance(a)) ||
      compareText(idOf(a.after), idOf(b.after)),
  );
}

export function idOf({ framework, indicator }: Progress): string {
  return `${framework.id}/${indicator.id}`;
}

function hasOtherRating({ before, after }: MovedFigures): boolean {
  return before.rating !== after.rating;
}

/** How far the achievement moved; 0 where one of the two has none. */
function distance({ before, after }: MovedFigures): Exact {
  return before.achievement && after.achievement ? after.achievement.minus(before.achievement).abs() : zero;
}

/** The figures of a standing that are compared, by their keys in JSON. */
export const compared = ['baseline', 'target', 'finalTarget', 'actual'] as const;

function isSame(a: Progress, b: Progress): boolean {
  return (
    a.rating === b.rating &&
    isSameNumber(a.achievement, b.achievement) &&
    compared.every((key) => isSameFigure(a[key], b[key])) &&
    isSameFigure(a.lastKnown, b.lastKnown) &&
    isSameNumber(a.targetBand?.min, b.targetBand?.min) &&
    isSameNumber(a.targetBand?.max, b.targetBand?.max)
  );
}

export function isSameFigure(a: Figure | undefined, b: Figure | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.value.eq(b.value) && a.period.start === b.period.start && a.period.end === b.period.end;
}

function isSameNumber(a: Exact | undefined, b: Exact | undefined): boolean {
  return a === undefined || b === undefined ? a === b : a.eq(b);
}

/** The indicators whose files in two stores differ, as `framework/id` of now. */
export function measuredAnew(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  name: Moving['name'],
): ReadonlySet<string> {
  const old = new Map([...before].map(([id, text]) => [name('indicator', id), text]));
  return new Set([...old.keys(), ...after.keys()].filter((id) => old.get(id) !== after.get(id)));
}
