import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { validators } from '../.config/validators.mjs';

const home = fileURLToPath(new URL('..', import.meta.url));
/** Indicators of one table, how often it is computed in a round, rounds. */
const sizes = [
  [1_000, 100, 3],
  [50_000, 1, 3],
  [100_000, 1, 3],
];

/**
 * Facts of many indicators against a bare loop of the same decimal operations, both in one process: rows of
 * `[indicators, milliseconds of the loop, milliseconds of facts, ratio of medians, peak MiB]`.
 */
export async function measureFacts(folder) {
  const script = join(folder, 'bench-facts.mjs');
  const bundle = await rolldown({
    cwd: home,
    input: './.scripts/bench-facts.ts',
    platform: 'node',
    plugins: [validators()],
  });
  await bundle.write({ file: script, format: 'es', codeSplitting: false });
  await bundle.close();
  return sizes.map(([size, tables, rounds]) => {
    const args = ['--max-old-space-size=12000', script, size, tables, rounds].map(String);
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`the benchmark of facts ended with ${status}: ${stderr}`);
    const { bare, facts, peak } = JSON.parse(stdout);
    const [loop, whole] = [bare, facts].map(median);
    const name = tables === 1 ? `${size} indicators` : `${size} indicators, ${tables} times`;
    return [name, loop.toFixed(0), whole.toFixed(0), (whole / loop).toFixed(1), peak.toFixed(0)];
  });
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
