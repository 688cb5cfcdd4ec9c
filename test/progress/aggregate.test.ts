import { describe, expect, test } from 'vitest';
import type { Progress } from '../../src/progress/facts.ts';
import { progressOf, type Said, window } from './build.ts';

const level = {
  cumulation: 'point-in-time',
  direction: 'increase',
  baseline: { period: 2010, value: 0 },
  targets: { 2015: 100 },
};
const places = ['a', 'b', 'c'];
const three = (a: Said, b: Said, c: Said): readonly Said[] => [
  { place: 'a', ...a },
  { place: 'b', ...b },
  { place: 'c', ...c },
];

async function together(
  own: { readonly [key: string]: unknown },
  values: readonly Said[],
  coverage?: string,
): Promise<Progress> {
  return progressOf({ ...level, ...own }, [window('2015', values, coverage)], '2015-12-31', { places });
}

async function actual(own: { readonly [key: string]: unknown }, values: readonly Said[]): Promise<string | undefined> {
  return (await together(own, values)).actual?.value.toFixed();
}

async function refusal(own: { readonly [key: string]: unknown }, values: readonly Said[]): Promise<string | undefined> {
  const progress = await together(own, values);
  expect(progress).toMatchObject({ rating: 'cannot-compute', rated: false });
  expect(progress.actual).toBeUndefined();
  return progress.reason;
}

describe('rules', () => {
  const values = three({ value: 30 }, { value: 10 }, { value: 50 });

  test('sum, also where nothing is declared for a number', async () => {
    expect(await actual({}, values)).toBe('90');
    expect(await actual({ aggregation: { places: 'sum' } }, values)).toBe('90');
  });

  test.each([
    ['min', '10'],
    ['max', '50'],
    ['median', '30'],
    ['mean', '30'],
  ])('%s', async (rule, expected) => {
    expect(await actual({ aggregation: { places: rule } }, values)).toBe(expected);
  });

  test('the median of two is their middle', async () => {
    expect(await actual({ aggregation: { places: 'median' } }, values.slice(1))).toBe('30');
  });

  test('weights count among the places that report', async () => {
    const aggregation = { places: 'weighted-mean', weights: { a: 1, b: 3, c: 6 } };
    // (30 + 30 + 300) / 10, and (30 + 30) / 4 without the third
    expect(await actual({ aggregation }, values)).toBe('36');
    expect(
      (await together({ aggregation, min_coverage: 0.5 }, values.slice(0, 2), '2/3')).actual?.value.toFixed(),
    ).toBe('15');
  });

  test('count-if and share-if count the places that report', async () => {
    const condition = { op: '>=', value: 30 };
    expect(await actual({ aggregation: { places: { 'count-if': condition } } }, values)).toBe('2');
    const share = await together({ aggregation: { places: { 'share-if': condition } } }, values);
    expect(share.actual?.value.toFixed(4)).toBe('66.6667');
    expect(share.formula).toMatch(/^actual: 2 of 3 places >= 30 ≈ 66.666667; /);
  });

  test.each([
    ['>', '1'],
    ['<', '1'],
    ['<=', '2'],
    ['=', '1'],
  ])('the condition %s 30', async (op, expected) => {
    expect(await actual({ aggregation: { places: { 'count-if': { op, value: 30 } } } }, values)).toBe(expected);
  });
});

describe('shares', () => {
  const share = { measure: 'percentage' };

  test('pool their parts where nothing else is declared', async () => {
    const progress = await together(share, three({ parts: '1/2' }, { parts: '99/100' }, { parts: '0/0' }));
    expect(progress.actual).toMatchObject({ qualifiers: [] });
    expect(progress.actual?.value.toFixed(6)).toBe('98.039216');
    expect(progress.actual?.numerator?.toFixed()).toBe('100');
    expect(progress.actual?.denominator?.toFixed()).toBe('102');
  });

  test('are exact where value and parts are given: the typed value is only rounded', async () => {
    const progress = await together({ ...share, per: 1000 }, [{ parts: '1/3', value: '333.3' }]);
    expect(progress.actual?.value.toFixed(8)).toBe('333.33333333');
  });

  test('a zero denominator gives no value', async () => {
    const progress = await together(share, [{ place: 'a', parts: '0/0' }]);
    expect(progress.actual).toBeUndefined();
    expect(progress.rating).toBe('no-data');
  });

  test('refusals', async () => {
    const values = three({ value: 10 }, { value: 20 }, { value: 30 });
    const parts = three({ parts: '1/2' }, { parts: '1/4' }, { parts: '1/5' });
    expect(await refusal({ ...share, aggregation: { places: 'sum' } }, values)).toBe(
      'Not rated: a percentage is not summed over places',
    );
    expect(await refusal({ ...share, aggregation: { places: 'mean' } }, values)).toContain('aggregation.mean_because');
    expect(await refusal(share, values)).toContain('has no numerator and denominator');
    expect(await refusal({ ...share, parts: 'sample' }, parts)).toContain('not declared');
    expect(await refusal({ ...share, parts: 'sample', aggregation: { places: 'pooled' } }, parts)).toContain(
      'need weights',
    );
    expect(await refusal({ ...share, aggregation: { places: 'none' } }, parts)).toContain('places: none');
    expect(await refusal({ ...share, cumulation: 'incremental' }, parts)).toBe(
      'Not rated: a percentage is not summed over time (cumulation: incremental)',
    );
    const weights = { places: 'weighted-mean', weights: { a: 1, b: 1 } };
    expect(await refusal({ ...share, aggregation: weights }, values)).toBe(
      'Not rated: c has no weight (aggregation.weights)',
    );
    const none = { places: 'weighted-mean', weights: { a: 0, b: 0, c: 0 } };
    expect(await refusal({ ...share, aggregation: none }, values)).toContain('are all 0');
  });

  test('an unweighted mean with a reason', async () => {
    const values = three({ value: 10 }, { value: 20 }, { value: 60 });
    const aggregation = { places: 'mean', mean_because: 'Cities are the unit.' };
    const progress = await together({ ...share, aggregation }, values);
    expect(progress.actual?.value.toFixed()).toBe('30');
    expect(progress.formula).toContain('unweighted mean of 3');
  });

  test('what the engine has pooled already is divided, and samples are refused', async () => {
    const pooled = { ...window('2015', [{ parts: '10/40' }]) };
    const windows = [{ ...pooled, values: pooled.values.map((each) => ({ ...each, places: 3 })) }];
    const own = { ...level, ...share, aggregation: { places: 'pooled' } };
    expect((await progressOf(own, windows, '2015-12-31', { places })).actual?.value.toFixed()).toBe('25');
    expect((await progressOf({ ...own, parts: 'sample' }, windows, '2015-12-31', { places })).rating).toBe(
      'cannot-compute',
    );
  });
});

describe('other measures', () => {
  const values = three({ value: 1 }, { value: 2 }, { value: 3 });

  test('a mean of an index is allowed, a sum is not; of ordinals neither without a reason', async () => {
    expect(await actual({ measure: 'index', aggregation: { places: 'mean' } }, values)).toBe('2');
    expect(await refusal({ measure: 'index', aggregation: { places: 'sum' } }, values)).toContain(
      'index is not summed',
    );
    expect(await refusal({ measure: 'ordinal', aggregation: { places: 'mean' } }, values)).toContain('mean_because');
  });

  test('where places do not add up by themselves the rule must be declared', async () => {
    expect(await refusal({ measure: 'index' }, values)).toContain('not declared (aggregation.places)');
    expect(await refusal({ measure: 'boolean' }, values)).toContain('not declared (aggregation.places)');
    expect(
      (await progressOf({ ...level, measure: 'index' }, [window('2015', [{ place: 'a', value: 60 }])], '2015-12-31'))
        .rating,
    ).toBe('at-risk');
  });

  test('rows of the whole framework are not mixed with places, nor counted as places', async () => {
    expect(await refusal({}, [{ value: 9 }, { place: 'a', value: 1 }])).toContain('beside rows of places');
    expect(await refusal({ aggregation: { places: { 'count-if': { op: '>', value: 1 } } } }, [{ value: 9 }])).toContain(
      'the row names none',
    );
  });
});

describe('what is said of a figure', () => {
  test('marks and bounds of one place are those of the whole', async () => {
    const progress = await together(
      {},
      three(
        { value: 10, marks: ['estimated'] },
        { value: 10, qualifier: 'at-least' },
        { value: 90, marks: ['provisional'] },
      ),
    );
    expect(progress.actual).toMatchObject({ marks: ['provisional', 'estimated'], qualifiers: ['at-least'] });
  });

  test('a bound that settles the condition is no bound of the count', async () => {
    const aggregation = { places: { 'count-if': { op: '>=', value: 30 } } };
    const settled = three({ value: 40, qualifier: 'at-least' }, { value: 20, qualifier: 'at-most' }, { value: 50 });
    expect((await together({ aggregation }, settled)).actual?.qualifiers).toEqual([]);
    const open = three({ value: 20, qualifier: 'at-least' }, { value: 20 }, { value: 50 });
    expect((await together({ aggregation }, open)).actual?.qualifiers).toEqual(['at-least']);
  });

  test('the survey interval belongs to a single value', async () => {
    const one = await progressOf(level, [window('2015', [{ value: 50, lower: 45, upper: 55 }])], '2015-12-31');
    expect(one.actual?.lower?.toFixed()).toBe('45');
    const many = await together({}, three({ value: 50, lower: 45, upper: 55 }, { value: 1 }, { value: 1 }));
    expect(many.actual?.lower).toBeUndefined();
  });
});

describe('coverage', () => {
  const two = [
    { place: 'a', value: 60 },
    { place: 'b', value: 90 },
  ];

  test('sums and counts need everyone, other figures seven in ten', async () => {
    expect(await together({ targets: { 2015: 200 } }, two, '2/3')).toMatchObject({
      rating: 'incomplete',
      rated: false,
    });
    const mean = { aggregation: { places: 'mean' } };
    expect(await together(mean, two, '2/3')).toMatchObject({
      rating: 'incomplete',
      reason: '2 of 3 reported; a rating needs 70%',
    });
    expect(await together(mean, two, '7/10')).toMatchObject({ rating: 'at-risk', rated: true });
    expect(await together({ ...mean, min_coverage: 0.6 }, two, '2/3')).toMatchObject({ rated: true });
  });

  test('an increasing sum that meets its target needs no more reports; a decreasing one and a mean do', async () => {
    expect(await together({}, two, '2/3')).toMatchObject({ rating: 'exceeded', rated: true });
    const down = { direction: 'decrease', baseline: { period: 2010, value: 500 }, targets: { 2015: 200 } };
    expect(await together(down, two, '2/3')).toMatchObject({ rating: 'incomplete' });
    expect(await together({ aggregation: { places: 'max' }, targets: { 2015: 80 } }, two, '2/3')).toMatchObject({
      rating: 'incomplete',
    });
  });

  test('the figure and its achievement are shown all the same', async () => {
    const progress = await together({ targets: { 2015: 300 } }, two, '2/3');
    expect(progress.achievement?.toFixed()).toBe('0.5');
    expect(progress.actual?.value.toFixed()).toBe('150');
  });
});
