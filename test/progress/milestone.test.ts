import { describe, expect, test } from 'vitest';
import type { Completion } from '../../src/measurements/observation.ts';
import { coverageOf, period, progressOf, window } from './build.ts';

const steps = {
  draft: { text: 'Drafted', weight: 1, due: 2013 },
  consult: { text: 'Consulted', weight: 2, due: 2014 },
  adopt: { text: 'Adopted', weight: 1, due: 2015 },
};
const done = (step: string, when: string): Completion => ({ step, period: period(when) });
const counted = (...years: string[]) =>
  years.map((year) => window(year, [], undefined, { coverage: coverageOf(year, '1/1') }));

async function at(asOf: string, completions: readonly Completion[], own: { readonly [key: string]: unknown } = {}) {
  const windows = completions.length === 0 ? [] : counted('2013', '2014', '2015');
  return progressOf({ measure: 'milestone', direction: undefined, steps, ...own }, windows, asOf, { completions });
}

describe('steps', () => {
  test('weights of due steps done by weights of steps due; early ones apart', async () => {
    const progress = await at('2015-06-30', [done('draft', '2013'), done('adopt', '2014')]);
    expect(progress).toMatchObject({
      period: { text: '2014' },
      steps: { due: ['draft', 'consult'], completed: ['draft'], early: ['adopt'] },
      rating: 'off-track',
      formula: '1 ÷ (1 + 2) ≈ 0.333333',
    });
    expect(progress.achievement?.toFixed(6)).toBe('0.333333');
  });

  test('a step in grace is awaited; once done it counts at once', async () => {
    const waiting = await at('2015-01-15', [done('draft', '2013')]);
    expect(waiting).toMatchObject({ period: { text: '2013' }, awaiting: { text: '2014' }, rating: 'achieved' });
    const inTime = await at('2015-01-15', [done('draft', '2013'), done('consult', '2014')]);
    expect(inTime).toMatchObject({ period: { text: '2014' }, rating: 'achieved' });
    expect(inTime.awaiting).toBeUndefined();
  });

  test('before anything is due', async () => {
    const progress = await at('2012-12-31', []);
    expect(progress).toMatchObject({ rating: 'not-due', steps: { due: [], completed: [], early: [] } });
    expect(progress.toFinal?.toFixed()).toBe('0');
  });

  test('nothing was ever reported: overdue; in the first grace no data', async () => {
    expect(await at('2014-06-30', [])).toMatchObject({ rating: 'overdue', period: { text: '2013' } });
    expect(await at('2014-01-15', [])).toMatchObject({ rating: 'no-data', awaiting: { text: '2013' } });
  });

  test('completions after the as-of date do not count', async () => {
    const progress = await at('2014-12-31', [done('draft', '2013'), done('consult', '2015')]);
    expect(progress.steps).toMatchObject({ completed: ['draft'], early: [] });
  });

  test('without dates all steps are due with the final target', async () => {
    const undated = { a: { text: 'A' }, b: { text: 'B' } };
    const own = { steps: undated, targets: { 2014: 2 } };
    const progress = await at('2015-06-30', [done('a', '2014')], own);
    expect(progress).toMatchObject({ steps: { due: ['a', 'b'], completed: ['a'] }, rating: 'off-track' });
    expect(progress.achievement?.toFixed()).toBe('0.5');
    expect(await at('2015-06-30', [], { steps: undated })).toMatchObject({ rating: 'no-target' });
  });

  test('steps of several places are not combined', async () => {
    const completions = ['a', 'b'].map((place) => ({ ...done('draft', '2013'), place }));
    expect(await at('2015-06-30', completions)).toMatchObject({
      rating: 'cannot-compute',
      reason: 'Not rated: steps of several places are not combined',
    });
  });
});
