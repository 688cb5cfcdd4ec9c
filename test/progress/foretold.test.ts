import { expect, test } from 'vitest';
import { computeFacts } from '../../src/progress/compute.ts';
import { families } from '../../src/rules/index.ts';
import { runRules } from '../../src/rules/run.ts';
import { first, observedOf, portfolioOf, type Said, window } from './build.ts';

/** A share of three places that is rated: each case changes what makes the figure impossible. */
const sound = {
  status: 'final',
  measure: 'percentage',
  direction: 'increase',
  aggregation: { places: 'pooled' },
  baseline: { period: 2010, value: 20 },
  targets: { 2015: 80 },
};
const parts: readonly Said[] = ['a', 'b', 'c'].map((place) => ({ place, parts: '1/2' }));
const values = (...numbers: readonly number[]): readonly Said[] =>
  numbers.map((value, index) => ({ place: 'abc'.charAt(index), value }));
const scale = [
  { value: 1, label: 'Weak', rating: 'off-track' },
  { value: 2, label: 'Good', rating: 'achieved' },
];

type Own = { readonly [key: string]: unknown };

async function both(own: Own, said: readonly Said[]) {
  const portfolio = await portfolioOf({ places: ['a', 'b', 'c'], indicators: { one: { ...sound, ...own } } });
  const progress = first(computeFacts(portfolio, observedOf({ one: [window('2015', said)] }), '2015-12-31'));
  const { diagnostics } = runRules(families.indicator, { portfolio, asOf: '2015-12-31', ruleIds: [] });
  return { progress, rules: diagnostics.filter(({ severity }) => severity === 'error').map(({ rule }) => rule) };
}

/** What else is missing for a final indicator, in every case; none of it keeps a figure from being computed. */
const always = [
  'sheet-definition-missing',
  'sheet-frequency-missing',
  'sheet-responsible-missing',
  'sheet-source-missing',
  'sheet-unit-missing',
  'sheet-formula-missing',
];
const told = (rules: readonly string[]) =>
  [...new Set(rules)].filter((rule) => rule.startsWith('sheet-') && !always.includes(rule));

test('what is sound is rated, and no rule says otherwise', async () => {
  const { progress, rules } = await both({}, parts);
  expect(progress).toMatchObject({ rated: true });
  expect(progress.achievement?.toFixed()).toBe('0.5');
  expect(told(rules)).toEqual([]);
});

/** Each reason for `cannot-compute` that lies in the definition: one rule says it, and no other. */
test.each<[string, Own, readonly Said[], string]>([
  [
    'sheet-cumulation-missing',
    { measure: 'number', aggregation: {} },
    values(1, 2, 3),
    'its cumulation is not declared',
  ],
  ['sheet-direction-missing', { direction: undefined }, parts, 'its direction is not declared'],
  ['sheet-baseline-missing', { baseline: undefined }, parts, 'no baseline yet'],
  ['sheet-baseline-missing', { baseline: { period: 2010 } }, parts, 'no baseline yet'],
  ['sheet-baseline-not-applicable', { baseline: { not_applicable: 'New.' } }, parts, 'a baseline does not apply'],
  [
    'sheet-baseline-not-applicable',
    { achievement: 'ratio-to-target', baseline: { not_applicable: 'New.' }, targets: { 2015: { change: 5 } } },
    parts,
    'the target is a change from it',
  ],
  ['sheet-cumulation-mismatch', { cumulation: 'incremental' }, parts, 'is not summed over time'],
  ['sheet-aggregation-not-additive', { aggregation: { places: 'sum' } }, parts, 'is not summed over places'],
  ['sheet-aggregation-not-additive', { aggregation: { places: 'mean' } }, parts, 'needs a reason'],
  ['sheet-pooled-sample', { parts: 'sample' }, parts, 'parts of samples are not pooled'],
  [
    'sheet-pooled-no-parts',
    { measure: 'index', formula: 'Mean of ten items' },
    values(30, 40, 50),
    'a has no numerator and denominator to pool',
  ],
  ['sheet-weights-missing', { aggregation: { places: 'weighted-mean', weights: { a: 1 } } }, parts, 'has no weight'],
  [
    'sheet-weights-missing',
    { aggregation: { places: 'weighted-mean', weights: { a: 0, b: 0, c: 0 } } },
    parts,
    'weights of the reporting places are all 0',
  ],
  [
    'sheet-targets-include-baseline',
    { measure: 'number', cumulation: 'cumulative-targets', aggregation: { places: 'sum' } },
    values(10, 20, 30),
    'targets include the baseline',
  ],
  ['sheet-achievement-mismatch', { targets: { 2015: { min: 80 } } }, parts, 'has no value, only a band'],
  ['sheet-achievement-mismatch', { achievement: 'binary' }, parts, 'is neither 1 (yes) nor 0 (no)'],
  ['sheet-achievement-mismatch', { achievement: 'within-band' }, parts, 'neither a band'],
  ['sheet-achievement-mismatch', { achievement: 'scale' }, parts, 'it declares no scale'],
  ['sheet-achievement-mismatch', { achievement: 'steps' }, parts, 'it declares no steps'],
  [
    'sheet-achievement-mismatch',
    { achievement: 'ratio-to-target', direction: 'maintain' },
    parts,
    'needs a direction, increase or decrease',
  ],
  [
    'sheet-achievement-mismatch',
    { measure: 'ordinal', scale, aggregation: { places: 'mean', mean_because: 'Asked for.' } },
    values(1, 1, 2),
    'no level of its scale has the value',
  ],
  ['sheet-scale-missing', { measure: 'ordinal', aggregation: { places: 'max' } }, values(1, 1, 2), 'no scale'],
  [
    'sheet-scale-rating-missing',
    { measure: 'ordinal', aggregation: { places: 'max' }, scale: scale.map(({ value, label }) => ({ value, label })) },
    values(1, 1, 2),
    'has no rating on its scale',
  ],
  ['sheet-steps-missing', { measure: 'milestone', aggregation: {} }, [], 'it declares no steps'],
])('%s says it beforehand (%#)', async (rule, own, said, reason) => {
  const { progress, rules } = await both(own, said);
  expect(progress).toMatchObject({ rating: 'cannot-compute', rated: false });
  expect(progress.reason).toContain(reason);
  expect(told(rules)).toEqual([rule]);
});
