import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { exact } from '../../src/model/decimal.ts';
import { growthOf } from '../../src/progress/growth.ts';
import { period, progressOf, window } from './build.ts';

interface Row {
  readonly series: string;
  readonly base_year: string;
  readonly base_value: string;
  readonly current_year: string;
  readonly current_value: string;
  readonly direction: string;
  readonly limit: string;
  readonly target: string;
  readonly target_year: string;
  readonly recomputed: string;
  readonly expected_status: string;
}

const table = new URL('../oracles/progress_canada_series.csv', import.meta.url);
const rows: readonly Row[] = parse(readFileSync(table, 'utf8'), { columns: true });
const year = (text: string) => period(String(Number(text)));
const measured = rows.filter(({ base_value, current_year }) => base_value !== '' && current_year !== '');

function growth(row: Row) {
  return growthOf({
    first: { period: year(row.base_year), value: exact(row.base_value) },
    now: { period: year(row.current_year), value: exact(row.current_value) },
    target: row.target === '' ? undefined : { period: year(row.target_year), value: exact(row.target) },
    direction: row.direction === '1' ? 'increase' : 'decrease',
  });
}

const words: Readonly<Record<string, string>> = {
  target_achieved: 'target-achieved',
  substantial_progress: 'substantial',
  moderate_progress: 'moderate',
  limited_progress: 'limited',
  deterioration: 'deterioration',
};

describe('growth as Statistics Canada publishes it', () => {
  test('the table is whole', () => {
    expect([rows.length, measured.filter(({ recomputed }) => recomputed !== '').length]).toEqual([122, 83]);
  });

  test.each(measured.map((row) => [row.series, row] as const))('%s', (_series, row) => {
    const found = growth(row);
    if (row.expected_status === 'not_available') {
      expect(found).toBeUndefined();
      return;
    }
    if (row.recomputed === '') expect(found?.value).toBeUndefined();
    else
      expect(found?.value?.minus(row.recomputed).abs().lt('1e-9'), `${found?.value} for ${row.recomputed}`).toBe(true);
    // Near a natural limit (a share near 100 %) the publisher narrows the edges by a rule that is not published.
    if (row.limit === '') expect(found?.status).toBe(words[row.expected_status]);
  });
});

test.each([
  // (52 ÷ 40)^(1 ÷ 5) − 1 = 5.387 %, (80 ÷ 40)^(1 ÷ 15) − 1 = 4.729 %: 1.1391 (the field reference’s own cases)
  [40, 52, 80, 'increase', '1.1391', 'substantial'],
  [10, 8, 5, 'decrease', '0.9665', 'substantial'],
  [10, 9.2, 5, 'decrease', '0.3662', 'limited'],
  [10, 10.5, 5, 'decrease', '-0.2171', 'deterioration'],
] as const)('%d to %d, target %d', async (first, now, target, direction, value, status) => {
  const progress = await progressOf(
    {
      direction,
      cumulation: 'point-in-time',
      baseline: { period: 2010, value: first },
      targets: { 2015: now, 2025: target },
    },
    [window('2015', [{ value: now }])],
    '2016-06-30',
    { trend: 'open-sdg' },
  );
  expect([progress.growth?.value?.toFixed(4), progress.trend]).toEqual([value, status]);
});

test('nothing is said of sums, of less than a year, and of values that have no ratio', () => {
  const of = (first: number, now: number, when = '2015') =>
    growthOf({
      first: { period: period('2014'), value: exact(first) },
      now: { period: period(when), value: exact(now) },
      target: undefined,
      direction: 'increase',
    });
  expect([of(0, 5), of(-1, 5), of(5, -1), of(5, 6, '2014-12-31')]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(of(5, 6)?.value?.toFixed()).toBe('0.2');
});
