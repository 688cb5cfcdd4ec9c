import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPortfolio } from '../../src/io.ts';
import { load } from '../../src/load.ts';
import { observe } from '../../src/measurements/engine.ts';
import { linesBehind, storedLines } from '../../src/measurements/rows-behind.ts';
import { type Exact, sum } from '../../src/model/decimal.ts';
import { put } from './folder.ts';

const row = fc.record({
  period: fc.constantFrom('2014', '2014-H1', '2014-H2', '2015', '2015-Q1', '2015-H2', '2016-H1'),
  place: fc.constantFrom('a', 'a1', 'a2', 'b', 'b'),
  reporter: fc.constantFrom('', '', 'north', 'south'),
  sex: fc.constantFrom('', '', '', 'female', 'male', 'unknown'),
  value: fc.constantFrom('0', '', '1', '0.1', '17.1', '4', '250'),
  status: fc.constantFrom('', '', '', '', 'provisional', 'missing', 'not-applicable', 'confidential'),
});
const given = fc.record({
  rows: fc.uniqueArray(row, {
    maxLength: 12,
    selector: ({ period, place, reporter, sex }) => `${period}|${place}|${reporter}|${sex}`,
  }),
  cumulation: fc.constantFrom('incremental', 'cumulative-targets', 'cumulative-values', 'point-in-time'),
  slice: fc.constantFrom({}, {}, { place: 'a' }, { category: { dimension: 'sex', category: 'female' } }),
});

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('the rows that a trace names make up the value that the engine finds', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(given, async ({ rows, cumulation, slice }) => {
      put(dir, {
        'plumbline.yaml': JSON.stringify({
          title: 'T',
          parties: { north: { title: 'N' }, south: { title: 'S' } },
          places: { a: { title: 'A', places: { a1: { title: 'A1' }, a2: { title: 'A2' } } }, b: { title: 'B' } },
          dimensions: {
            sex: {
              title: 'Sex',
              exhaustive: true,
              categories: { female: 'F', male: 'M', unknown: { title: 'U', residual: true } },
            },
          },
        }),
        'frameworks/f.yaml': JSON.stringify({
          id: 'f',
          title: 'F',
          results: { o: { level: 'output', statement: 'S' } },
          indicators: {
            i: {
              ...{ result: 'o', name: 'N', measure: 'number', direction: 'increase', cumulation },
              disaggregate_by: ['sex'],
              targets: { 2014: 1, 2015: 2, '2014/2015': 3 },
            },
          },
        }),
        'measurements/f/i.csv': `period,place,reporter,sex,value,status\n${rows
          .map((one) => Object.values({ ...one, value: one.status === 'confidential' ? '' : one.value }).join(','))
          .join('\n')}\n`,
      });
      const { portfolio } = await load(readPortfolio(dir));
      const indicator = portfolio.frameworks[0]?.indicators.get('i');
      if (indicator === undefined) throw new Error('no indicator');
      const asOf = '2016-12-31';
      const windows = (await observe(portfolio, dir, asOf, { slice })).get('f/i')?.windows ?? [];
      const lines = storedLines(indicator, portfolio, dir);
      for (const { period, values } of windows) {
        const behind = linesBehind(lines, { indicator, portfolio, asOf, slice, window: { period, shared: false } });
        const used = behind
          .filter((line) => line.used)
          .flatMap(({ value }): readonly Exact[] => (value === undefined ? [] : [value]));
        const found = values.flatMap(({ value }): readonly Exact[] => (value === undefined ? [] : [value]));
        expect([period.text, used.length === 0 ? 'none' : sum(used).toFixed()]).toEqual([
          period.text,
          found.length === 0 ? 'none' : sum(found).toFixed(),
        ]);
        for (const line of behind) expect(line.used).toBe(line.why === undefined);
      }
    }),
    { numRuns: process.env.PLUMBLINE_SOAK === undefined ? 20 : 1000 },
  );
});
