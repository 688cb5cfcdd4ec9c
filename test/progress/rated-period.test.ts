import { describe, expect, test } from 'vitest';
import type { Observation } from '../../src/measurements/observation.ts';
import type { Progress } from '../../src/progress/facts.ts';
import { progressOf, window } from './build.ts';

const level = { cumulation: 'point-in-time', direction: 'increase', baseline: { period: 2012, value: 0 } };
const value = (when: string, amount = 10) => window(when, [{ value: amount }]);
const gap = (when: string) => window(when, [], '0/1');

function when({ period, awaiting, rating }: Progress) {
  return [period?.text, awaiting?.text, rating];
}

async function at(asOf: string, indicator: { readonly [key: string]: unknown }, windows: readonly Observation[]) {
  return progressOf({ ...level, ...indicator }, windows, asOf);
}

describe('grace', () => {
  const plan = { due_after_days: 90, targets: { 2014: 10, 2015: 20 } };

  test('the last day of grace is still grace', async () => {
    const windows = [value('2014', 9), gap('2015')];
    expect(when(await at('2016-03-30', plan, windows))).toEqual(['2014', '2015', 'on-track']);
    expect(when(await at('2016-03-31', plan, windows))).toEqual(['2015', undefined, 'overdue']);
  });

  test('a period ends with its last day', async () => {
    const windows = [value('2014', 9), value('2015', 20)];
    expect(when(await at('2015-12-30', plan, windows))).toEqual(['2014', undefined, 'on-track']);
    expect(when(await at('2015-12-31', plan, windows))).toEqual(['2015', undefined, 'achieved']);
  });

  test('nothing reported yet and the first period in grace: no data, and what is awaited', async () => {
    const progress = await at('2015-01-31', plan, [gap('2014')]);
    expect(when(progress)).toEqual([undefined, '2014', 'no-data']);
    expect(progress.reason).toBe('No value yet; 2014 is awaited until 2015-03-31');
  });

  test('a later value is rated though an earlier period was never reported', async () => {
    expect(when(await at('2016-06-30', plan, [gap('2014'), value('2015', 18)]))).toEqual([
      '2015',
      undefined,
      'on-track',
    ]);
  });

  test('an overdue period keeps its target and the last value known, with its own year', async () => {
    const progress = await at('2016-06-30', plan, [value('2014', 9), gap('2015')]);
    expect(progress.target?.value.toFixed()).toBe('20');
    expect(progress.actual).toBeUndefined();
    expect(progress.achievement).toBeUndefined();
    expect(progress.lastKnown?.period.text).toBe('2014');
    expect(progress.trend).toBeUndefined();
    expect(progress.reason).toBe('No value for 2015; it was due by 2016-03-30');
  });

  test('a withheld value is an answer: nothing is overdue, nothing is known', async () => {
    const withheld = { ...gap('2015'), coverage: { expected: 1, reported: 0, withheld: 1, missing: [] } };
    const progress = await at('2016-06-30', plan, [value('2014', 9), withheld]);
    expect(when(progress)).toEqual(['2015', undefined, 'no-data']);
    expect(progress.reason).toBe('One value is withheld');
  });

  test('nobody is expected: nothing is overdue', async () => {
    const nobody = { ...gap('2015'), coverage: { expected: 0, reported: 0, withheld: 0, missing: [] } };
    expect(when(await at('2016-06-30', plan, [value('2014', 9), nobody]))).toEqual(['2015', undefined, 'no-data']);
  });
});

describe('not due', () => {
  test('progress to the final target is shown, unrated', async () => {
    const progress = await at('2015-12-31', { targets: { 2018: 50, 2020: 100 } }, [value('2015', 30)]);
    expect(when(progress)).toEqual([undefined, undefined, 'not-due']);
    expect(progress.achievement).toBeUndefined();
    expect(progress.toFinal?.toFixed()).toBe('0.3');
    expect(progress.actual?.value.toFixed()).toBe('30');
  });

  test('what is counted is added up inside the running target period', async () => {
    const plan = { cumulation: 'incremental', baseline: undefined, targets: { '2013/2017': 100 } };
    const windows = ['2013', '2014', '2015'].map((year) => value(year, 10));
    const progress = await at('2015-12-31', plan, [value('2012', 99), ...windows]);
    expect(progress.actual?.value.toFixed()).toBe('30');
    expect(progress.actual?.period.text).toBe('2013/2015');
    expect(progress.toFinal?.toFixed()).toBe('0.3');
    expect(progress.coverage).toMatchObject({ reported: 3, expected: 3 });
  });
});

describe('collections rarer than targets', () => {
  const plan = { collection_frequency: 'biennial', targets: { 2013: 1, 2014: 2, 2015: 3, 2016: 4, 2017: 5 } };
  const gaps = (...years: string[]) => years.map(gap);

  test('a target between two surveys is shown, not rated', async () => {
    const windows = [gap('2013'), value('2014', 2), gap('2015')];
    expect(when(await at('2016-06-30', plan, windows))).toEqual(['2014', undefined, 'achieved']);
  });

  test('the next survey is due two years after the last', async () => {
    const windows = [gap('2013'), value('2014', 2), ...gaps('2015', '2016')];
    expect(when(await at('2017-01-15', plan, windows))).toEqual(['2014', '2016', 'achieved']);
    expect(when(await at('2017-02-15', plan, windows))).toEqual(['2016', undefined, 'overdue']);
  });

  test('a survey that was missed does not make the next year due', async () => {
    const windows = gaps('2013', '2014', '2015');
    expect(when(await at('2016-06-30', plan, windows))).toEqual(['2014', undefined, 'overdue']);
  });

  test('before the first survey is due nothing is', async () => {
    expect(when(await at('2014-06-30', plan, [gap('2013')]))).toEqual([undefined, undefined, 'not-due']);
  });

  test('a value between surveys is rated all the same', async () => {
    const windows = [gap('2013'), value('2014', 2), value('2015', 3)];
    expect(when(await at('2016-06-30', plan, windows))).toEqual(['2015', undefined, 'achieved']);
  });

  test('collected once: the period that has it, else the final one', async () => {
    const once = { ...plan, collection_frequency: 'once' };
    expect(when(await at('2018-06-30', once, [value('2015', 3), ...gaps('2016', '2017')]))).toEqual([
      '2015',
      undefined,
      'achieved',
    ]);
    expect(when(await at('2016-06-30', once, gaps('2013', '2014', '2015')))).toEqual([undefined, undefined, 'not-due']);
    expect(when(await at('2018-06-30', once, gaps('2013', '2017')))).toEqual(['2017', undefined, 'overdue']);
  });

  test('events are never overdue', async () => {
    const event = { ...plan, collection_frequency: 'event' };
    expect(when(await at('2018-06-30', event, [value('2014', 2), ...gaps('2015', '2017')]))).toEqual([
      '2014',
      undefined,
      'achieved',
    ]);
    expect(when(await at('2018-06-30', event, gaps('2013', '2017')))).toEqual(['2017', undefined, 'no-data']);
  });

  test('a running total of events stands until the next one', async () => {
    const event = { cumulation: 'cumulative-values', collection_frequency: 'event', targets: { 2014: 3, 2016: 6 } };
    const carried = window('2016', [{ value: 3, marks: ['carried'], latest: '2014-12-31' }], '1/1', {
      reported: false,
    });
    const progress = await at('2017-06-30', event, [value('2014', 3), carried]);
    expect(when(progress)).toEqual(['2016', undefined, 'off-track']);
    expect(progress.actual?.marks).toEqual(['carried']);
  });

  test('a running total that was due is overdue though an old one could be carried', async () => {
    const yearly = { cumulation: 'cumulative-values', collection_frequency: 'annual', targets: { 2014: 3, 2015: 6 } };
    const carried = window('2015', [{ value: 3, marks: ['carried'], latest: '2014-12-31' }], '0/1', {
      reported: false,
    });
    const progress = await at('2016-06-30', yearly, [value('2014', 3), carried]);
    expect(when(progress)).toEqual(['2015', undefined, 'overdue']);
    expect(progress.lastKnown).toMatchObject({ period: { text: '2014' } });
  });
});

describe('levels grow old', () => {
  test('older than 1.5 × the frequency: shown with its year, not current', async () => {
    const plan = { collection_frequency: 'annual', targets: { 2020: 100 } };
    const young = await at('2015-06-30', plan, [value('2013')]);
    expect(young.actual?.period.text).toBe('2013');
    const old = await at('2015-07-01', plan, [value('2013')]);
    expect(old.actual).toBeUndefined();
    expect(old.lastKnown?.period.text).toBe('2013');
    expect(old.toFinal).toBeUndefined();
  });

  test('a value at the start of a long target period is no value at its end', async () => {
    const plan = { collection_frequency: 'annual', targets: { '2013/2017': 100 } };
    const long = (latest: string) => window('2013/2017', [{ value: 50, latest }]);
    expect(when(await at('2018-06-30', plan, [value('2014', 50), long('2014-12-31')]))).toEqual([
      '2013/2017',
      undefined,
      'overdue',
    ]);
    expect(when(await at('2018-06-30', plan, [long('2016-12-31')]))).toEqual(['2013/2017', undefined, 'off-track']);
  });

  test('running totals and values collected once do not', async () => {
    const total = await at(
      '2019-12-31',
      { cumulation: 'cumulative-values', collection_frequency: 'annual', targets: { 2020: 100 } },
      [value('2013')],
    );
    expect(total.actual?.period.text).toBe('2013');
    const once = await at('2019-12-31', { collection_frequency: 'once', targets: { 2020: 100 } }, [value('2013')]);
    expect(once.actual?.period.text).toBe('2013');
  });
});

describe('sums to date', () => {
  const plan = { cumulation: 'incremental', baseline: undefined };

  test('a target period inside a longer one is not counted twice', async () => {
    const targets = { 2016: 10, 2017: 20, '2016/2017': 35 };
    const windows = [value('2016', 10), value('2017', 20), value('2016/2017', 30)];
    const progress = await at('2017-12-31', { ...plan, targets }, windows);
    expect(progress.actual?.value.toFixed()).toBe('30');
    expect(progress.target?.value.toFixed()).toBe('35');
    const year = await at('2016-12-31', { ...plan, targets }, windows);
    expect(year.actual?.value.toFixed()).toBe('10');
    expect(year.target?.value.toFixed()).toBe('10');
  });

  test('previous is the sum to date before R; the series holds each period alone', async () => {
    const progress = await at('2017-12-31', { ...plan, targets: { 2015: 10, 2016: 10, 2017: 10 } }, [
      value('2015', 8),
      value('2016', 9),
      value('2017', 13),
    ]);
    expect(progress.actual?.value.toFixed()).toBe('30');
    expect(progress.previous?.value.toFixed()).toBe('17');
    expect(progress.series.map(({ actual }) => actual?.value.toFixed())).toEqual(['8', '9', '13']);
    expect(progress.formula).toBe('actual: 8 + 9 + 13 = 30; target: 10 + 10 + 10 = 30; 30 ÷ 30 = 1');
  });

  test('rows after the as-of date change nothing', async () => {
    const targets = { 2015: 10, 2016: 10 };
    const before = await at('2015-12-31', { ...plan, targets }, [value('2015', 8)]);
    const after = await at('2015-12-31', { ...plan, targets }, [value('2015', 8), value('2016', 99)]);
    expect(after.actual).toEqual(before.actual);
    expect(after.series.map(({ actual }) => actual)).toEqual(before.series.map(({ actual }) => actual));
  });

  test('a count over places is taken of the sums to date', async () => {
    const counted = {
      ...plan,
      aggregation: { places: { 'count-if': { op: '>=', value: 10 } } },
      targets: { 2015: 1, 2016: 1 },
    };
    const windows = ['2015', '2016'].map((year) =>
      window(year, [
        { place: 'a', value: 6 },
        { place: 'b', value: 3 },
      ]),
    );
    const progress = await progressOf({ ...level, ...counted }, windows, '2016-12-31', { places: ['a', 'b'] });
    expect(progress.actual?.value.toFixed()).toBe('1');
    expect(progress.target?.value.toFixed()).toBe('2');
  });
});

describe('against the expected value', () => {
  const ratings = { preset: 'default', against: 'expected' };
  const plan = { ...level, baseline: { period: '2013-01-01', value: 10 }, targets: { '2013/2017': 50 } };

  test('the latest value against the line at the as-of date, also before a target period has ended', async () => {
    const progress = await progressOf(plan, [window('2015-07-02', [{ value: 25 }])], '2015-07-02', { ratings });
    // 912 of 1825 days: E = 10 + 40 × 912/1825
    expect(progress.expected?.toFixed(8)).toBe('29.98904110');
    expect(progress.achievement?.toFixed(8)).toBe('0.75041118');
    expect(progress).toMatchObject({ rating: 'at-risk', period: { text: '2015-07-02' } });
  });

  test('a target is shown beside a value of its own period only', async () => {
    const plan = { ...level, targets: { 2014: 20, 2017: 50 } };
    const at2014 = await progressOf(plan, [value('2014', 20)], '2014-12-31', { ratings });
    expect(at2014.target?.value.toFixed()).toBe('20');
    const later = await progressOf(plan, [value('2014', 20), value('2015', 30)], '2015-12-31', { ratings });
    expect(later).toMatchObject({ rating: 'achieved', period: { text: '2015' } });
    expect(later.target).toBeUndefined();
  });

  test('overdue stays overdue', async () => {
    const yearly = { ...plan, targets: { 2014: 20, 2015: 30, 2017: 50 } };
    const progress = await progressOf(yearly, [value('2014', 20), gap('2015')], '2016-06-30', { ratings });
    expect(progress).toMatchObject({ rating: 'overdue', period: { text: '2015' } });
  });
});
