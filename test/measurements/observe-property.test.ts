import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPortfolio } from '../../src/io.ts';
import { load } from '../../src/load.ts';
import { observe } from '../../src/measurements/engine.ts';
import type { PlaceValue } from '../../src/measurements/observation.ts';
import { parsePeriod } from '../../src/model/period.ts';
import { writeCsv } from '../../src/text/csv.ts';
import { put } from './folder.ts';
import { type PlainCase, type PlainRow, reference } from './reference.ts';

const row: fc.Arbitrary<PlainRow> = fc.record({
  period: fc.constantFrom(
    ...['2014', '2014-H1', '2014-H2', '2015', '2015-01/2015-12', '2015-Q1', '2015-Q2', '2015-H2', '2016', '2016-H1'],
  ),
  place: fc.constantFrom('', 'a', 'a1', 'a2', 'b', 'b'),
  reporter: fc.constantFrom('', '', 'north', 'south'),
  sex: fc.constantFrom('', '', '', 'female', 'male', 'unknown'),
  value: fc.constantFrom('0', '', '1', '0.1', '-2.5', '17.1', '123456789012345678', '0.000000000001', '4'),
  numerator: fc.constantFrom('', '', '0', '3', '12.5'),
  denominator: fc.constantFrom('', '0', '7', '0.5'),
  status: fc.constantFrom('', '', '', 'provisional', 'missing', 'not-collected', 'not-applicable', 'confidential'),
});

/** How a measure may be put together. */
const kind = fc.oneof(
  fc.record({
    measure: fc.constant('number' as const),
    places: fc.constantFrom('sum', 'mean'),
    periods: fc.constantFrom('latest', 'max', 'mean'),
  }),
  fc.record({
    measure: fc.constant('index' as const),
    places: fc.constant('mean' as const),
    periods: fc.constantFrom('latest', 'max', 'mean'),
  }),
  fc.record({
    measure: fc.constant('percentage' as const),
    places: fc.constant('pooled' as const),
    periods: fc.constantFrom('latest', 'pooled'),
  }),
);

const plainCase: fc.Arbitrary<PlainCase> = fc
  .tuple(
    kind,
    fc.record({
      rows: fc.uniqueArray(row, {
        maxLength: 14,
        selector: ({ period, place, reporter, sex }) => `${daysOf(period)}|${place}|${reporter}|${sex}`,
      }),
      targets: fc.subarray(['2014', '2015', '2016', '2014/2016']),
      cumulation: fc.constantFrom('incremental', 'cumulative-targets', 'cumulative-values', 'point-in-time'),
      frequency: fc.constantFrom(undefined, 'annual', 'semiannual', 'quarterly'),
      expected: fc.subarray(['a', 'a1', 'a2', 'b'], { minLength: 1 }),
      asOf: fc.constantFrom('2014-12-31', '2015-06-30', '2015-12-31', '2016-12-31'),
    }),
  )
  .map(([how, given]) => ({ ...how, ...given }));

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('the engine says what a plain loop over the rows says', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(plainCase, async (given) => {
      put(dir, filesOf(given));
      const { portfolio, diagnostics } = await load(readPortfolio(dir));
      expect(diagnostics).toEqual([]);
      const found = (await observe(portfolio, dir, given.asOf)).get('f/i');
      const windows = found?.windows.map(({ period, values, coverage }) => ({
        period: `${period.start}/${period.end}`,
        values: values.map(written),
        ...coverage,
        missing: coverage.missing.map((one) => `${one.place}@${daysOf(one.period)}`).toSorted(),
      }));
      expect(windows).toEqual(reference(given));
    }),
    { numRuns: process.env.PLUMBLINE_SOAK === undefined ? 20 : 200 },
  );
});

/** As the reference writes it. */
function written({ place, value, numerator, denominator, marks, latest }: PlaceValue): string {
  const said = [
    value?.toFixed() ?? '',
    `${numerator?.toFixed() ?? ''}/${denominator?.toFixed() ?? ''}`,
    ...marks.toSorted(),
  ];
  return `${place ?? '*'}=${said.join(' ')} until ${latest}`;
}

function daysOf(text: string): string {
  const period = parsePeriod(text);
  return `${period?.start}/${period?.end}`;
}

function filesOf({ rows, targets, measure, cumulation, frequency, periods, places, expected }: PlainCase): {
  [file: string]: string;
} {
  const columns = ['period', 'place', 'reporter', 'sex', 'value', 'numerator', 'denominator', 'status'] as const;
  const used = columns.filter(
    (column) => column === 'period' || column === 'value' || rows.some((one) => one[column] !== ''),
  );
  const parts = measure === 'percentage' ? '\n    numerator: N\n    denominator: D' : '';
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
    measure: ${measure}${parts}
    direction: increase
    cumulation: ${cumulation}
    aggregation: {places: ${places}${cumulation === 'point-in-time' ? `, periods: ${periods}` : ''}}
    places: [${expected.join(', ')}]
${frequency === undefined ? '' : `    collection_frequency: ${frequency}\n`}${targets.length === 0 ? '' : `    targets: {${targets.map((target) => `${target}: 1`).join(', ')}}`}
`,
    'measurements/f/i.csv': writeCsv([used, ...rows.map((one) => used.map((column) => one[column]))]),
  };
}
