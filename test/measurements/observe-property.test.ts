import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPortfolio } from '../../src/io.ts';
import { load } from '../../src/load.ts';
import { observe } from '../../src/measurements/engine.ts';
import { writeCsv } from '../../src/text/csv.ts';
import { put } from './folder.ts';
import { type PlainCase, type PlainRow, reference } from './reference.ts';

const row: fc.Arbitrary<PlainRow> = fc.record({
  period: fc.constantFrom('2014', '2014-H1', '2014-H2', '2015', '2015-Q1', '2015-Q2', '2015-H2', '2016', '2016-H1'),
  place: fc.constantFrom('', 'a', 'a1', 'a2', 'b', 'b'),
  reporter: fc.constantFrom('', '', 'north', 'south'),
  sex: fc.constantFrom('', '', '', 'female', 'male', 'unknown'),
  value: fc.constantFrom('0', '', '1', '0.1', '-2.5', '17.1', '123456789012345678', '0.000000000001', '4'),
  status: fc.constantFrom('', '', '', 'provisional', 'missing', 'not-collected', 'not-applicable', 'confidential'),
});

const plainCase: fc.Arbitrary<PlainCase> = fc.record({
  rows: fc.uniqueArray(row, {
    maxLength: 14,
    selector: ({ period, place, reporter, sex }) => `${period}|${place}|${reporter}|${sex}`,
  }),
  targets: fc.subarray(['2014', '2015', '2016', '2014/2016']),
  cumulation: fc.constantFrom('incremental', 'cumulative-targets', 'cumulative-values', 'point-in-time'),
  frequency: fc.constantFrom(undefined, 'annual', 'semiannual', 'quarterly'),
  periods: fc.constantFrom('latest', 'max'),
  expected: fc.subarray(['a', 'a1', 'a2', 'b'], { minLength: 1 }),
  asOf: fc.constantFrom('2014-12-31', '2015-06-30', '2015-12-31', '2016-12-31'),
});

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('the engine says what a plain loop over the rows says', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(plainCase, async (given) => {
      put(dir, filesOf(given));
      const { portfolio } = await load(readPortfolio(dir));
      const found = (await observe(portfolio, dir, given.asOf)).get('f/i');
      const windows = found?.windows.map(({ period, values, coverage }) => ({
        period: `${period.start}/${period.end}`,
        value: values[0]?.value?.toFixed(),
        ...coverage,
        missing: coverage.missing.map((one) => `${one.place}@${spanOf(one.period)}`).toSorted(),
      }));
      expect(windows).toEqual(reference(given));
    }),
    { numRuns: 60 },
  );
});

function spanOf(text: string): string {
  const [year, half] = [text.slice(0, 4), /-[HQ]/.test(text)];
  if (text.includes('/')) return '2014-01-01/2016-12-31';
  if (!half) return `${year}-01-01/${year}-12-31`;
  const [kind, number] = [text[5], Number(text[6])];
  const months = kind === 'H' ? 6 : 3;
  const last = number * months;
  const day = [3, 12].includes(last) ? 31 : 30;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(last - months + 1)}-01/${year}-${two(last)}-${day}`;
}

function filesOf({ rows, targets, cumulation, frequency, periods, expected }: PlainCase): { [file: string]: string } {
  const columns = ['period', 'place', 'reporter', 'sex', 'value', 'status'] as const;
  return {
    'plumbline.yaml': `plumbline: 1
title: Test
parties: {north: {title: North}, south: {title: South}}
places: {a: {title: A, places: {a1: {title: A1}, a2: {title: A2}}}, b: {title: B}}
dimensions:
  sex: {title: Sex, exhaustive: true, categories: {female: F, male: M, unknown: {title: Not recorded, residual: true}}}
`,
    'frameworks/f.yaml': `id: f
title: F
results: {o: {level: output, statement: S}}
indicators:
  i:
    result: o
    name: N
    measure: number
    direction: increase
    cumulation: ${cumulation}
    aggregation: {places: sum${cumulation === 'point-in-time' ? `, periods: ${periods}` : ''}}
    places: [${expected.join(', ')}]
${frequency === undefined ? '' : `    collection_frequency: ${frequency}\n`}${targets.length === 0 ? '' : `    targets: {${targets.map((target) => `${target}: 1`).join(', ')}}`}
`,
    'measurements/f/i.csv': writeCsv([columns, ...rows.map((one) => columns.map((column) => one[column]))]),
  };
}
