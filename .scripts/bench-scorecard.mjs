import { fileURLToPath } from 'node:url';
import { bundled, median } from './bench-bundled.mjs';

/**
 * The scorecard of a framework with very many indicators against writing as many characters through the same compiled templates:
 * rows of `[indicators, milliseconds of the writing alone, milliseconds of the scorecard, ratio of medians, MiB that it took]`.
 */
export async function measureScorecard(folder) {
  const run = await bundled('bench-scorecard', folder);
  return [10_000, 100_000].map((size) => {
    const { floor, whole, grown } = run(fileURLToPath(new URL('..', import.meta.url)), size, 3);
    const [writing, all] = [floor, whole].map(median);
    return [size, writing.toFixed(0), all.toFixed(0), (all / writing).toFixed(1), grown.toFixed(0)];
  });
}
