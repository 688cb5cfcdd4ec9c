import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeMeasured, writeRows } from './bench-rows.mjs';

const home = fileURLToPath(new URL('..', import.meta.url));
const million = 1_000_000;

/** `ingest --write` of so many rows into an empty store, of a portfolio of so many indicators. */
export async function ingestCase(folder, count, indicators) {
  const cwd = join(folder, `rows-${count}`);
  mkdirSync(cwd);
  writeMeasured(cwd, indicators);
  await writeRows(join(cwd, 'rows.csv'), count);
  return {
    name: `ingest --write of ${count} rows`,
    args: [join(home, 'bin/plumbline.js'), 'ingest', 'rows.csv', '--write', '--as-of', '2026-06-30'],
    cwd,
    ready: () => rmSync(join(cwd, 'measurements'), { recursive: true, force: true }),
  };
}

/** Ten million rows beside a bare script in the engine; both write what they read. */
export async function tenMillion(folder) {
  const ingest = await ingestCase(folder, 10 * million);
  const [file, out] = [join(ingest.cwd, 'rows.csv'), join(folder, 'sorted.csv')];
  const bare = {
    name: 'bare DuckDB script, 10000000 rows',
    args: [join(home, '.scripts/bench-bare.mjs'), file, out],
    cwd: folder,
    memory: true,
  };
  return [bare, { ...ingest, limit: 2.5, memory: true }];
}

/** What twice the rows cost: pairs of cases, each to be held against the first of its pair. */
export async function doublings(folder) {
  const cases = [];
  for (const count of [1, 2, 4, 8]) cases.push(await ingestCase(folder, count * million));
  return cases.slice(1).map((one, index) => [cases[index], { ...one, limit: 2 }]);
}
