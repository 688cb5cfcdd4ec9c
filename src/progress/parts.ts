import type { Slice } from '../model/slice.ts';
import type { Facts, Progress } from './facts.ts';

/** Where an indicator stands in one place, or in one category. */
export interface Part {
  readonly slice: Slice;
  readonly progress: Progress;
}

/** The parts of each indicator, in the order in which the slices are given; those in which nothing is expected of it are left out. */
export function partsIn(
  slices: readonly { readonly slice: Slice; readonly facts: Facts }[],
): (progress: Progress) => readonly Part[] {
  const known = slices.map(({ slice, facts }) => ({
    slice,
    byName: new Map(facts.indicators.map((progress) => [nameOf(progress), progress])),
  }));
  return (progress) =>
    known.flatMap(({ slice, byName }): readonly Part[] => {
      const found = byName.get(nameOf(progress));
      return found === undefined || !says(found) ? [] : [{ slice, progress: found }];
    });
}

/** Something is measured, planned or missed there. */
function says({ actual, lastKnown, target, coverage, series }: Progress): boolean {
  return (
    actual !== undefined ||
    lastKnown !== undefined ||
    target !== undefined ||
    series.length > 0 ||
    (coverage?.expected ?? 0) > 0
  );
}

function nameOf({ framework, indicator }: Progress): string {
  return `${framework.id}/${indicator.id}`;
}
