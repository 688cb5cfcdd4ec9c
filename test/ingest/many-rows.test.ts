import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plan, takeIn } from '../../src/measurements/ingest.ts';
import { writeCsv } from '../../src/text/csv.ts';
import { type Folder, folderOf, put, textsIn } from '../measurements/folder.ts';
import { base } from './portfolio.ts';
import { run } from './run.ts';

const asOf = '2026-06-30';

/** Text that a writer of CSV may stumble over. */
const nasty = fc.oneof(
  fc.constantFrom(
    '',
    '#',
    '# no',
    '\uFEFFx',
    'x\uFEFF',
    'NULL',
    'null',
    '\\N',
    "'",
    '"',
    '""',
    ' x ',
    ';',
    '\t',
    '=1+1',
  ),
  fc.string({
    unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', '#', 'é', '😀', '\uFEFF', '\\', "'"),
    maxLength: 6,
  }),
);

const columns = [
  ...['indicator', 'period', 'place', 'reporter', 'sex', 'age', 'value', 'numerator', 'denominator'],
  ...['status', 'source', 'comment', 'collected_on'],
] as const;
const cell = {
  indicator: fc.constantFrom('trained', 'trained', 'served', 'share', 'law', 'score', 'reform'),
  period: fc.constantFrom('2013', '2014', '2014-01/2014-12', '2014-Q1', '2015-03', 'FY2014'),
  place: fc.constantFrom('jinja', 'mbale', ''),
  reporter: fc.constantFrom('', '', 'north', 'south'),
  sex: fc.constantFrom('', '', 'female', 'male'),
  age: fc.constantFrom('', '', '', 'young'),
  value: fc.constantFrom('0', '1', '1.0', '5.50', '007', '-3', '12345678901234.123456789'),
  numerator: fc.constantFrom('', '', '', '1'),
  denominator: fc.constantFrom('', '', '', '4'),
  status: fc.constantFrom('', '', 'provisional'),
  source: nasty,
  comment: nasty,
  collected_on: fc.constantFrom('', '2015-01-01'),
};
const row = fc.record(cell);
const wrongRow = fc.record({
  ...cell,
  indicator: fc.constantFrom('trained', 'served', 'both', 'nix', ''),
  period: fc.constantFrom('2014', '2015', '2030', 'soon', ''),
  place: fc.constantFrom('jinja', 'Jinja', ''),
  sex: fc.constantFrom('', 'f'),
  value: fc.constantFrom('5', 'x', '', '1,5', '1e3', '12345678901234567890'),
  status: fc.constantFrom('', 'missing', 'reported', 'confidential', 'odd'),
});
type Given = { readonly [column: string]: string };

const csv = (rows: readonly Given[]) =>
  writeCsv([[...columns], ...rows.map((one) => columns.map((name) => one[name] ?? ''))]);

/** What an ingest of the files makes of the store that is there, as few rows or as many. */
async function taken({ dir, portfolio }: Folder, files: readonly string[], store: Given, many: number) {
  rmSync(join(dir, 'measurements'), { recursive: true, force: true });
  rmSync(join(dir, 'corrections'), { recursive: true, force: true });
  put(dir, store);
  const request = { files: files.map((name) => ({ path: join(dir, name), name })), asOf, reason: 'test', many };
  const { plan: planned, written } = await takeIn(portfolio, dir, request);
  const { store: _files, corrections: _rows, ...told } = planned;
  return { told, written, texts: textsIn(dir, '.') };
}

describe('many rows', () => {
  const rows = fc.array(row, { maxLength: 12 });

  it('are written with the bytes with which few are', { timeout: 300_000 }, async () => {
    const folder = await folderOf({ ...base, 'plumbline.yaml': `${base['plumbline.yaml']}rules: {${lenient}}\n` });
    let [written, merged] = [0, 0];
    await fc.assert(
      fc.asyncProperty(rows, rows, async (first, second) => {
        put(folder.dir, { 'x.csv': csv(first), 'y.csv': csv(second) });
        const few = await taken(folder, ['x.csv'], {}, Number.POSITIVE_INFINITY);
        expect(await taken(folder, ['x.csv'], {}, 0)).toEqual(few);
        if (!few.written) return;
        written += 1;
        const store = Object.fromEntries(
          Object.entries(few.texts).filter(([name]) => name.startsWith('measurements/')),
        );
        const after = await taken(folder, ['y.csv'], store, Number.POSITIVE_INFINITY);
        expect(await taken(folder, ['y.csv'], store, 0)).toEqual(after);
        if (after.written) merged += 1;
      }),
      { numRuns: 10, seed: 7 },
    );
    expect(written).toBeGreaterThan(2);
    expect(merged).toBeGreaterThan(0);
  });

  it('that are wrong are told like few, and counted alike however many are told', { timeout: 300_000 }, async () => {
    const { dir, portfolio } = await folderOf(base);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(wrongRow, row), { minLength: 3, maxLength: 20 }), async (given) => {
        put(dir, { 'x.csv': csv(given) });
        const files = [{ path: join(dir, 'x.csv'), name: 'x.csv' }];
        const asked = (terms: object) => plan(portfolio, dir, { files, asOf, ...terms });
        const few = (await asked({})).plan;
        expect((await asked({ many: 0 })).plan).toEqual(few);
        const short = (await asked({ many: 0, most: 1 })).plan;
        expect(short.files).toEqual(few.files);
        const told = [...short.rejected, ...short.warnings].map(({ rule }) => ({ rule, count: 1 }));
        expect(total([...told, ...short.more.findings])).toEqual(
          total([...few.rejected, ...few.warnings].map(({ rule }) => ({ rule, count: 1 }))),
        );
      }),
      { numRuns: 10, seed: 7 },
    );
  });

  it('of one mistake are told a thousand times, and then counted', { timeout: 60_000 }, async () => {
    const rows = Array.from({ length: 1003 }, (_, index) => `trained,${1000 + index},kampala,5`);
    const { dir } = await folderOf({ ...base, 'x.csv': `indicator,period,place,value\n${rows.join('\n')}\n` });
    const { out, code } = await run(dir, 'ingest', 'x.csv');
    expect(code).toBe(1);
    expect(out.split('\n').slice(-4)).toEqual([
      '… and 3 more rows [msr-place-unknown]',
      '',
      '1003 problems: nothing written. Correct the file and run again.',
      '',
    ]);
    const said = JSON.parse((await run(dir, 'ingest', 'x.csv', '--format', 'json')).out);
    expect(said.rejected).toHaveLength(1000);
    expect(said.more).toEqual([{ rule: 'msr-place-unknown', count: 3 }]);
    expect(said.files).toMatchObject([{ rows: 1003, rejected: 1003 }]);
  });
});

/** Rules that would refuse most random rows. */
const lenient = [
  ...[
    'msr-scale-out-of-range',
    'msr-step-unknown',
    'msr-cross-undeclared',
    'msr-num-den-missing',
    'msr-percent-mismatch',
  ],
  ...['msr-percent-range', 'msr-place-blank-mixed', 'msr-cumulative-decrease', 'msr-period-overlap'],
  ...['msr-period-straddles', 'msr-disaggregation-over'],
]
  .map((rule) => `${rule}: off`)
  .join(', ');

function total(counts: readonly { readonly rule: string; readonly count: number }[]): object {
  const totals = new Map<string, number>();
  for (const { rule, count } of counts) totals.set(rule, (totals.get(rule) ?? 0) + count);
  return Object.fromEntries([...totals].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
