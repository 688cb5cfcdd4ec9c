import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder, home, plumbline } from '../support/cli.ts';

const top = 'title: "Portfolio"   # ours\n';
const odd = 'title:  Main\nid: main # first\n';

test('files are laid out, and then they are laid out as they should be', async () => {
  const dir = folder({ 'plumbline.yaml': top, 'frameworks/main.yaml': odd });
  expect(await plumbline(dir, 'fmt', '--check')).toEqual({
    code: 1,
    out: 'plumbline.yaml\nframeworks/main.yaml\n',
    err: '2 of 2 files laid out otherwise.\n→ plumbline fmt lays them out.\n',
  });
  expect(readFileSync(join(dir, 'frameworks/main.yaml'), 'utf8')).toBe(odd);
  expect((await plumbline(dir, 'fmt', 'frameworks/main.yaml')).err).toBe('1 of 1 file laid out anew.\n');
  expect(readFileSync(join(dir, 'frameworks/main.yaml'), 'utf8')).toBe('id: main # first\ntitle: Main\n');
  expect((await plumbline(dir, 'fmt')).out).toBe('plumbline.yaml\n');
  expect(await plumbline(dir, 'fmt', '--check')).toMatchObject({ code: 0, out: '' });
});

test.each(['example-city', 'cities-alliance'])('%s means what it meant', { timeout: 120_000 }, async (name) => {
  const dir = folder({});
  cpSync(join(home, 'frameworks', name), dir, { recursive: true });
  expect(await plumbline(dir, 'fmt')).toMatchObject({ code: 0 });
  expect(await plumbline(dir, 'fmt', '--check')).toMatchObject({ code: 0, out: '' });
  const { out } = await plumbline(dir, 'diff', join(home, 'frameworks', name), '.', '--as-of', '2026-06-30');
  expect(out).toContain('No change in meaning.');
});

test('the format is written down with --migrate', async () => {
  const dir = folder({ 'plumbline.yaml': top });
  await plumbline(dir, 'fmt', '--migrate');
  expect(readFileSync(join(dir, 'plumbline.yaml'), 'utf8')).toBe('plumbline: 1\ntitle: Portfolio # ours\n');
});

test('what cannot be laid out is left as it is, and named', async () => {
  const dir = folder({ 'plumbline.yaml': top, 'frameworks/main.yaml': 'id: [main\n', 'frameworks/other.yaml': odd });
  const { code, out, err } = await plumbline(dir, 'fmt');
  expect(out).toBe('plumbline.yaml\nframeworks/other.yaml\n');
  expect(err).toContain(
    'frameworks/main.yaml is left as it is. It cannot be read as YAML: plumbline validate shows where.\n',
  );
  expect(code).toBe(1);
  expect(await plumbline(dir, 'fmt', 'README.md')).toMatchObject({
    code: 2,
    err: expect.stringContaining('README.md is no YAML file'),
  });
});
