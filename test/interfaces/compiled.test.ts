import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { folder, home } from '../support/cli.ts';

let cache = '';
beforeAll(() => {
  if (!existsSync(join(home, 'dist/plumbline.cjs')))
    execFileSync(process.execPath, [join(home, '.scripts/build.mjs')], { cwd: home });
});
beforeEach(() => {
  rmSync(cache, { recursive: true, force: true });
  cache = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
});
afterAll(() => rmSync(cache, { recursive: true, force: true }));

const portfolio = {
  'plumbline.yaml': 'title: Test\n',
  'frameworks/a.yaml': 'id: a\ntitle: A\nresults: {o: {level: output, statement: S, contributes_to: [p]}}\n',
};

function run(kept: string, ...argv: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(home, 'bin/plumbline.js'), ...argv], {
    cwd: folder(portfolio),
    encoding: 'utf8',
    env: { ...process.env, PLUMBLINE_CACHE: kept },
  });
  return { status, stdout, stderr };
}
const validate = ['validate', '--as-of', '2026-06-30'];
const compiled = () => join(cache, process.version, 'compiled');
const keptFiles = () => readdirSync(compiled()).sort();
const textOf = (name: string) => readFileSync(join(compiled(), name));

test('what was compiled is kept for the next run, which says the same and writes nothing more', () => {
  const without = run('off', ...validate);
  expect(run(cache, ...validate)).toEqual(without);
  const kept = new Map(keptFiles().map((name) => [name, textOf(name)]));
  expect([...kept.keys()]).toEqual(expect.arrayContaining(['plumbline.cjs', 'validate.cjs', 'catalogue.cjs']));
  expect(run(cache, ...validate)).toEqual(without);
  for (const [name, bytes] of kept) expect(textOf(name).equals(bytes), name).toBe(true);
  expect(keptFiles()).toEqual([...kept.keys()]);
});

test('a run of another kind adds what it compiled', () => {
  run(cache, 'explain', 'chain-cycle');
  const before = textOf('catalogue.cjs').length;
  run(cache, ...validate);
  expect(textOf('catalogue.cjs').length).toBeGreaterThan(before);
});

test('damaged files change nothing and are mended', () => {
  const without = run('off', ...validate);
  run(cache, ...validate);
  const whole = new Map(keptFiles().map((name) => [name, textOf(name)]));
  for (const [index, [name, bytes]] of [...whole].entries()) {
    const damaged = Buffer.from(bytes);
    const at = Math.floor((bytes.length * ((index * 7 + 3) % 10)) / 10);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    const ways = [damaged, bytes.subarray(0, at), Buffer.alloc(0), Buffer.concat([bytes, Buffer.from('x')])];
    writeFileSync(join(compiled(), name), ways[index % 4] ?? damaged);
  }
  expect(run(cache, ...validate)).toEqual(without);
  for (const name of whole.keys()) expect(textOf(name).length, name).toBeGreaterThan(100);
  const mended = new Map(keptFiles().map((name) => [name, textOf(name)]));
  expect(run(cache, ...validate)).toEqual(without);
  for (const [name, bytes] of mended) expect(textOf(name).equals(bytes), name).toBe(true);
});

test('code compiled from another source is not taken', () => {
  run(cache, '--version');
  const other = textOf('plumbline.cjs');
  run(cache, ...validate);
  writeFileSync(join(compiled(), 'validate.cjs'), other);
  expect(run(cache, ...validate)).toEqual(run('off', ...validate));
});

test('where nothing can be kept the program runs as it does without', () => {
  const file = join(cache, 'file');
  mkdirSync(cache, { recursive: true });
  writeFileSync(file, '');
  expect(run(file, '--version')).toEqual(run('off', '--version'));
  expect(run('/proc/none', '--version')).toEqual(run('off', '--version'));
});
