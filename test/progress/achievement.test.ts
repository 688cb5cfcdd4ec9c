import { describe, expect, test } from 'vitest';
import type { Progress } from '../../src/progress/facts.ts';
import { period, progressOf, type Said, window } from './build.ts';

const level = { cumulation: 'point-in-time', direction: 'increase' };
const asOf = '2015-12-31';

function short({ achievement, rating, rated, reason }: Progress) {
  return { achievement: achievement?.toFixed(), rating, rated, reason };
}

async function stands(indicator: { readonly [key: string]: unknown }, actual: Said | number) {
  const value = typeof actual === 'number' ? { value: actual } : actual;
  return short(await progressOf({ ...level, ...indicator }, [window('2015', [value])], asOf));
}

const from = (value: number) => ({ period: 2010, value });

describe('golden cases', () => {
  test.each([
    ['A', 'decrease', 40, 10, 20, '0.6666666666666666666666666666666666666667', 'at-risk'],
    ['B', 'decrease', 12, 0, 0, '1', 'achieved'],
    ['C', 'decrease', 12, 5, 0, '1.714285714285714285714285714285714285714', 'exceeded'],
    ['D', 'increase', 60, 80, 65, '0.25', 'off-track'],
    ['E', 'increase', 60, 80, 58, '-0.1', 'regressed'],
    ['F', 'decrease', 40, 10, 45, '-0.1666666666666666666666666666666666666667', 'regressed'],
  ])('%s', async (_name, direction, baseline, target, actual, achievement, rating) => {
    const found = await stands({ direction, baseline: from(baseline), targets: { 2015: target } }, actual);
    expect(found).toMatchObject({ achievement, rating, rated: true });
  });

  test('G: maintained within a band', async () => {
    const indicator = { direction: 'maintain', baseline: from(95), targets: { 2015: { value: 95, min: 93, max: 97 } } };
    expect(await stands(indicator, 95)).toMatchObject({ achievement: '1', rating: 'achieved' });
  });

  test('H: 10/20 and 90/900 pooled are 100/920', async () => {
    const indicator = {
      ...level,
      measure: 'percentage',
      aggregation: { places: 'pooled' },
      baseline: from(0),
      targets: { 2015: 100 },
    };
    const places = [
      { place: 'a', parts: '10/20' },
      { place: 'b', parts: '90/900' },
    ];
    const { actual, formula } = await progressOf(indicator, [window('2015', places)], asOf, { places: ['a', 'b'] });
    expect(actual?.value.toFixed(2)).toBe('10.87');
    expect(formula).toBe('actual: 100 ÷ 920 × 100 ≈ 10.869565; (10.869565 − 0) ÷ (100 − 0) ≈ 0.108696');
  });
});

describe('verdicts without a number', () => {
  test('the target is the baseline: at it, better, worse, in both directions', async () => {
    const up = { baseline: from(40), targets: { 2015: 40 } };
    const down = { ...up, direction: 'decrease' };
    expect(await stands(up, 40)).toMatchObject({ achievement: undefined, rating: 'achieved', rated: true });
    expect(await stands(down, 41)).toMatchObject({ rating: 'regressed' });
    expect(await stands(down, 39)).toMatchObject({ rating: 'achieved' });
    expect((await stands(up, 41)).reason).toBe('The target is the baseline: actual 41, target 40, baseline 40');
  });

  test('a decreasing milestone that allows for a rise', async () => {
    const indicator = { direction: 'decrease', baseline: from(10), targets: { 2015: 12 } };
    expect(await stands(indicator, 11)).toMatchObject({ rating: 'achieved', achievement: undefined });
    expect(await stands(indicator, 13)).toMatchObject({ rating: 'regressed' });
  });

  test('a ratio to a target below 0 has no meaning; its verdict has', async () => {
    const indicator = { achievement: 'ratio-to-target', targets: { 2015: -10 } };
    expect(await stands(indicator, -5)).toMatchObject({ achievement: undefined, rating: 'achieved' });
    expect(await stands(indicator, -20)).toMatchObject({ achievement: undefined, rating: 'off-track' });
  });

  test('bands of a scheme of one’s own carry the verdict', async () => {
    const ratings = [{ rating: 'green', from: 1 }, { rating: 'amber', from: 0 }, { rating: 'red' }];
    const indicator = { ...level, baseline: from(40), targets: { 2015: 40 } };
    const rating = async (value: number) =>
      (await progressOf(indicator, [window('2015', [{ value }])], asOf, { ratings })).rating;
    expect(await rating(41)).toBe('green');
    expect(await rating(39)).toBe('red');
  });
});

describe('within a band', () => {
  const maintain = (target: unknown) => ({ direction: 'maintain', targets: { 2015: target } });

  test('tolerance alone is a band around the value', async () => {
    expect(await stands(maintain({ value: 95, tolerance: 4 }), 94)).toMatchObject({ achievement: '0.75' });
    expect(await stands(maintain({ value: 95, tolerance: 4 }), 95)).toMatchObject({ achievement: '1' });
  });

  test('tolerance is the distance outside a band', async () => {
    expect(await stands(maintain({ min: 93, max: 97, tolerance: 10 }), 88)).toMatchObject({ achievement: '0.5' });
    expect(await stands(maintain({ min: 95, tolerance: 10 }), 90)).toMatchObject({ achievement: '0.5' });
    expect(await stands(maintain({ max: 5, tolerance: 10 }), 16)).toMatchObject({
      achievement: '0',
      rating: 'off-track',
    });
  });

  test('a band of no width without tolerance gives a verdict', async () => {
    expect(await stands(maintain({ min: 95, max: 95 }), 94)).toMatchObject({
      achievement: undefined,
      rating: 'off-track',
    });
    expect(await stands(maintain({ min: 95, max: 95 }), 95)).toMatchObject({ rating: 'achieved' });
  });

  test('a bound settles only the side it is on', async () => {
    const qualifier = 'at-least';
    expect(await stands(maintain({ min: 90 }), { value: 95, qualifier })).toMatchObject({ rating: 'achieved' });
    expect(await stands(maintain({ min: 90, max: 97 }), { value: 95, qualifier })).toMatchObject({
      rating: 'cannot-compute',
    });
    expect(await stands(maintain({ min: 90, max: 97 }), { value: 99, qualifier })).toMatchObject({ rated: true });
    expect(await stands(maintain({ min: 90, max: 97 }), { value: 80, qualifier })).toMatchObject({
      rating: 'cannot-compute',
    });
  });
});

describe('what cannot be computed says why', () => {
  const reasonOf = async (indicator: { readonly [key: string]: unknown }, actual: Said | number = 5) => {
    const found = await stands(indicator, actual);
    expect(found).toMatchObject({ rating: 'cannot-compute', rated: false, achievement: undefined });
    return found.reason;
  };

  test('baselines', async () => {
    expect(await reasonOf({ targets: { 2015: 10 } })).toBe('Not rated: no baseline yet');
    expect(await reasonOf({ baseline: { planned: '2016' }, targets: { 2015: 10 } })).toBe(
      'Not rated: no baseline yet; it is planned for 2016',
    );
    expect(await reasonOf({ targets: { 2015: { change: 10 } }, achievement: 'ratio-to-target' })).toBe(
      'Not rated: no baseline yet, and the target is a change from it',
    );
    expect(await reasonOf({ baseline: { not_applicable: 'New.' }, targets: { 2015: 10 } })).toContain('does not apply');
  });

  test('definitions that leave open what is meant', async () => {
    const plan = { baseline: from(0), targets: { 2015: 10 } };
    expect(await reasonOf({ ...plan, direction: undefined })).toBe('Not rated: its direction is not declared');
    expect(await reasonOf({ ...plan, cumulation: undefined })).toBe('Not rated: its cumulation is not declared');
    expect(await reasonOf({ ...plan, direction: 'maintain', achievement: 'ratio-to-target' })).toContain('direction');
    expect(await reasonOf({ ...plan, targets: { 2015: { min: 4 } } })).toContain('only a band');
    expect(await reasonOf({ ...plan, targets: { 2015: { change: '10%' } }, baseline: from(-4) })).toContain('below 0');
  });

  test('values of the wrong kind', async () => {
    expect(await reasonOf({ measure: 'boolean', targets: { 2015: true } }, 0.5)).toBe(
      'Not rated: 0.5 is neither 1 (yes) nor 0 (no)',
    );
    const scale = [
      { value: 1, label: 'Low', rating: 'off-track' },
      { value: 2, label: 'High' },
    ];
    expect(await reasonOf({ measure: 'ordinal', scale, targets: { 2015: 2 } }, 1.5)).toContain('no level of its scale');
    expect(await reasonOf({ measure: 'ordinal', scale, targets: { 2015: 2 } }, 2)).toContain('has no rating');
    expect(await reasonOf({ measure: 'ordinal', targets: { 2015: 2 } }, 2)).toContain('declares no scale');
  });
});

describe('qualifiers', () => {
  const up = { achievement: 'ratio-to-target', targets: { 2015: 10 } };
  const down = { ...up, direction: 'decrease' };

  test('at least proves a target met, never a shortfall', async () => {
    expect(await stands(up, { value: 11, qualifier: 'at-least' })).toMatchObject({
      achievement: '1.1',
      rating: 'achieved',
    });
    expect(await stands(up, { value: 9, qualifier: 'at-least' })).toMatchObject({
      rating: 'cannot-compute',
      achievement: undefined,
      reason: 'Not rated: “at least 9” cannot prove a shortfall from 10',
    });
  });

  test('at most proves a shortfall, never a target met', async () => {
    expect(await stands(up, { value: 9, qualifier: 'at-most' })).toMatchObject({ achievement: '0.9', rated: true });
    expect(await stands(up, { value: 11, qualifier: 'at-most' })).toMatchObject({
      reason: 'Not rated: “at most 11” cannot prove that 10 is met',
    });
  });

  test('where less is better the two change places', async () => {
    expect(await stands(down, { value: 8, qualifier: 'at-most' })).toMatchObject({ achievement: '1.25', rated: true });
    expect(await stands(down, { value: 8, qualifier: 'at-least' })).toMatchObject({ rating: 'cannot-compute' });
    expect(await stands(down, { value: 16, qualifier: 'at-least' })).toMatchObject({
      achievement: '0.625',
      rated: true,
    });
    expect(await stands(down, { value: 16, qualifier: 'at-most' })).toMatchObject({ rating: 'cannot-compute' });
  });

  test('about is rated and marked', async () => {
    const progress = await progressOf({ ...level, ...up }, [window('2015', [{ value: 9, qualifier: 'about' }])], asOf);
    expect(progress.rating).toBe('on-track');
    expect(progress.actual?.qualifiers).toEqual(['about']);
  });
});

describe('targets', () => {
  test('relative to the baseline: an amount, a share of it', async () => {
    expect(await stands({ baseline: from(40), targets: { 2015: { change: 10 } } }, 45)).toMatchObject({
      achievement: '0.5',
    });
    expect(await stands({ baseline: from(40), targets: { 2015: { change: '10%' } } }, 42)).toMatchObject({
      achievement: '0.5',
    });
    expect(
      await stands({ direction: 'decrease', baseline: from(40), targets: { 2015: { change: '-50%' } } }, 30),
    ).toMatchObject({ achievement: '0.5' });
  });

  test('running totals that include the baseline start from it', async () => {
    const total = { cumulation: 'cumulative-targets', baseline: from(50), targets: { 2015: 150 } };
    const included = await progressOf(
      { ...level, ...total, targets_include_baseline: true },
      [window('2015', [{ value: 25 }])],
      asOf,
    );
    expect(included.actual?.value.toFixed()).toBe('75');
    expect(included.achievement?.toFixed()).toBe('0.25');
    expect(await stands({ ...total, targets_include_baseline: false }, 75)).toMatchObject({ achievement: '0.5' });
    expect(await stands(total, 75)).toMatchObject({ rating: 'cannot-compute' });
    expect((await stands(total, 75)).reason).toContain('targets_include_baseline');
    expect(await stands({ ...total, baseline: from(0) }, 75)).toMatchObject({ achievement: '0.5' });
  });
});

describe('methods by measure', () => {
  test('yes and no', async () => {
    const indicator = { measure: 'boolean', cumulation: undefined, targets: { 2015: true } };
    expect(await stands(indicator, 1)).toMatchObject({ achievement: '1', rating: 'achieved' });
    expect(await stands(indicator, 0)).toMatchObject({ achievement: '0', rating: 'off-track' });
    expect(await stands({ ...indicator, targets: { 2015: false } }, 0)).toMatchObject({ rating: 'achieved' });
  });

  test('a scale carries its own ratings, with or without a target', async () => {
    const scale = [
      { value: 1, label: 'Started', rating: 'off-track' },
      { value: 2, label: 'Working', rating: 'on-track' },
    ];
    const indicator = { ...level, measure: 'ordinal', scale };
    const due = await progressOf({ ...indicator, targets: { 2015: 2 } }, [window('2015', [{ value: 2 }])], asOf);
    expect(due).toMatchObject({ rating: 'on-track', rated: true, level: { label: 'Working' } });
    expect(due.achievement).toBeUndefined();
    const alone = await progressOf(indicator, [window('2014', [{ value: 1 }])], asOf);
    expect(alone).toMatchObject({ rating: 'off-track', rated: true, period: period('2014') });
    expect(await progressOf(indicator, [], asOf)).toMatchObject({ rating: 'no-target', rated: false });
  });

  test('after count-if the value is a plain number', async () => {
    const indicator = {
      ...level,
      measure: 'ordinal',
      aggregation: { places: { 'count-if': { op: '>=', value: 2 } } },
      baseline: from(0),
      targets: { 2015: 4 },
    };
    const places = ['a', 'b', 'c', 'd'];
    const values = places.map((place, index) => ({ place, value: index }));
    const progress = await progressOf(indicator, [window('2015', values)], asOf, { places });
    expect(progress).toMatchObject({ method: 'from-baseline', rating: 'off-track' });
    expect(progress.achievement?.toFixed()).toBe('0.5');
    expect(progress.actual?.value.toFixed()).toBe('2');
  });

  test('context, no direction and achievement none are shown, not rated', async () => {
    for (const own of [{ class: 'context' }, { direction: 'none' }, { achievement: 'none' }]) {
      const progress = await progressOf(
        { ...level, targets: { 2015: 10 }, ...own },
        [window('2015', [{ value: 5 }])],
        asOf,
      );
      expect(progress).toMatchObject({ rating: 'context', rated: false, method: 'none', period: period('2015') });
      expect(progress.actual?.value.toFixed()).toBe('5');
      expect(progress.target?.value.toFixed()).toBe('10');
      expect(progress.achievement).toBeUndefined();
    }
  });

  test('retired is its own state, with its values', async () => {
    const progress = await progressOf(
      { ...level, status: 'retired', targets: { 2015: 10 } },
      [window('2015', [{ value: 5 }])],
      asOf,
    );
    expect(progress).toMatchObject({ rating: 'retired', rated: false });
    expect(progress.actual?.value.toFixed()).toBe('5');
  });

  test('without targets there is nothing to rate', async () => {
    const progress = await progressOf(level, [window('2015', [{ value: 5 }])], asOf);
    expect(progress).toMatchObject({ rating: 'no-target', rated: false });
    expect(progress.actual?.value.toFixed()).toBe('5');
    expect(progress.period).toBeUndefined();
  });
});
