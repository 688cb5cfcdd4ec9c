import fs, { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from '../../src/measurements/lock.ts';
import { listStored } from '../../src/measurements/store.ts';
import { commit, currentPaths, recover, stage, stagedName } from '../../src/measurements/transaction.ts';
import { base } from '../ingest/portfolio.ts';
import { run } from '../ingest/run.ts';
import { folderOf, put, textsIn } from './folder.ts';

/** How many more calls that change the disk succeed; after the last every one fails, as if the machine had stopped. */
const disk = { left: Number.POSITIVE_INFINITY, code: 'EIO', used: 0, spared: new Set<string>() };

const writing = ['openSync', 'writeFileSync', 'fsyncSync', 'renameSync', 'mkdirSync', 'rmSync', 'linkSync'] as const;
const real = Object.fromEntries(writing.map((name) => [name, fs[name]]));

function limited(name: string, call: (...given: unknown[]) => unknown) {
  return (...given: unknown[]): unknown => {
    const reads = name === 'openSync' && (given[1] === undefined || given[1] === 'r');
    if (reads || disk.spared.has(name)) return call(...given);
    disk.used += 1;
    disk.left -= 1;
    if (disk.left < 0) throw Object.assign(new Error('the disk is gone'), { code: disk.code });
    return call(...given);
  };
}

// In Node's own module, not by a mock: modules that other tests have loaded see it, and see it go.
beforeAll(() => {
  for (const name of writing)
    Object.assign(fs, { [name]: limited(name, fs[name] as (...given: unknown[]) => unknown) });
  syncBuiltinESMExports();
});
afterAll(() => {
  Object.assign(fs, real);
  syncBuiltinESMExports();
});

let dir = '';
beforeEach(() => {
  Object.assign(disk, { left: Number.POSITIVE_INFINITY, code: 'EIO', spared: new Set() });
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
  { file: 'measurements/a/y.csv', staged: stagedName(7) },
  { file: 'corrections/a/x.csv', text: 'new correction\n' },
  { file: 'measurements/ledger.csv', text: 'new\n' },
];
const after = { ...before, ...Object.fromEntries(changes.map(({ file, text }) => [file, text ?? 'new y\n'])) };

/** What the engine has written before the commit. */
function stageOne(): void {
  writeFileSync(join(stage(dir), stagedName(7)), 'new y\n');
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

  it.each([
    ['ENOSPC', 'the disk is full'],
    ['EIO', 'the disk reports a failure'],
  ])('by %s says so, leaves nothing behind, and the next run takes the file in', async (code, words) => {
    const { dir: portfolio } = await folderOf({
      ...base,
      'measurements/a/served.csv': 'period,value\n2014,5\n',
      'x.csv': 'indicator,period,value\nserved,2015,6\n',
    });
    const old = textsIn(portfolio, '.');
    const taken = 'period,value\n2014,5\n2015,6\n';
    const moments = new Set<string>();
    // Both fail at the same calls, with other words: every moment of both is for the soak.
    const step = code === 'EIO' && process.env.PLUMBLINE_SOAK === undefined ? 4 : 1;
    for (let stop = 0; ; stop += step) {
      put(portfolio, { 'measurements/a/served.csv': 'period,value\n2014,5\n' });
      rmSync(join(portfolio, 'measurements/ledger.csv'), { force: true });
      Object.assign(disk, { left: stop, code, spared: new Set(['rmSync']) });
      const { code: exit, err } = await run(portfolio, 'ingest', 'x.csv', '--write');
      disk.left = Number.POSITIVE_INFINITY;
      if (exit === 0) break;
      expect(exit).toBe(2);
      expect(err).toMatch(new RegExp(`^[^\n]*: ${words}\\.\n→ [^\n]*\n$`));
      const decided = err.includes('It counts as written');
      moments.add(decided ? 'decided' : 'open');
      if (!decided) expect(textsIn(portfolio, '.')).toEqual(old);
      const next = await run(portfolio, 'ingest', 'x.csv', '--write');
      expect(next).toMatchObject({ code: 0, err: decided ? expect.stringContaining('has been finished') : '' });
      expect(readFileSync(join(portfolio, 'measurements/a/served.csv'), 'utf8')).toBe(taken);
    }
    expect([...moments].toSorted()).toEqual(['decided', 'open']);
  });

  it('because the folder is read-only says so; to look at the plan it need not be written', async () => {
    const { dir: portfolio } = await folderOf({ ...base, 'x.csv': 'indicator,period,value\nserved,2015,6\n' });
    Object.assign(disk, { left: 0, code: 'EROFS' });
    expect(await run(portfolio, 'ingest', 'x.csv')).toMatchObject({ code: 0, err: '' });
    const { code, err } = await run(portfolio, 'ingest', 'x.csv', '--write');
    expect(code).toBe(2);
    expect(err).toContain('cannot be written: the disk is read-only.');
  });

  it('keeps a thing from being renamed, which says so', async () => {
    const { dir: portfolio } = await folderOf({ ...base, 'measurements/a/served.csv': 'period,value\n2014,5\n' });
    Object.assign(disk, { left: 0, code: 'EACCES' });
    const { code, err } = await run(portfolio, 'rename', 'a/served', 'reached');
    expect({ code, err }).toMatchObject({
      code: 2,
      err: expect.stringMatching(/cannot be written: permission is denied\.\n→ Nothing was changed/),
    });
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

describe('the manifest of an interrupted write', () => {
  it.each([
    ['is damaged', '{"files":{"0.csv":"measure'],
    ['leads out of the portfolio', '{"files":{"0.csv":"../x.csv"}}'],
    ['leads to another kind of file', '{"files":{"0.csv":"plumbline.yaml"}}'],
    ['takes from elsewhere', '{"files":{"../a/x.csv":"measurements/a/y.csv"}}'],
    ['says something else', '[]'],
  ])('that %s is refused, and nothing is moved', (_, text) => {
    put(dir, { ...before, 'measurements/.ingest/manifest.json': text, 'measurements/.ingest/0.csv': 'new\n' });
    const whole = textsIn(dir, '.');
    expect(() => recover(dir)).toThrow('is not as Plumbline writes it');
    expect(textsIn(dir, '.')).toEqual(whole);
  });
});

describe('the lock', () => {
  const lockOf = (holder: object) => ({ 'measurements/.lock': `${JSON.stringify(holder)}\n` });
  const gone = { pid: 999999999, host: hostname(), started: null };
  const content = async () => readFileSync(join(dir, 'measurements/.lock'), 'utf8');

  it('lets the second ingest wait for the first, and says so', async () => {
    const { dir: portfolio } = await folderOf({ ...base, 'x.csv': 'indicator,period,value\nserved,2015,6\n' });
    const both = await Promise.all([1, 2].map(() => run(portfolio, 'ingest', 'x.csv', '--write')));
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.map(({ err }) => err).join('')).toMatch(
      /^Another ingest \(process \d+ on .+\) is writing to this portfolio: waiting for it, up to 60 seconds\.\n$/,
    );
    expect(both.map(({ out }) => /Written|stored already/.exec(out)?.[0]).toSorted()).toEqual([
      'Written',
      'stored already',
    ]);
    expect(Object.keys(textsIn(portfolio, 'measurements'))).toEqual([
      'measurements/a/served.csv',
      'measurements/ledger.csv',
    ]);
  });

  it('stops the second ingest when the first does not end, and changes nothing', async () => {
    const told: string[] = [];
    await withLock(dir, async () => {
      const second = withLock(dir, async () => 1, { seconds: 0.2, tell: (line) => told.push(line) });
      await expect(second).rejects.toThrow(/is writing to .*; it did not end within 0.2 seconds/);
    });
    expect(told).toHaveLength(1);
    expect(textsIn(dir, '.')).toEqual({});
  });

  it('of a process that is gone is taken over', async () => {
    put(dir, lockOf(gone));
    expect(JSON.parse(await withLock(dir, content))).toMatchObject({ pid: process.pid, host: hostname() });
    expect(textsIn(dir, '.')).toEqual({});
  });

  it.skipIf(!existsSync('/proc/self/stat'))('of a process whose number another one has now is taken over', async () => {
    const own = JSON.parse(await withLock(dir, content));
    put(dir, lockOf({ ...own, started: `${own.started}0` }));
    expect(JSON.parse(await withLock(dir, content))).toEqual(own);
    put(dir, lockOf(own));
    await expect(withLock(dir, content, { seconds: 0 })).rejects.toThrow(`process ${process.pid} on `);
  });

  it('of another machine is respected: nobody here can know', async () => {
    put(dir, lockOf({ ...gone, host: 'elsewhere' }));
    await expect(withLock(dir, content, { seconds: 0 })).rejects.toThrow('process 999999999 on elsewhere');
  });

  it('is clean of what killed processes left beside it', async () => {
    put(dir, { 'measurements/.lock.1': `${JSON.stringify(gone)}\n`, 'measurements/.lock.2': '' });
    await withLock(dir, content);
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
    put(dir, { 'measurements/.lock': '' });
    await expect(withLock(dir, content, { seconds: 0 })).rejects.toThrow('process unknown');
  });
});
