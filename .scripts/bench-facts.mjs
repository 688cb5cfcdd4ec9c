import { bundled, median } from './bench-bundled.mjs';

/** Indicators of one table, how often it is computed in a round, rounds. */
const sizes = [
  [1_000, 100, 3],
  [12_500, 1, 3],
  [25_000, 1, 3],
  [50_000, 1, 3],
  [100_000, 1, 3],
];

/**
 * Facts of many indicators against a bare loop of the same decimal operations, both in one process: rows of
 * `[indicators, milliseconds of the loop, milliseconds of facts, ratio of medians, peak MiB]`.
 */
export async function measureFacts(folder) {
  const run = await bundled('bench-facts', folder);
  return sizes.map(([size, tables, rounds]) => {
    const { bare, facts, peak } = run(size, tables, rounds);
    const [loop, whole] = [bare, facts].map(median);
    const name = tables === 1 ? `${size} indicators` : `${size} indicators, ${tables} times`;
    return [name, loop.toFixed(0), whole.toFixed(0), (whole / loop).toFixed(1), peak.toFixed(0)];
  });
}
