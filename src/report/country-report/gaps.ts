import type { Progress } from '../../progress/facts.ts';
import type { Badge } from '../badge.ts';
import type { Said } from '../edition.ts';
import type { StandingView } from '../standing.ts';

/** Indicators with the same gap. */
export interface GapGroup {
  readonly badge: Badge;
  readonly count: string;
  readonly names: readonly Said[];
}

/** States that leave a gap in what is known. */
const gapStates: ReadonlySet<string> = new Set(['no-data', 'overdue', 'incomplete', 'no-target', 'cannot-compute']);

/** From so many on, indicators with the same gap stand together. */
const fewestGrouped = 4;

/** What is not known, of each indicator with its row; said once where it is the same of many, and no more is to be said of them. */
export function gapsIn(
  all: readonly Progress[],
  rows: readonly StandingView[],
): { readonly gaps: readonly StandingView[]; readonly gapGroups: readonly GapGroup[] } {
  const gaps = rows.filter((_, index) => gapStates.has(all[index]?.rating ?? ''));
  const plain = gaps.filter(({ remarks, coverage }) => remarks.length === 0 && coverage === null);
  const groups = [...new Set(plain.map(({ badge }) => badge.word))]
    .map((word) => plain.filter(({ badge }) => badge.word === word))
    .filter(({ length }) => length >= fewestGrouped);
  const grouped = new Set(groups.flat());
  return {
    gaps: gaps.filter((one) => !grouped.has(one)),
    gapGroups: groups.flatMap((group) =>
      group
        .slice(0, 1)
        .map(({ badge }) => ({ badge, count: String(group.length), names: group.map(({ name }) => name) })),
    ),
  };
}
