import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { home, plumbline } from '../support/cli.ts';

const asOf = '2026-06-30';
const shipped = ['cities-alliance', 'example-city'] as const;
const dirOf = (name: string) => join(home, 'frameworks', name);

function conforms(kind: string, text: string): void {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
  const validate = ajv.compile(JSON.parse(readFileSync(join(home, 'schemas', `${kind}-output.schema.json`), 'utf8')));
  expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
}

describe.each(shipped)('%s', (name) => {
  test('validates clean', async () => {
    const { code, out } = await plumbline(dirOf(name), 'validate', '--as-of', asOf);
    expect(out).toMatch(/no errors, no warnings/);
    expect(code).toBe(0);
  });

  test('validate, progress and ingest print what their schemas say', async () => {
    const verdict = await plumbline(dirOf(name), 'validate', '--format', 'json', '--as-of', asOf);
    conforms('validate', verdict.out);
    expect(JSON.parse(verdict.out).checked.files).toBeGreaterThan(10);
    conforms('progress', (await plumbline(dirOf(name), 'progress', '--format', 'json', '--as-of', asOf)).out);
    const incoming = readdirSync(join(dirOf(name), 'incoming')).map((file) => `incoming/${file}`);
    const plan = await plumbline(dirOf(name), 'ingest', ...incoming, '--format', 'json', '--as-of', asOf);
    conforms('ingest', plan.out);
    const { files, rejected, written } = JSON.parse(plan.out);
    expect({ files: files.length, rejected, written }).toEqual({
      files: incoming.length,
      rejected: [],
      written: false,
    });
    for (const { rows, unchanged } of files) expect(unchanged).toBe(rows);
  });
});

test('findings in JSON: also with exit 1, sorted, with places', async () => {
  const dir = join(import.meta.dirname, '../rules/chain-ref-unresolved');
  const copy = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
  try {
    cpSync(dir, copy, { recursive: true });
    cpSync(join(import.meta.dirname, '../rules/plumbline.yaml'), join(copy, 'plumbline.yaml'));
    const { code, out } = await plumbline(copy, 'validate', '--format', 'json');
    expect(code).toBe(1);
    conforms('validate', out);
    const { diagnostics, summary } = JSON.parse(out);
    expect(summary.errors).toBe(5);
    expect(diagnostics.filter(({ severity }: { severity: string }) => severity === 'error')[0]).toMatchObject({
      rule: 'chain-ref-unresolved',
      file: 'frameworks/main.yaml',
      range: { start: { line: 9, column: 9 }, end: { line: 9, column: 15 } },
      hint: 'Did you mean "outcome"?',
    });
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});

describe('the built program', () => {
  let dir = '';
  beforeAll(() => {
    if (!existsSync(join(home, 'dist/plumbline.cjs')))
      execFileSync(process.execPath, [join(home, '.scripts/build.mjs')], { cwd: home });
    dir = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
    cpSync(dirOf('example-city'), dir, { recursive: true });
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const run = (...argv: string[]) =>
    spawnSync(process.execPath, [join(home, 'bin/plumbline.js'), ...argv], { cwd: dir, encoding: 'utf8' });

  test('runs every command for real', () => {
    expect(run('--version').stdout.trim()).toBe(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version);
    expect(run('validate').status).toBe(0);
    expect(run('explain', 'chain-cycle').stdout).toContain('chain-cycle');
    expect(JSON.parse(run('validate', '--format', 'sarif').stdout).version).toBe('2.1.0');
    expect(run('progress', '--as-of', asOf).status).toBe(0);
    expect(run('report', 'scorecard', '--as-of', asOf).stdout).toMatch(/^# /m);
    expect(run('ingest', 'nowhere.csv').status).toBe(2);
    expect(run('approve', '--list').stdout).toBe('No period is approved.\n');
    expect(run('review', 'score').stdout).toContain('programme/exchange-follow-up');
    expect(run('valdate').status).toBe(2);
  });

  test('ends a preview with 0 when the user stops it', async () => {
    const child = spawn(process.execPath, [join(home, 'bin/plumbline.js'), 'preview', '--port', '0'], { cwd: dir });
    const ended = once(child, 'exit');
    const [first] = await once(child.stdout, 'data');
    expect(String(first)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n$/);
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
  });

  test('prints in colour only where it is asked to', () => {
    expect(run('validate').stdout).not.toContain('\u001b[');
    const coloured = spawnSync(process.execPath, [join(home, 'bin/plumbline.js'), 'validate'], {
      cwd: dir,
      encoding: 'utf8',
      env: { ...process.env, FORCE_COLOR: '1', NO_COLOR: undefined },
    });
    expect(coloured.status).toBe(0);
  });
});
