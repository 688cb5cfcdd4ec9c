import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withLock } from '../../src/measurements/lock.ts';
import { listStored } from '../../src/measurements/store.ts';
import { commit, currentPaths, recover, stage } from '../../src/measurements/transaction.ts';
import { base } from '../ingest/portfolio.ts';
import { run } from '../ingest/run.ts';
import { folderOf, put, textsIn } from './folder.ts';

/** How many more calls that change the disk succeed; after the last every one fails, as if the machine had stopped. */
const disk = vi.hoisted(() => ({ left: Number.POSITIVE_INFINITY, code: 'EIO', used: 0 }));

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const limited =
    <Arguments extends unknown[], Result>(call: (...given: Arguments) => Result) =>
    (...given: Arguments): Result => {
      disk.used += 1;
      disk.left -= 1;
      if (disk.left < 0) throw Object.assign(new Error('the disk is gone'), { code: disk.code });
      return call(...given);
    };
  const changed = Object.fromEntries(
    (['openSync', 'writeFileSync', 'fsyncSync', 'renameSync', 'mkdirSync', 'rmSync', 'linkSync'] as const).map(
      (name) => [name, limited(real[name] as (...given: unknown[]) => unknown)],
    ),
  );
  return { ...real, ...changed };
});

let dir = '';
beforeEach(() => {
  Object.assign(disk, { left: Number.POSITIVE_INFINITY, code: 'EIO' });
  dir = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
});
afterEach(() => {
  disk.left = Number.POSITIVE_INFINITY;
  rmSync(dir, { recursive: true, force: true });
});

const before = {
  'measurements/a/x.csv': 'old x\n',
  'measurements/a/y.csv': 'old y\n',
  'measurements/ledger.csv': 'old\n',
};
const changes = [
  { file: 'measurements/a/x.csv', text: 'new x\n' },
  { file: 'measurements/b/z.csv', text: 'new z\n' },
  { file: 'measurements/a/y.csv', staged: '7.csv' },
  { file: 'corrections/a/x.csv', text: 'new correction\n' },
  { file: 'measurements/ledger.csv', text: 'new\n' },
];
const after = {
  ...before,
  ...Object.fromEntries(changes.map(({ file, text }) => [file, text ?? 'new y\n'])),
};

/** What the engine has written before the commit. */
function stageOne(): void {
  writeFileSync(join(stage(dir), '7.csv'), 'new y\n');
}

/** What a reader sees: the store's files and the ledger. */
function seen(): { readonly [file: string]: string } {
  const pending = currentPaths(dir);
  const names = [...listStored(dir).map(({ name }) => name), 'measurements/ledger.csv'];
  return Object.fromEntries(names.map((name) => [name, readFileSync(pending.get(name) ?? join(dir, name), 'utf8')]));
}

function store(of: { readonly [file: string]: string }): { readonly [file: string]: string } {
  return Object.fromEntries(Object.entries(of).filter(([file]) => file.startsWith('measurements/')));
}

describe('a write that stops at any moment', () => {
  it('leaves the store as it was or as it is to be, and the next run says which', () => {
    const outcomes = new Set<string>();
    put(dir, before);
    stageOne();
    const start = disk.used;
    commit(dir, changes);
    const steps = disk.used - start;
    expect(textsIn(dir, '.')).toEqual(after);
    for (let stop = 0; stop < steps; stop++) {
      rmSync(dir, { recursive: true });
      mkdirSync(dir);
      put(dir, before);
      stageOne();
      disk.left = stop;
      expect(() => commit(dir, changes)).toThrow();
      disk.left = Number.POSITIVE_INFINITY;
      const reader = seen();
      const said = recover(dir);
      outcomes.add(String(said));
      const done = said === 'finished' || (said === undefined && stop > 0);
      const whole = done ? after : before;
      expect(textsIn(dir, '.')).toEqual(whole);
      expect(reader).toEqual(store(whole));
      expect(recover(dir)).toBeUndefined();
    }
    expect([...outcomes].toSorted()).toEqual(['discarded', 'finished', 'undefined']);
  });

  it('because the disk is full says so, and leaves nothing behind', async () => {
    const { dir: portfolio } = await folderOf({
      ...base,
      'measurements/a/served.csv': 'period,value\n2014,5\n',
      'x.csv': 'indicator,period,value\nserved,2015,6\n',
    });
    const whole = textsIn(portfolio, '.');
    // The lock takes four calls, staging the first file another three.
    Object.assign(disk, { left: 7, code: 'ENOSPC' });
    const { code, err } = await run(portfolio, 'ingest', 'x.csv', '--write');
    disk.left = Number.POSITIVE_INFINITY;
    expect(code).toBe(2);
    expect(err).toContain('cannot be written: the disk is full.');
    const { 'measurements/.lock': _lock, ...left } = textsIn(portfolio, '.');
    const rest = Object.fromEntries(Object.entries(left).filter(([file]) => !file.startsWith('measurements/.')));
    expect(rest).toEqual(whole);
  });

  it('is finished by the next ingest, which says so', async () => {
    const { dir: portfolio } = await folderOf({ ...base, 'x.csv': 'indicator,period,value\nserved,2015,6\n' });
    mkdirSync(join(portfolio, 'measurements/.ingest'), { recursive: true });
    put(portfolio, {
      'measurements/.ingest/0.csv': 'period,value\n2014,5\n',
      'measurements/.ingest/manifest.json': '{"files":{"0.csv":"measurements/a/served.csv"}}\n',
    });
    const { code, err } = await run(portfolio, 'ingest', 'x.csv', '--write');
    expect(code).toBe(0);
    expect(err).toContain('it has been finished');
    expect(readFileSync(join(portfolio, 'measurements/a/served.csv'), 'utf8')).toBe('period,value\n2014,5\n2015,6\n');
    expect(existsSync(join(portfolio, 'measurements/.ingest'))).toBe(false);
  });
});

describe('the lock', () => {
  it('lets one ingest in at a time', async () => {
    const { dir: portfolio } = await folderOf({ ...base, 'x.csv': 'indicator,period,value\nserved,2015,6\n' });
    const both = await Promise.all([1, 2].map(() => run(portfolio, 'ingest', 'x.csv', '--write')));
    expect(both.map(({ code }) => code).toSorted()).toEqual([0, 2]);
    expect(both.map(({ err }) => err).join('')).toMatch(
      /^Another ingest \(process \d+\) is writing to this portfolio\./,
    );
    expect(Object.keys(textsIn(portfolio, 'measurements'))).toEqual([
      'measurements/a/served.csv',
      'measurements/ledger.csv',
    ]);
  });

  it('of a process that is gone is taken over', async () => {
    put(dir, { 'measurements/.lock': '999999999\n' });
    expect(await withLock(dir, async () => readFileSync(join(dir, 'measurements/.lock'), 'utf8'))).toBe(
      `${process.pid}\n`,
    );
    expect(textsIn(dir, '.')).toEqual({});
  });

  it('goes when the work fails', async () => {
    await expect(
      withLock(dir, async () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(textsIn(dir, '.')).toEqual({});
  });

  it('that says nothing stops the ingest', async () => {
    mkdirSync(join(dir, 'measurements'));
    writeFileSync(join(dir, 'measurements/.lock'), '');
    await expect(withLock(dir, async () => 1)).rejects.toThrow('process unknown');
  });
});
