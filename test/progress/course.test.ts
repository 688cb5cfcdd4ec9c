import { describe, expect, test } from 'vitest';
import type { Progress } from '../../src/progress/facts.ts';
import { progressOf, type Said, window } from './build.ts';

const level = { cumulation: 'point-in-time', direction: 'increase', targets: { 2014: 50, 2015: 75, 2016: 100 } };
const baseline = { period: 2012, value: 0 };

async function trend(own: { readonly [key: string]: unknown }, values: readonly (readonly [string, Said | number])[]) {
  const windows = values.map(([when, value]) => window(when, [typeof value === 'number' ? { value } : value]));
  return (await progressOf({ ...level, baseline, ...own }, windows, windows.at(-1)?.period.end ?? '2014-12-31')).trend;
}

describe('trend', () => {
  test('the change between the last two values, by direction', async () => {
    expect(
      await trend({}, [
        ['2014', 40],
        ['2015', 60],
      ]),
    ).toBe('improving');
    expect(
      await trend({}, [
        ['2014', 60],
        ['2015', 40],
      ]),
    ).toBe('worsening');
    expect(
      await trend({ direction: 'decrease' }, [
        ['2014', 60],
        ['2015', 40],
      ]),
    ).toBe('improving');
  });

  test('under 2 % of the way from baseline to final target is steady; 2 % is not', async () => {
    expect(
      await trend({}, [
        ['2014', 40],
        ['2015', 41.9],
      ]),
    ).toBe('steady');
    expect(
      await trend({}, [
        ['2014', 40],
        ['2015', 38.1],
      ]),
    ).toBe('steady');
    expect(
      await trend({}, [
        ['2014', 40],
        ['2015', 42],
      ]),
    ).toBe('improving');
  });

  test.each([
    [40, { value: 60, qualifier: 'at-least' }, 'improving'],
    [40, { value: 60, qualifier: 'at-most' }, undefined],
    [60, { value: 40, qualifier: 'at-least' }, undefined],
    [60, { value: 40, qualifier: 'at-most' }, 'worsening'],
    [40, { value: 40, qualifier: 'at-least' }, undefined],
    [60, { value: 40, qualifier: 'about' }, 'worsening'],
  ] as const)('from %s to %o: a bound proves a change only away from it', async (before, now, expected) => {
    expect(
      await trend({}, [
        ['2014', before],
        ['2015', now],
      ]),
    ).toBe(expected);
  });

  test('one value is compared with the baseline, none with nothing', async () => {
    expect(await trend({}, [['2014', 40]])).toBe('improving');
    expect(await trend({ baseline: undefined }, [['2014', 40]])).toBeUndefined();
    expect(await trend({}, [])).toBeUndefined();
  });

  test('a change inside the survey interval is within the margin of error', async () => {
    expect(
      await trend({}, [
        ['2014', 40],
        ['2015', { value: 45, lower: 39, upper: 51 }],
      ]),
    ).toBe('within-margin');
    expect(
      await trend({}, [
        ['2014', { value: 40, lower: 36, upper: 44 }],
        ['2015', { value: 50, lower: 43, upper: 57 }],
      ]),
    ).toBe('within-margin');
    expect(
      await trend({}, [
        ['2014', 40],
        ['2015', { value: 45, lower: 41, upper: 49 }],
      ]),
    ).toBe('improving');
  });

  test('what is counted is compared period by period, with one as long', async () => {
    const incremental = { cumulation: 'incremental', baseline: undefined };
    expect(
      await trend(incremental, [
        ['2014', 40],
        ['2015', 30],
      ]),
    ).toBe('worsening');
    expect(
      await trend({ ...incremental, targets: undefined }, [
        ['2014', 40],
        ['2015-Q1', 12],
        ['2015-Q2', 15],
      ]),
    ).toBe('improving');
    expect(
      await trend({ ...incremental, targets: undefined }, [
        ['2014', 40],
        ['2015-Q1', 12],
      ]),
    ).toBeUndefined();
  });

  test('what is maintained improves towards its band', async () => {
    const maintain = { direction: 'maintain', targets: { 2014: { min: 93, max: 97 }, 2015: { min: 93, max: 97 } } };
    expect(
      await trend(maintain, [
        ['2014', 80],
        ['2015', 90],
      ]),
    ).toBe('improving');
    expect(
      await trend(maintain, [
        ['2014', 95],
        ['2015', 99],
      ]),
    ).toBe('worsening');
    expect(
      await trend(maintain, [
        ['2014', 94],
        ['2015', 96],
      ]),
    ).toBe('steady');
  });

  test('without a desired direction there is none', async () => {
    expect(
      await trend({ direction: 'none' }, [
        ['2014', 80],
        ['2015', 90],
      ]),
    ).toBeUndefined();
  });
});

describe('the expected value', () => {
  async function expected(
    own: { readonly [key: string]: unknown },
    asOf: string,
    period?: string,
  ): Promise<Progress['expected']> {
    return (await progressOf({ ...level, baseline, ...own }, [], asOf, period === undefined ? {} : { period }))
      .expected;
  }

  test('a straight line on days through baseline, milestones and final target', async () => {
    // 2012-12-31 → 2014-12-31 is 730 days, 50 units; 2014-12-31 → 2015-12-31 is 365 days, 25 units.
    expect((await expected({}, '2013-12-31'))?.toFixed()).toBe('25');
    expect((await expected({}, '2014-12-31'))?.toFixed()).toBe('50');
    expect((await expected({}, '2015-03-14'))?.toFixed()).toBe('55');
    expect((await expected({}, '2030-01-01'))?.toFixed()).toBe('100');
  });

  test('nothing is expected before the line begins', async () => {
    expect(await expected({}, '2012-12-30')).toBeUndefined();
    expect(await expected({ baseline: undefined }, '2014-12-30')).toBeUndefined();
    expect((await expected({ baseline: undefined }, '2014-12-31'))?.toFixed()).toBe('50');
  });

  test('sums to date grow inside their periods and rest between them', async () => {
    const incremental = { cumulation: 'incremental', baseline: undefined, targets: { 2013: 365, 2015: 730 } };
    expect((await expected(incremental, '2013-01-10'))?.toFixed()).toBe('10');
    expect((await expected(incremental, '2014-06-30'))?.toFixed()).toBe('365');
    expect((await expected(incremental, '2015-01-01'))?.toFixed()).toBe('367');
    expect((await expected(incremental, '2016-12-31'))?.toFixed()).toBe('1095');
  });

  test('a running total starts from nothing on the eve of the framework', async () => {
    const total = { cumulation: 'cumulative-targets', baseline: undefined, targets: { 2014: 730 } };
    expect((await expected(total, '2013-01-01', '2013/2016'))?.toFixed()).toBe('1');
    expect((await expected(total, '2014-01-01'))?.toFixed()).toBe('2');
  });

  test('bands, yes and no, and scales have none', async () => {
    expect(await expected({ targets: { 2014: { min: 3 } }, direction: 'maintain' }, '2014-12-31')).toBeUndefined();
    expect(await expected({ measure: 'boolean', targets: { 2014: true } }, '2014-12-31')).toBeUndefined();
  });
});
