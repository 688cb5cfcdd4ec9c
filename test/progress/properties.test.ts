import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Observation } from '../../src/measurements/observation.ts';
import { exact } from '../../src/model/decimal.ts';
import type { Progress } from '../../src/progress/facts.ts';
import { progressOf, type Said, window } from './build.ts';

const years = ['2013', '2014', '2015'];
const places = ['a', 'b', 'c', 'd'];
const asOf = '2015-12-31';

/** Thousandths: sums of them in whole numbers check the decimals. */
const amount = fc.integer({ min: 1, max: 10_000_000 });
const decimal = (thousandths: number) => exact(thousandths).div(1000).toFixed();
const table = fc.array(fc.array(amount, { minLength: places.length, maxLength: places.length }), {
  minLength: years.length,
  maxLength: years.length,
});
const cumulation = fc.constantFrom('incremental', 'cumulative-targets', 'cumulative-values', 'point-in-time');
const rule = fc.constantFrom('sum', 'mean', 'min', 'max', 'median', 'weighted-mean');
const weights = { a: 1, b: 2, c: 3, d: 4 };

function windowsOf(values: readonly (readonly number[])[], names: readonly string[] = places): Observation[] {
  return years.map((year, index) =>
    window(
      year,
      (values[index] ?? []).map((value, at): Said => ({ place: names[at] ?? '', value: decimal(value) })),
    ),
  );
}

function figures({ actual, target, achievement, rating, trend, coverage, formula, previous }: Progress) {
  return {
    actual: actual?.value.toFixed(),
    target: target?.value.toFixed(),
    previous: previous?.value.toFixed(),
    achievement: achievement?.toFixed(),
    rating,
    trend,
    coverage,
    formula,
  };
}

const plan = (over: { readonly [key: string]: unknown }) => ({
  direction: 'increase',
  baseline: { period: 2010, value: 1 },
  targets_include_baseline: false,
  targets: { 2013: 500, 2014: 1000, 2015: 1500 },
  ...over,
});

describe('what must not matter does not', () => {
  test('the order of windows and of places', async () => {
    const shuffled = table.chain((values) =>
      fc.record({
        values: fc.constant(values),
        windows: fc.shuffledSubarray(windowsOf(values), { minLength: years.length }),
        places: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, cumulation, rule, async (given, over, places_) => {
        const indicator = plan({ cumulation: over, aggregation: { places: places_, weights } });
        const mixed = given.windows.map((each) => ({
          ...each,
          values: given.places.flatMap((index) => each.values[index] ?? []),
        }));
        const one = await progressOf(indicator, windowsOf(given.values), asOf, { places });
        const other = await progressOf(indicator, mixed, asOf, { places });
        expect(figures(other)).toEqual(figures(one));
      }),
      { numRuns: 60 },
    );
  });

  test('the names of places', async () => {
    await fc.assert(
      fc.asyncProperty(table, cumulation, fc.constantFrom('sum', 'mean', 'median'), async (values, over, how) => {
        const indicator = plan({ cumulation: over, aggregation: { places: how } });
        const renamed = ['z', 'y', 'x', 'w'];
        const one = await progressOf(indicator, windowsOf(values), asOf, { places });
        const other = await progressOf(indicator, windowsOf(values, renamed), asOf, { places: renamed });
        expect(figures(other)).toEqual(figures(one));
      }),
      { numRuns: 40 },
    );
  });

  test('a place in two halves, for sums', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.array(fc.nat(10_000_000), { minLength: 3, maxLength: 3 }),
        cumulation,
        async (values, cuts, over) => {
          const indicator = plan({ cumulation: over, aggregation: { places: 'sum' } });
          const split = values.map((row, index) => {
            const [first = 0, ...rest] = row;
            const part = (cuts[index] ?? 0) % (first + 1);
            return [part, ...rest, first - part];
          });
          const one = await progressOf(indicator, windowsOf(values), asOf, { places });
          const other = await progressOf(indicator, windowsOf(split, [...places, 'e']), asOf, {
            places: [...places, 'e'],
          });
          const { coverage: _one, formula: _ofOne, ...same } = figures(one);
          const { coverage: _other, formula: _ofOther, ...also } = figures(other);
          expect(also).toEqual(same);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a place in two halves, for pooled shares', async () => {
    const part = fc.tuple(fc.nat(1000), fc.integer({ min: 1, max: 1000 }));
    const indicator = plan({
      cumulation: 'point-in-time',
      measure: 'percentage',
      aggregation: { places: 'pooled' },
      targets: { 2015: 80 },
    });
    const at = async (pairs: readonly (readonly [number, number])[]) => {
      const names = pairs.map((_, index) => `p${index}`);
      const values = pairs.map(([above, below], index) => ({ place: names[index] ?? '', parts: `${above}/${below}` }));
      return progressOf(indicator, [window('2015', values)], asOf, { places: names });
    };
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 5 }), part, part, async (others, [a, b], [c, d]) => {
        const one = await at([...others, [a + c, b + d]]);
        const other = await at([...others, [a, b], [c, d]]);
        expect(other.actual?.value.toFixed()).toBe(one.actual?.value.toFixed());
        expect(other.achievement?.toFixed()).toBe(one.achievement?.toFixed());
        expect(other.rating).toBe(one.rating);
        const above = others.reduce((total, [each]) => total + each, a + c);
        const below = others.reduce((total, [, each]) => total + each, b + d);
        expect(Number(one.actual?.value)).toBeCloseTo((above * 100) / below, 9);
      }),
      { numRuns: 40 },
    );
  });
});

describe('scale', () => {
  test('ten times everything is the same achievement, and ten times the figure', async () => {
    const ten = (value: number) => value * 10;
    await fc.assert(
      fc.asyncProperty(table, cumulation, rule, amount, async (values, over, how, baseline) => {
        const indicator = (factor: number) => ({
          ...plan({ cumulation: over, aggregation: { places: how, weights } }),
          baseline: { period: 2010, value: Number(decimal(baseline * factor)) },
          targets: { 2013: 500 * factor, 2014: 1000 * factor, 2015: 1500 * factor },
        });
        const one = await progressOf(indicator(1), windowsOf(values), asOf, { places });
        const other = await progressOf(indicator(10), windowsOf(values.map((row) => row.map(ten))), asOf, { places });
        const close = (a: Progress, b: Progress) =>
          a.achievement
            ?.minus(b.achievement ?? 0)
            .abs()
            .lt('1e-30');
        expect(other.rating).toBe(one.rating);
        expect(other.achievement === undefined ? one.achievement : close(other, one)).toBe(
          one.achievement === undefined ? undefined : true,
        );
        expect(
          other.actual?.value
            .minus(one.actual?.value.times(10) ?? 0)
            .abs()
            .lt('1e-30'),
        ).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('sums to date are those of whole thousandths', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (values) => {
        const progress = await progressOf(plan({ cumulation: 'incremental' }), windowsOf(values), asOf, { places });
        const total = values.flat().reduce((all, value) => all + value, 0);
        expect(progress.actual?.value.times(1000).toFixed()).toBe(String(total));
        expect(progress.target?.value.toFixed()).toBe('3000');
        expect(progress.achievement?.toFixed()).toBe(exact(total).div(3_000_000).toFixed());
      }),
      { numRuns: 40 },
    );
  });

  test('a value rated is at or beyond its target exactly when it is met', async () => {
    const value = fc.integer({ min: -1000, max: 1000 });
    await fc.assert(
      fc.asyncProperty(value, value, value, fc.constantFrom('increase', 'decrease'), async (b, t, a, direction) => {
        const indicator = {
          cumulation: 'point-in-time',
          direction,
          baseline: { period: 2010, value: b },
          targets: { 2015: t },
        };
        const { rating } = await progressOf(indicator, [window('2015', [{ value: a }])], asOf);
        const met = direction === 'increase' ? a >= t : a <= t;
        const worse = direction === 'increase' ? a < b && a < t : a > b && a > t;
        expect(['achieved', 'exceeded'].includes(rating)).toBe(met);
        expect(rating === 'regressed').toBe(worse);
      }),
      { numRuns: 300 },
    );
  });
});
