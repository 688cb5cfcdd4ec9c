import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writePortfolio } from '../../.scripts/bench-portfolio.mjs';
import { folder, home, plumbline } from '../support/cli.ts';

const secondThread = join(home, 'dist/second.cjs');

/** The files of a portfolio that is large enough for two threads, by name. */
function portfolio() {
  const dir = folder({});
  writePortfolio(dir, 32);
  const path = (index: number) => join(dir, `frameworks/f-${String(index).padStart(4, '0')}.yaml`);
  return {
    dir,
    edit(index: number, from: string, to: string) {
      const before = readFileSync(path(index), 'utf8');
      const after = before.replace(from, to);
      expect(after).not.toBe(before);
      writeFileSync(path(index), after);
    },
    add: (name: string, text: string) => appendFileSync(join(dir, name), text),
  };
}

async function isSaidAlike(dir: string, ...options: readonly string[]) {
  const argv = ['validate', '--all', '--format', 'json', ...options];
  const alone = await plumbline(dir, ...argv);
  const cache = join(folder({}), 'cache');
  expect(await plumbline({ cwd: dir, secondThread, cache }, ...argv)).toEqual(alone);
  return { ...alone, cache };
}

test('two threads say what one says', { timeout: 120_000 }, async () => {
  const { dir, edit, add } = portfolio();
  // In the share of each: a rule is broken, a text is not plain, a framework has the id of another.
  for (const index of [3, 28]) {
    edit(index, 'result: impact', 'result: impakt');
    edit(index + 1, 'author: secretariat', 'author: &who secretariat');
    edit(index + 2, 'status: ', 'glossary: {TBC: To be confirmed}\nstatus: ');
  }
  edit(10, 'id: f-0010', 'id: f-0032');
  edit(31, 'id: f-0031', 'id: f-0011');
  add(
    'plumbline.yaml',
    'waivers:\n  - {rule: ind-orphan, at: f-0028, reason: r, by: secretariat, until: 2030-01-01}\n',
  );
  const broken = await isSaidAlike(dir);
  expect(broken.out).toContain('impakt');
  expect(JSON.parse(broken.out).checked.files).toBe(33);
  // What two threads remember, one can use.
  const { cache, ...said } = broken;
  const argv = ['validate', '--all', '--format', 'json'];
  expect(await plumbline({ cwd: dir, cache }, ...argv)).toEqual(said);
  expect(await plumbline({ cwd: dir, secondThread }, ...argv, '--no-cache')).toEqual(said);
  await isSaidAlike(dir, '--release', '--as-of', '2012-01-01', '--rule', 'word-duplicate', '--rule', 'ind-orphan');
});

test('what neither thread can read is unknown to both', { timeout: 120_000 }, async () => {
  for (const [here, there] of [
    ['0002', 31],
    ['0031', 2],
  ] as const) {
    const { dir, edit } = portfolio();
    edit(Number(here), 'levels:', 'levles:');
    edit(there, 'f-0001/impact', `f-${here}/impact`);
    const { out } = await isSaidAlike(dir);
    expect(out).toContain('levles');
  }
});

test('where a second thread does not come about, the first does its work', { timeout: 120_000 }, async () => {
  const { dir, edit } = portfolio();
  edit(31, 'result: impact', 'result: impakt');
  const alone = await plumbline(dir, 'validate', '--all');
  const scripts = folder({
    'throws.cjs': 'throw new Error("no")',
    'leaves.cjs': 'process.exit(1)',
  });
  for (const name of ['throws.cjs', 'leaves.cjs', 'missing.cjs'])
    expect(await plumbline({ cwd: dir, secondThread: join(scripts, name) }, 'validate', '--all'), name).toEqual(alone);
  rmSync(join(dir, 'plumbline.yaml'));
  writeFileSync(join(dir, 'plumbline.yaml'), 'plumbline: 99\ntitle: T\n');
  const newer = await plumbline({ cwd: dir, secondThread }, 'validate');
  expect(newer).toEqual(await plumbline(dir, 'validate'));
  expect(newer.code).toBe(2);
});
