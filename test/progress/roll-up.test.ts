import { describe, expect, test } from 'vitest';
import type { Observation } from '../../src/measurements/observation.ts';
import { computeFacts } from '../../src/progress/compute.ts';
import type { Facts, ResultProgress } from '../../src/progress/facts.ts';
import { observedOf, portfolioOf, window } from './build.ts';

const plan = {
  cumulation: 'point-in-time',
  direction: 'increase',
  baseline: { period: 2010, value: 0 },
  targets: { 2015: 100 },
};
type Yaml = { readonly [key: string]: unknown };

/** Indicators with their values of 2015; null = nothing reported. */
async function facts(
  indicators: { readonly [id: string]: readonly [Yaml, number | null] },
  ratings?: unknown,
): Promise<Facts> {
  const portfolio = await portfolioOf({
    indicators: Object.fromEntries(Object.entries(indicators).map(([id, [own]]) => [id, { ...plan, ...own }])),
    ...(ratings === undefined ? {} : { ratings }),
  });
  const windows = Object.fromEntries(
    Object.entries(indicators).map(([id, [, value]]): [string, Observation[]] => [
      id,
      [value === null ? window('2015', [], '0/1') : window('2015', [{ value }])],
    ]),
  );
  return computeFacts(portfolio, observedOf(windows), '2016-12-31');
}

function result({ frameworks }: Facts): ResultProgress {
  const found = frameworks[0]?.levels.find(({ level }) => level.id === 'output')?.results[0];
  if (found === undefined) throw new Error('there is no result');
  return found;
}

describe('a result’s indicators together', () => {
  test('weights, and the weight that is rated of what is due', async () => {
    const found = result(
      await facts({
        a: [{ weight: 40 }, 100],
        b: [{ weight: 30 }, 50],
        c: [{ weight: 20 }, null],
        d: [{ weight: 10 }, 80],
      }),
    );
    // (40 + 15 + 8) / 80 and 80 / 100
    expect(found.score?.toFixed()).toBe('0.7875');
    expect(found.weightCoverage?.toFixed()).toBe('0.8');
    expect(found.rating).toBe('at-risk');
    expect(found.counts).toMatchObject({ all: 4, rated: 3, good: 1 });
  });

  test('one success hides no failure, and no failure weighs below nothing', async () => {
    const found = result(await facts({ a: [{}, 300], b: [{}, -50] }));
    expect(found.score?.toFixed()).toBe('0.5');
  });

  test('achieved without a number counts 1, worse without a number nothing', async () => {
    const same = { baseline: { period: 2010, value: 100 } };
    expect(result(await facts({ a: [same, 100], b: [{}, 50] })).score?.toFixed()).toBe('0.75');
    expect(result(await facts({ a: [same, 90], b: [{}, 50] })).score?.toFixed()).toBe('0.25');
    const scheme = 'global-fund';
    const zero = { achievement: 'ratio-to-target', direction: 'decrease', targets: { 2015: 0 } };
    expect(result(await facts({ a: [zero, 0], b: [{}, 50] }, scheme)).score?.toFixed()).toBe('0.75');
  });

  test('below seven tenths of the weight there is no score', async () => {
    const found = result(await facts({ a: [{}, 100], b: [{}, 100], c: [{}, null] }));
    expect(found).toMatchObject({ rating: 'insufficient-data' });
    expect(found.score).toBeUndefined();
    const enough = result(await facts({ a: [{ weight: 7 }, 100], b: [{ weight: 3 }, null] }));
    expect(enough.rating).toBe('achieved');
  });

  test('what is not due, context, retired, without target or on a scale is not in it', async () => {
    const scale = [
      { value: 1, label: 'Low', rating: 'off-track' },
      { value: 2, label: 'High', rating: 'on-track' },
    ];
    const found = result(
      await facts({
        a: [{}, 60],
        later: [{ targets: { 2020: 100 } }, 10],
        context: [{ class: 'context' }, 10],
        old: [{ status: 'retired' }, 10],
        open: [{ targets: undefined }, 10],
        scale: [{ measure: 'ordinal', scale, targets: { 2015: 2 } }, 1],
      }),
    );
    expect(found.score?.toFixed()).toBe('0.6');
    expect(found.weightCoverage?.toFixed()).toBe('1');
  });

  test('where nothing is due it is called so', async () => {
    expect(result(await facts({ a: [{ targets: { 2020: 1 } }, 10], b: [{ targets: undefined }, 10] })).rating).toBe(
      'not-due',
    );
    expect(result(await facts({ a: [{ class: 'context' }, 10] })).rating).toBe('context');
  });
});

test('counts add up: indicators by rating, on track or better', async () => {
  const { counts, frameworks } = await facts({
    a: [{}, 100],
    b: [{}, 95],
    c: [{}, 10],
    d: [{}, null],
    e: [{ targets: { 2020: 1 } }, null],
  });
  expect(counts).toMatchObject({ all: 5, rated: 3, good: 2 });
  expect([...counts.byRating]).toEqual([
    ['achieved', 1],
    ['on-track', 1],
    ['off-track', 1],
    ['overdue', 1],
    ['not-due', 1],
  ]);
  expect(frameworks[0]?.counts).toEqual(counts);
});
