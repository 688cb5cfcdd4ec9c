import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { listStored } from '../../src/measurements/store.ts';
import { currentPaths, interrupted } from '../../src/measurements/transaction.ts';
import { folderOf, put, textsIn } from '../measurements/folder.ts';
import { home } from '../support/cli.ts';
import { run } from './run.ts';

const soak = process.env.PLUMBLINE_SOAK !== undefined;
const bin = join(home, 'bin/plumbline.js');
const count = 40;
const ids = Array.from({ length: count }, (_, index) => `i${index}`);

const portfolio = {
  'plumbline.yaml': 'title: Test\nparties: {north: {title: North}}\nplaces: {jinja: {title: Jinja}}\n',
  'frameworks/a.yaml': `id: a\ntitle: A\nresults: {o: {level: output, statement: S}}\nindicators:\n${ids
    .map((id) => `  ${id}: {result: o, name: N, measure: number, direction: increase, cumulation: incremental}\n`)
    .join('')}`,
  'x.csv': `indicator,period,value\n${ids.map((id) => `${id},2014,2\n${id},2015,3\n`).join('')}`,
};
/** More than 4 MiB: the engine copies the files of the store out itself. */
const manyRows = Array.from({ length: 110 * count }, (_, index) => {
  const [id, year] = [ids[index % count], 1906 + Math.floor(index / count)];
  return `${id},${year},${year % 7},${`Register ${index} `.repeat(80)}\n`;
});
const largeFile = { 'x.csv': `indicator,period,value,source\n${manyRows.join('')}` };
/** Every other indicator has a value that the file changes; the others are new. */
const before = Object.fromEntries(
  ids.flatMap((id, index) => (index % 2 === 0 ? [[`measurements/a/${id}.csv`, 'period,value\n2014,1\n']] : [])),
);
const argv = ['ingest', 'x.csv', '--write', '--reason', 'correction', '--as-of', '2026-06-30'];

beforeAll(() => {
  if (!existsSync(join(home, 'dist/plumbline.cjs'))) execFileSync(process.execPath, [join(home, '.scripts/build.mjs')]);
});

function start(dir: string, ...more: readonly string[]): ChildProcess {
  return spawn(process.execPath, [bin, ...argv, ...more], { cwd: dir, stdio: ['ignore', 'pipe', 'pipe'] });
}

interface End {
  readonly code: number | null;
  readonly signal: string | null;
  readonly err: string;
}

function ended(child: ChildProcess): Promise<End> {
  // A pipe that nobody reads holds the process up.
  child.stdout?.resume();
  let err = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, err })));
}

/** As soon as something is there, or the process has ended. */
async function until(there: () => boolean, child: ChildProcess): Promise<void> {
  while (!there() && child.exitCode === null && child.signalCode === null) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What a reader sees: measurements, corrections and the ledger, those included that only wait for their place. */
function seen(dir: string): { readonly [file: string]: string } {
  const pending = currentPaths(dir);
  const corrections = existsSync(join(dir, 'corrections/a')) ? readdirSync(join(dir, 'corrections/a')) : [];
  const names = [
    ...listStored(dir).map(({ name }) => name),
    ...corrections.map((name) => `corrections/a/${name}`),
    ...['measurements/ledger.csv'].filter((name) => existsSync(join(dir, name))),
    ...pending.keys(),
  ];
  return Object.fromEntries(
    [...new Set(names)].toSorted().map((name) => [name, readFileSync(pending.get(name) ?? join(dir, name), 'utf8')]),
  );
}

function reset(dir: string): void {
  for (const folder of ['measurements', 'corrections']) rmSync(join(dir, folder), { recursive: true, force: true });
  put(dir, before);
}

/** The portfolio, what a reader sees after the ingest, and how long the whole and its write took. */
async function measured(file: { readonly [name: string]: string }) {
  const { dir } = await folderOf({ ...portfolio, ...file });
  reset(dir);
  const began = performance.now();
  const child = start(dir);
  const end = ended(child);
  await until(() => existsSync(join(dir, 'measurements/.ingest')), child);
  const staged = performance.now();
  expect(await end).toMatchObject({ code: 0 });
  return { dir, after: seen(dir), whole: performance.now() - began, writing: performance.now() - staged };
}

describe('a process that is killed', () => {
  it.each([
    { rows: 'few', file: {}, kills: soak ? 200 : 6 },
    { rows: 'so many (the engine writes them)', file: largeFile, kills: soak ? 100 : 3 },
  ])(
    'leaves the store whole at $kills random moments with $rows rows, and the next run says which',
    {
      timeout: 1_800_000,
    },
    async ({ file, kills }) => {
      const { dir, after, whole, writing } = await measured(file);
      const outcomes = { finished: 0, discarded: 0, undefined: 0 };
      for (let number = 0; number < kills; number++) {
        reset(dir);
        const child = start(dir);
        const end = ended(child);
        // Two of three in the write itself, which is short.
        const early = number % 3 === 0;
        if (!early) await until(() => existsSync(join(dir, 'measurements/.ingest')), child);
        const moment = Math.random() * (early ? whole : writing);
        await pause(moment);
        child.kill('SIGKILL');
        await end;
        const where = `kill ${number}, ${moment} ms ${early ? 'after the start' : 'into the write'}`;
        const left = interrupted(dir);
        const reader = seen(dir);
        outcomes[`${left}`] += 1;
        const done = left === 'finished' || (left === undefined && 'measurements/ledger.csv' in reader);
        expect(reader, where).toEqual(done ? after : before);
        const next = await run(dir, ...argv);
        expect(next.code, where).toBe(0);
        const said = { finished: 'it has been finished', discarded: 'the store is as it was before it', undefined: '' };
        expect(next.err, where).toContain(said[`${left}`]);
        if (left === undefined) expect(next.err, where).toBe('');
        expect(next.out.includes('stored already'), where).toBe(done);
        expect(seen(dir), where).toEqual(after);
        expect(
          Object.keys(textsIn(dir, 'measurements')).filter((name) => /\/\./.test(name)),
          where,
        ).toEqual([]);
      }
      if (soak) expect(Math.min(...Object.values(outcomes)), JSON.stringify(outcomes)).toBeGreaterThan(0);
    },
  );

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s, which can be heard, ends with 130 and a line, and leaves nothing behind',
    {
      timeout: 120_000,
    },
    async (signal) => {
      const { dir } = await folderOf(portfolio);
      reset(dir);
      const rows = Array.from(
        { length: 60_000 },
        (_, index) => `i${index % count},${2000 + (index % 25)},,${index % 7}\n`,
      );
      put(dir, { 'x.csv': `indicator,period,source,value\n${rows.join('')}` });
      const child = start(dir);
      const end = ended(child);
      await until(() => existsSync(join(dir, 'measurements/.lock')), child);
      child.kill(signal);
      expect(await end).toEqual({ code: 130, signal: null, err: 'Stopped: nothing was written.\n' });
      expect(textsIn(dir, 'measurements')).toEqual(before);
    },
  );
});

describe('two processes at once', () => {
  it('take both files in, one after the other', { timeout: 120_000 }, async () => {
    const { dir } = await folderOf({ ...portfolio, 'y.csv': 'indicator,period,value\ni0,2013,7\ni1,2013,8\n' });
    reset(dir);
    const children = [start(dir), spawn(process.execPath, [bin, 'ingest', 'y.csv', '--write'], { cwd: dir })];
    const ends = await Promise.all(children.map(ended));
    expect(ends.map(({ code }) => code)).toEqual([0, 0]);
    expect(seen(dir)['measurements/a/i0.csv']).toBe('period,value\n2013,7\n2014,2\n2015,3\n');
    expect(seen(dir)['measurements/ledger.csv']?.split('\n')).toHaveLength(4);
  });
});

/** A shell with file systems of its own, where the system allows one: what is mounted in it goes with it. */
const mounts = spawnSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=1m none /mnt']).status === 0;

function mounted(
  dir: string,
  script: string,
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const program = `plumbline() { "${process.execPath}" "${bin}" "$@"; }\n${script}`;
  return spawnSync('unshare', ['-rm', 'sh', '-c', program], {
    cwd: dir,
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: '/tmp' },
  });
}

// Elsewhere transaction.test.ts lets the calls to the disk fail.
describe.skipIf(!mounts)('a disk', () => {
  it.each([0, 24, 80, 160])(
    'with %i KiB left is full: a sentence, the store as it was, and room helps',
    async (room) => {
      const { dir } = await folderOf(portfolio);
      reset(dir);
      const { stdout, stderr } = mounted(
        dir,
        `mkdir full && mount -t tmpfs -o size=2m none full && cp -r plumbline.yaml frameworks measurements x.csv full && cd full
       dd if=/dev/zero of=filler bs=1k count=100000 2>/dev/null
       truncate -s -${room}k filler
       plumbline ${argv.map((word) => `'${word}'`).join(' ')} >/dev/null; echo "code $?"
       cat measurements/a/*.csv; ls -A measurements
       rm filler; plumbline ${argv.map((word) => `'${word}'`).join(' ')} | tail -1; cat measurements/a/i0.csv`,
      );
      expect(stderr).toMatch(
        /^The store of \S+ cannot be written: the disk is full\.\n→ Nothing was changed; try again when it can\.\n$/,
      );
      expect(stdout).toBe(
        `code 2\n${Object.values(before).join('')}a\nWritten: 80 rows.\nperiod,value\n2014,2\n2015,3\n`,
      );
    },
  );

  it('that is read-only: a sentence; a plan can be made', async () => {
    const { dir } = await folderOf(portfolio);
    reset(dir);
    const { stdout, stderr } = mounted(
      dir,
      `mount --bind "$PWD" "$PWD" && mount -o remount,ro,bind "$PWD" && cd "$PWD"
       plumbline ${argv.map((word) => `'${word}'`).join(' ')}; echo "code $?"
       plumbline ingest x.csv --reason correction | tail -1`,
    );
    expect(stderr).toContain('cannot be written: the disk is read-only.\n');
    expect(stdout).toBe('code 2\nNothing written; run again with --write.\n');
    expect(textsIn(dir, 'measurements')).toEqual(before);
  });
});
