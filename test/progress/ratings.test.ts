import { describe, expect, test } from 'vitest';
import { exact } from '../../src/model/decimal.ts';
import { ratingsOf } from '../../src/model/ratings.ts';
import { isGood, ratingOf } from '../../src/progress/rating.ts';
import { progressOf, window } from './build.ts';

const just = (below: number) => exact(below).minus('1e-30');

describe('presets', () => {
  test.each([
    [
      'default',
      [
        [1.15, 'exceeded'],
        [1, 'achieved'],
        [0.9, 'on-track'],
        [0.6, 'at-risk'],
        [0, 'off-track'],
      ],
      'regressed',
    ],
    [
      'undp-report-card',
      [
        [1, 'green'],
        [0.5, 'amber'],
      ],
      'red',
    ],
    [
      'perf-90-70',
      [
        [0.9, 'on-track'],
        [0.7, 'monitor'],
      ],
      'off-track',
    ],
    [
      'global-fund',
      [
        [0.9, 'A2'],
        [0.6, 'B1'],
        [0.3, 'B2'],
      ],
      'C',
    ],
    [
      'fcdo',
      [
        [1.15, 'A++'],
        [0.9, 'A'],
        [0.6, 'B'],
      ],
      'C',
    ],
  ] as const)('%s: an edge belongs to the band above it, and no value is without a band', (preset, edges, last) => {
    const ratings = ratingsOf(preset);
    expect(ratings.preset).toBe(preset);
    for (const [index, [edge, rating]] of edges.entries()) {
      expect(ratingOf(exact(edge), ratings)).toBe(rating);
      if (index > 0) expect(ratingOf(just(edges[index - 1]?.[0] ?? 0), ratings)).not.toBe(edges[index - 1]?.[1]);
    }
    expect(ratingOf(exact(-1000), ratings)).toBe(last);
    expect(ratingOf(exact(1000), ratings)).toBe(ratings.bands[0]?.rating);
  });

  test('exactly as planned meets and does not exceed expectations', () => {
    expect(ratingOf(exact(1), ratingsOf('global-fund'))).toBe('A2');
    expect(ratingOf(exact('1.000001'), ratingsOf('global-fund'))).toBe('A1');
    expect(ratingOf(exact(1), ratingsOf('fcdo'))).toBe('A');
  });

  test('the scheme brings its formula: the share of the target, not the way from the baseline', async () => {
    const indicator = {
      cumulation: 'point-in-time',
      direction: 'increase',
      baseline: { period: 2010, value: 80 },
      targets: { 2015: 90 },
    };
    const windows = [window('2015', [{ value: 81 }])];
    const by = async (ratings?: string) =>
      progressOf(indicator, windows, '2015-12-31', ratings === undefined ? {} : { ratings });
    expect((await by('global-fund')).achievement?.toFixed()).toBe('0.9');
    expect(await by('global-fund')).toMatchObject({ rating: 'A2', method: 'ratio-to-target' });
    expect(await by('perf-90-70')).toMatchObject({ rating: 'on-track' });
    expect((await by()).achievement?.toFixed()).toBe('0.1');
    expect(await by('fcdo')).toMatchObject({ rating: 'C', method: 'from-baseline' });
  });
});

describe('settings', () => {
  const bands = [
    { rating: 'green', from: 0.95 },
    { rating: 'amber', from: 0.5, good: true, title: 'Amber' },
    { rating: 'red' },
  ];

  test('nothing, a preset, bands, and what they are rated against', () => {
    expect(ratingsOf(undefined)).toMatchObject({ preset: 'default', against: 'target' });
    expect(ratingsOf({ against: 'expected' })).toMatchObject({ preset: 'default', against: 'expected' });
    expect(ratingsOf({ preset: 'perf-90-70' })).toMatchObject({ preset: 'perf-90-70', against: 'target' });
    expect(ratingsOf(bands)).toMatchObject({
      preset: 'custom',
      bands: [{ rating: 'green' }, { title: 'Amber' }, { rating: 'red' }],
    });
    expect(ratingsOf({ bands, against: 'expected' })).toMatchObject({ preset: 'custom', against: 'expected' });
  });

  test('good is what says so, else what reaches nine tenths', () => {
    const ratings = ratingsOf(bands);
    expect(['green', 'amber', 'red'].map((rating) => isGood(rating, ratings))).toEqual([true, true, false]);
  });

  test('an edge is the decimal as written: 0.1 + 0.2 reaches 0.3', () => {
    const ratings = ratingsOf([{ rating: 'up', from: 0.3 }, { rating: 'down' }]);
    expect(ratingOf(exact('0.1').plus('0.2'), ratings)).toBe('up');
  });
});
