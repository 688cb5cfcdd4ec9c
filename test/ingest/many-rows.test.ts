import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plan, takeIn } from '../../src/measurements/ingest.ts';
import { writeCsv } from '../../src/text/csv.ts';
import { type Folder, folderOf, put, textsIn } from '../measurements/folder.ts';
import { base } from './portfolio.ts';

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
const blank = Object.fromEntries(columns.map((column) => [column, ''])) as Record<(typeof columns)[number], string>;
type Given = { readonly [column: string]: string };

const csv = (rows: readonly Given[]) =>
  writeCsv([[...columns], ...rows.map((one) => columns.map((name) => one[name] ?? ''))]);

/** What an ingest of the files makes of the store that is there, as little files or as large ones. */
async function taken({ dir, portfolio }: Folder, files: readonly string[], store: Given, large: number | undefined) {
  rmSync(join(dir, 'measurements'), { recursive: true, force: true });
  rmSync(join(dir, 'corrections'), { recursive: true, force: true });
  put(dir, store);
  const request = {
    files: files.map((name) => ({ path: join(dir, name), name })),
    asOf,
    reason: { code: 'other', note: 'Late.' },
    ...(large === undefined ? {} : { large }),
  };
  const { plan: planned, written } = await takeIn(portfolio, dir, request, { tell: () => {} });
  const { store: _files, corrections: _rows, ...told } = planned;
  return { told, written, texts: textsIn(dir, '.') };
}

/** The file of an indicator after an ingest of x.csv. */
async function takenIn(folder: Folder, stored: string, large: number | undefined): Promise<string | undefined> {
  const name = 'measurements/a/served.csv';
  return (await taken(folder, ['x.csv'], { [name]: stored }, large)).texts[name];
}

describe('many rows', () => {
  const rows = fc.array(row, { maxLength: 12 });

  it('are written with the bytes with which few are', { timeout: 300_000 }, async () => {
    const folder = await folderOf({ ...base, 'plumbline.yaml': `${base['plumbline.yaml']}rules: {${lenient}}\n` });
    let [written, merged] = [0, 0];
    await fc.assert(
      fc.asyncProperty(rows, rows, async (first, second) => {
        put(folder.dir, { 'x.csv': csv(first), 'y.csv': csv(second) });
        const few = await taken(folder, ['x.csv'], {}, undefined);
        expect(await taken(folder, ['x.csv'], {}, 0)).toEqual(few);
        if (!few.written) return;
        written += 1;
        const store = Object.fromEntries(
          Object.entries(few.texts).filter(([name]) => name.startsWith('measurements/')),
        );
        const after = await taken(folder, ['y.csv'], store, undefined);
        expect(await taken(folder, ['y.csv'], store, 0)).toEqual(after);
        if (after.written) merged += 1;
      }),
      {
        numRuns: process.env.PLUMBLINE_SOAK === undefined ? 5 : 25,
        seed: 7,
        // A mark at the beginning of a text, which the engine's client takes for one of its own.
        examples: [
          [[{ ...blank, indicator: 'trained', period: '2013', place: 'jinja', value: '0', source: '\uFEFF ' }], []],
        ],
      },
    );
    expect(written).toBeGreaterThan(2);
    expect(merged).toBeGreaterThan(0);
  });

  it('that are wrong are told like few, whether the others are taken in or not', { timeout: 300_000 }, async () => {
    const { dir, portfolio } = await folderOf(base);
    const given = fc.array(fc.oneof(wrongRow, row), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(given, fc.boolean(), async (rows, acceptPartial) => {
        put(dir, { 'x.csv': csv(rows) });
        const request = { files: [{ path: join(dir, 'x.csv'), name: 'x.csv' }], asOf, acceptPartial };
        const told = async (more: object) => {
          const { plan: planned } = await plan(portfolio, dir, { ...request, ...more });
          return { ...planned, leftOut: planned.leftOut.map(({ record, problem }) => ({ record, problem })) };
        };
        expect(await told({ large: 0 })).toEqual(await told({}));
      }),
      { numRuns: 10, seed: 7, examples: [[[{ ...blank, indicator: 'trained', period: 'soon', value: '5' }], false]] },
    );
  });

  it('are stored beside rows that nobody could have taken in', async () => {
    const folder = await folderOf({ ...base, 'x.csv': 'indicator,period,value\nserved,2016,6\n' });
    const stored = 'period,value,numerator\n2014,"1,110",\n"about, 2015",5,"Q3"\n'.replace('Q', '""');
    const text = await takenIn(folder, stored, undefined);
    expect(await takenIn(folder, stored, 0)).toBe(text);
    expect(text?.split('\n').toSorted()).toEqual([...stored.split('\n'), '2016,6,'].toSorted());
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
