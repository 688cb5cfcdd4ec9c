import { describe, expect, test } from 'vitest';
import { exact } from '../../../src/model/decimal.ts';
import { parsePeriod } from '../../../src/model/period.ts';
import type { Indicator } from '../../../src/model/portfolio.ts';
import type { Fact, Figure, Progress } from '../../../src/progress/facts.ts';
import { bulletInputOf, progressInputOf } from '../../../src/report/chart-inputs.ts';
import { bulletView, courseView, groupsView, sparkView } from '../../../src/report/chart-views.ts';
import type { TimedValue } from '../../../src/report/charts/course.ts';
import { editionOf } from '../../../src/report/edition.ts';
import { loadPortfolio, sampleFacts } from '../sample.ts';

const facts = sampleFacts(await loadPortfolio());
const edition = await editionOf(facts);

function sampleOf(id: string, more: Partial<Progress>, changed: Partial<Indicator> = {}): Progress {
  const found = facts.indicators.find(({ indicator }) => indicator.id === id);
  if (found === undefined) throw new Error(id);
  return { ...found, ...more, indicator: { ...found.indicator, ...changed } };
}

function when(text: string) {
  const period = parsePeriod(text);
  if (period === undefined) throw new Error(text);
  return period;
}

function figure(text: string, value: string): Figure {
  return { period: when(text), value: exact(value), qualifiers: [], marks: [] };
}

/** A window with its value; one that has a target of its own says so. */
function fact(text: string, value: string, planned = false): Fact {
  const coverage = { expected: 1, reported: 1, withheld: 0, missing: [] };
  const at = facts.portfolio.at;
  return {
    period: when(text),
    actual: figure(text, value),
    coverage,
    ...(planned ? { target: { at, period: when(text), value: exact(1) } } : {}),
  };
}

const shown = (values: readonly TimedValue[]) => values.map(({ label, value }) => [label, value?.toFixed()]);

const windows = [
  ...['1', '2', '3', '4'].map((quarter) => fact(`2014-Q${quarter}`, quarter)),
  fact('2014', '10', true),
  ...['1', '2', '3', '4'].map((quarter) => fact(`2015-Q${quarter}`, quarter)),
  fact('2015', '10', true),
  fact('2016-Q1', '5'),
];

test('what is counted within a window is not joined with a window that holds it', () => {
  const counted = sampleOf('grants-paid', { series: windows }, { cumulation: 'incremental' });
  expect(shown(progressInputOf(counted, edition).actuals)).toEqual([
    ['2014', '10'],
    ['2015', '10'],
  ]);
  const first = sampleOf('grants-paid', { series: windows.slice(0, 6) }, { cumulation: 'incremental' });
  expect(shown(progressInputOf(first, edition).actuals)).toEqual([['2014', '10']]);
  const { aggregation } = counted.indicator;
  const pooled = { cumulation: 'point-in-time', aggregation: { ...aggregation, periods: 'pooled' } } as const;
  expect(shown(progressInputOf(sampleOf('grants-paid', { series: windows }, pooled), edition).actuals)).toEqual([
    ['2014', '10'],
    ['2015', '10'],
    ['Q1 2016', '5'],
  ]);
  const unplanned = windows.filter(({ target }) => target === undefined);
  const without = sampleOf(
    'grants-paid',
    { series: [...unplanned, fact('2015', '10')] },
    { cumulation: 'incremental' },
  );
  expect(shown(progressInputOf(without, edition).actuals)).toHaveLength(9);
});

test('a state stands at the end of its window, whatever the length', () => {
  const state = sampleOf('grants-paid', { series: windows }, { cumulation: 'point-in-time' });
  expect(shown(progressInputOf(state, edition).actuals).map(([label]) => label)).toEqual([
    'Q1 2014',
    'Q2 2014',
    'Q3 2014',
    '2014',
    'Q1 2015',
    'Q2 2015',
    'Q3 2015',
    '2015',
    'Q1 2016',
  ]);
});

test('targets before a revision are drawn beside those of now', () => {
  const at = facts.portfolio.at;
  const target = (year: string, value: string) => ({ at, period: when(year), value: exact(value) });
  const progress = sampleOf(
    'grants-paid',
    {},
    {
      targets: [target('2014', '5'), target('2015', '12')],
      revisions: [
        {
          at,
          kind: 'target',
          period: when('2015'),
          was: { value: exact(20) },
          date: '2015-02-01',
          reason: 'correction',
        },
      ],
    },
  );
  const input = progressInputOf(progress, edition);
  expect(shown(input.targets)).toEqual([
    ['2014', '5'],
    ['2015', '12'],
  ]);
  expect(shown(input.originals).slice(-2)).toEqual([
    ['2014', '5'],
    ['2015', '20'],
  ]);
  expect(
    shown(
      progressInputOf(sampleOf('grants-paid', {}, { targets: [target('2014', '5')], revisions: [] }), edition)
        .originals,
    ),
  ).toEqual([]);
});

test('a band has two ends and no value, a limit is a value', () => {
  const at = facts.portfolio.at;
  const targets = [
    { at, period: when('2014'), min: exact(3), max: exact(5) },
    { at, period: when('2015'), max: exact(4) },
  ];
  const [band, limit] = progressInputOf(sampleOf('grants-paid', {}, { targets }), edition).targets;
  expect([band?.value, band?.lower?.toFixed(), band?.upper?.toFixed()]).toEqual([null, '3', '5']);
  expect([limit?.value?.toFixed(), limit?.lower]).toEqual(['4', undefined]);
});

test('a bullet bar stands on the rated period, and is none without a target', () => {
  const { target: _, ...rest } = sampleOf('grants-paid', {});
  expect(bulletInputOf(rest, undefined, edition)).toBeUndefined();
  const input = bulletInputOf(sampleOf('grants-paid', {}), 'best', edition);
  expect([input?.value?.toFixed(), input?.target.toFixed(), input?.baseline?.toFixed()]).toEqual([
    '1500000',
    '1250000',
    '0',
  ]);
});

describe('the pictures of a page', () => {
  const dimension = facts.portfolio.dimensions.keys().next().value ?? '';
  const categories = [...(facts.portfolio.dimensions.get(dimension)?.categories.keys() ?? [])];
  const broken = { disaggregateBy: [{ id: dimension, at: facts.portfolio.at }] };
  const parts = (values: readonly (string | null)[]) =>
    new Map([
      [
        dimension,
        (progress: Progress) =>
          categories.map((category, index) => {
            const { actual: _, target: _target, ...rest } = progress;
            const value = values[index] ?? null;
            return {
              slice: { category: { dimension, category } },
              progress: value === null ? rest : { ...rest, actual: figure('2015', value) },
            };
          }),
      ],
    ]);

  test('bars stand for the groups of the rated period, and none for groups without a value', () => {
    const progress = sampleOf('grants-paid', {}, broken);
    const view = groupsView(progress, parts(['700000', null]), 'groups', edition);
    expect(view?.caption).toBe('By group, 2015');
    expect(view?.rows.map(({ cells }) => cells[0]).slice(0, 2)).toEqual(['USD 700,000', 'no value']);
    expect(groupsView(progress, parts([null, null]), 'groups', edition)).toBeNull();
    const { actual: _, ...unknown } = progress;
    expect(groupsView(unknown, parts(['700000']), 'groups', edition)).toBeNull();
  });

  test('a course needs a value and something beside it', () => {
    const bare = { series: [], targets: [] };
    const { baseline: _, target: _target, finalTarget: _final, ...without } = sampleOf('grants-paid', bare, bare);
    expect(courseView(without, 'course', edition)).toBeNull();
    const one = { ...without, series: [fact('2014', '10')] };
    expect([courseView(one, 'course', edition), sparkView(one, edition)]).toEqual([null, '']);
    const two = { ...without, series: [fact('2014', '10'), fact('2015', '12')] };
    expect(courseView(two, 'course', edition)?.rows.map(({ head }) => head)).toEqual(['2014', '2015']);
    expect(sparkView(two, edition)).toContain('<title>2014: USD 10; 2015: USD 12.</title>');
  });

  test('steps are no course', () => {
    const steps = sampleOf('plan-steps', { series: [fact('2014', '1'), fact('2015', '2')] });
    expect([courseView(steps, 'c', edition), sparkView(steps, edition), bulletView(steps, 'b', edition)]).toEqual([
      null,
      '',
      '',
    ]);
  });
});
