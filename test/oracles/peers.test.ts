import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { observe } from '../../src/measurements/engine.ts';
import { computeFacts } from '../../src/progress/compute.ts';
import type { Progress } from '../../src/progress/facts.ts';
import { folderOf } from '../measurements/folder.ts';
import { folder, plumbline } from '../support/cli.ts';
import { table } from '../support/standings.ts';

/**
 * What other systems’ own tests expect, through portfolios and their CSVs. Where the calculation contract differs on purpose, the
 * name of the test says so.
 */
const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8'));

type Yaml = { readonly [key: string]: unknown };
type Frameworks = { readonly [id: string]: { readonly indicator: Yaml; readonly rows?: string } };

function files(frameworks: Frameworks): Record<string, string> {
  return {
    'plumbline.yaml': JSON.stringify({ title: 'Peers', places: { a: { title: 'A' }, b: { title: 'B' } } }),
    ...Object.fromEntries(
      Object.entries(frameworks).flatMap(([id, { indicator, rows }]) => [
        [
          `frameworks/${id}.yaml`,
          JSON.stringify({
            id,
            title: id,
            results: { output: { level: 'output', statement: 'Something is there.' } },
            indicators: { i: { result: 'output', name: 'Something', direction: 'increase', ...indicator } },
          }),
        ],
        ...(rows === undefined ? [] : [[`measurements/${id}/i.csv`, `${rows}\n`]]),
      ]),
    ),
  };
}

/** Where the indicator of the framework `main` stands. */
async function main(frameworks: Frameworks, asOf = '2015-12-31'): Promise<Progress> {
  const { dir, portfolio } = await folderOf(files(frameworks));
  const facts = computeFacts(portfolio, await observe(portfolio, dir, asOf), asOf);
  const found = facts.indicators.find(({ framework }) => framework.id === 'main');
  if (found === undefined) throw new Error('there is no main');
  return found;
}

const actual = async (frameworks: Frameworks) => (await main(frameworks)).actual?.value.toFixed();
const counted = { measure: 'number', cumulation: 'incremental', targets: { 2015: 100 } };
const share = {
  measure: 'percentage',
  cumulation: 'point-in-time',
  aggregation: { periods: 'pooled', places: 'pooled', frameworks: 'pooled' },
  baseline: { period: 2014, value: 0 },
  targets: { 2015: 100 },
};
const upwards = { rolls_up_to: 'main/i' };
const updates = (values: readonly unknown[]) =>
  `period,value\n${values.map((value, index) => `2015-0${index + 1},${value}`).join('\n')}`;
const parts = (all: readonly { readonly n: number; readonly d: number }[]) =>
  `period,numerator,denominator\n${all.map(({ n, d }, index) => `2015-0${index + 1},${n},${d}`).join('\n')}`;

const lowered = (categories: object) =>
  Object.fromEntries(Object.entries(categories).map(([name, value]) => [name.toLowerCase(), value]));

interface Akvo {
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: each case has a shape of its own.
  readonly [key: string]: any;
}

describe('Akvo RSR', () => {
  const cases = new Map((read('akvo_rsr').aggregation as readonly Akvo[]).map((one) => [one.id, one]));
  const find = (id: string): Akvo => {
    const found = cases.get(id);
    if (found === undefined) throw new Error(`no case ${id}`);
    return found;
  };

  test.each(['ak-01', 'ak-02', 'ak-04'])(
    '%s: updates of a period are added up, corrections with their sign',
    async (id) => {
      const { updates: values, expected_actual } = find(id);
      expect(await actual({ main: { indicator: counted, rows: updates(values) } })).toBe(String(expected_actual));
    },
  );

  test('ak-03 differs: a value that is no number is refused at its cell, not kept as it is', async () => {
    const dir = folder({
      ...files({ main: { indicator: counted } }),
      'incoming/a.csv': `indicator,${updates([find('ak-03').actual_value]).replace('\n', '\ni,')}\n`,
    });
    const { code, out } = await plumbline(dir, 'ingest', 'incoming/a.csv');
    expect(code).toBe(1);
    expect(out).toContain('incoming/a.csv:2:11 The value "n/a" is not a number.');
  });

  test('ak-05: a draft does not count; here it is not in the store at all, and a row that calls itself one is refused', async () => {
    const [approved, draft] = find('ak-05').updates;
    const row = (index: number, { v, status }: { v: number; status: string }) => `i,2015-0${index},${v},${status}`;
    const text = `indicator,period,value,status\n${row(1, { ...approved, status: 'reported' })}\n${row(2, draft)}\n`;
    const dir = folder({ ...files({ main: { indicator: counted } }), 'incoming/a.csv': text });
    const { code, out } = await plumbline(dir, 'ingest', 'incoming/a.csv');
    expect([code, out.includes('There is no status "draft"')]).toEqual([1, true]);
    expect(await actual({ main: { indicator: counted, rows: updates([approved.v]) } })).toBe(
      String(find('ak-05').expected_actual),
    );
  });

  test('ak-06, ak-07: children are added up, one that does not roll up is not', async () => {
    const [[first], [second]] = find('ak-06').children;
    const child = (value: number, indicator: Yaml) => ({
      indicator: { ...counted, ...indicator },
      rows: updates([value]),
    });
    expect(
      await actual({ main: { indicator: counted }, one: child(first, upwards), two: child(second, upwards) }),
    ).toBe(String(find('ak-06').expected_parent));
    const [own, other] = find('ak-07').children;
    expect(
      await actual({ main: { indicator: counted }, one: child(own.v[0], upwards), two: child(other.v[0], {}) }),
    ).toBe(String(find('ak-07').expected_parent));
  });

  test('ak-08: a parent that nothing rolls up to has its own value', async () => {
    const { parent_actual, children, expected_parent } = find('ak-08');
    const frameworks = {
      main: { indicator: counted, rows: updates([parent_actual]) },
      one: { indicator: counted, rows: updates(children[0]) },
    };
    expect(await actual(frameworks)).toBe(String(expected_parent));
  });

  test('ak-09 differs: a typed value that does not agree with its parts is refused, not overwritten', async () => {
    const { numerator, denominator, expected_percent } = find('ak-09');
    expect(await actual({ main: { indicator: share, rows: parts([{ n: numerator, d: denominator }]) } })).toBe(
      String(expected_percent),
    );
    const text = `indicator,period,value,numerator,denominator\ni,2015-01,50,${numerator},${denominator}\n`;
    const dir = folder({ ...files({ main: { indicator: share } }), 'incoming/a.csv': text });
    const { code, out } = await plumbline(dir, 'ingest', 'incoming/a.csv');
    expect([code, out.includes('[msr-percent-mismatch]')]).toEqual([1, true]);
  });

  test('ak-10 differs: quotients are rounded when they are shown, and a zero denominator gives no value, not 0', async () => {
    for (const { n, d, expected } of find('ak-10').cases) {
      const found = await main({ main: { indicator: share, rows: parts([{ n, d }]) } });
      if (d === 0) expect(found.actual).toBeUndefined();
      else expect(found.actual?.value.toFixed(2)).toBe(String(expected));
    }
  });

  test('ak-11, ak-12: shares are pooled, without the child that does not roll up', async () => {
    for (const id of ['ak-11', 'ak-12']) {
      const { children, expected_parent } = find(id);
      const [one, two] = children;
      const found = await main({
        main: { indicator: share },
        one: { indicator: { ...share, ...upwards }, rows: parts([one]) },
        two: { indicator: { ...share, ...(two.aggregate_to_parent === false ? {} : upwards) }, rows: parts([two]) },
      });
      const { numerator, denominator, value } = found.actual ?? {};
      expect([numerator?.toFixed(), denominator?.toFixed(), value?.toFixed()]).toEqual([
        String(expected_parent.n),
        String(expected_parent.d),
        String(expected_parent.percent),
      ]);
    }
  });

  test('ak-13: a second value of one period is refused', async () => {
    const [one, two] = find('ak-13').updates;
    const text = `indicator,period,numerator,denominator\ni,2015,${one.n},${one.d}\ni,2015,${two.n},${two.d + 1}\n`;
    const dir = folder({ ...files({ main: { indicator: share } }), 'incoming/a.csv': text });
    const { code, out } = await plumbline(dir, 'ingest', 'incoming/a.csv');
    expect([code, out.includes('[msr-duplicate]')]).toEqual([1, true]);
  });

  test('ak-14: parts are added up over the months of a year', async () => {
    const { updates: all, expected } = find('ak-14');
    const found = await main({ main: { indicator: share, rows: parts(all) } });
    expect([found.actual?.numerator?.toFixed(), found.actual?.denominator?.toFixed()]).toEqual([
      String(expected.n),
      String(expected.d),
    ]);
  });

  describe('told apart by category', () => {
    const dimensions = {
      flavor: { title: 'Flavor', exhaustive: true, categories: { vanilla: 'Vanilla', chocolate: 'Chocolate' } },
      color: { title: 'Color', categories: { red: 'Red' } },
    };
    const apart = (indicator: Yaml, rows: string) => ({
      ...files({ main: { indicator: { ...indicator, disaggregate_by: ['flavor', 'color'] }, rows } }),
      'plumbline.yaml': JSON.stringify({ title: 'Peers', dimensions }),
    });
    /** Each category has a target of its own: its figure is that of the year. */
    const planFor = (cells: readonly string[]) => ({
      'plans/main/i.csv': `kind,period,flavor,color,value\n${cells.map((one) => `target,2015,${one},100\n`).join('')}`,
    });
    /** The rated row of each category: what `progress --by` says of it. */
    const categories = async (portfolio: Record<string, string>, dimension: string) => {
      const asked = ['progress', '--by', dimension, '--as-of', '2015-12-31', '--format', 'csv'];
      const { out } = await plumbline(folder(portfolio), ...asked);
      return table(out).filter((row) => row.dimension === dimension && row.rated !== '');
    };

    test('ak-15: the values of each category are added up, those of a draft are not in the store', async () => {
      const { updates: all, expected } = find('ak-15');
      const approved = all.filter((one: Akvo) => one.status === 'A');
      const lines = approved.flatMap((one: Akvo, index: number) =>
        ['flavor', 'color'].flatMap((dimension) =>
          Object.entries(one[dimension] ?? {}).map(([category, value]) => {
            const cells = dimension === 'flavor' ? [category.toLowerCase(), ''] : ['', category.toLowerCase()];
            return [`2015-0${index + 1}`, ...cells, value].join(',');
          }),
        ),
      );
      const portfolio = {
        ...apart(counted, ['period,flavor,color,value', ...lines].join('\n')),
        ...planFor(['vanilla,', 'chocolate,', ',red']),
      };
      const found = [...(await categories(portfolio, 'flavor')), ...(await categories(portfolio, 'color'))];
      expect(
        Object.fromEntries(found.map(({ category, actual_to_date }) => [category, Number(actual_to_date)])),
      ).toEqual(lowered(expected));
    });

    test('ak-16: of shares the numerators and the denominators of each category are added up', async () => {
      const { updates: all, expected } = find('ak-16');
      const lines = all.flatMap((one: Akvo, index: number) =>
        Object.entries(one).map(([category, [n, d]]) => `2015-0${index + 1},${category.toLowerCase()},${n},${d}`),
      );
      const portfolio = {
        ...apart(share, ['period,flavor,numerator,denominator', ...lines].join('\n')),
        ...planFor(['vanilla,', 'chocolate,']),
      };
      const found = await categories(portfolio, 'flavor');
      expect(
        Object.fromEntries(
          found.map(({ category, numerator, denominator }) => [category, [Number(numerator), Number(denominator)]]),
        ),
      ).toEqual(lowered(expected));
    });

    test.each(find('ak-17').cases as readonly Akvo[])(
      'ak-17: parts that do not add up to their total are incomplete, case %#',
      async ({ total, parts: values, total_nd, parts_nd, incomplete }) => {
        const [head, whole, each] =
          total_nd === undefined
            ? ['period,flavor,value', [total], values.map((value: number) => [value])]
            : ['period,flavor,numerator,denominator', total_nd, parts_nd];
        const rows = [
          ['', whole],
          ['vanilla', each[0]],
          ['chocolate', each[1]],
        ];
        const text = [head, ...rows.map(([flavor, cells]) => ['2015-12', flavor, ...cells].join(','))].join('\n');
        const dir = folder(apart(total_nd === undefined ? counted : share, text));
        const { out } = await plumbline(dir, 'validate', '--as-of', '2015-12-31', '--format', 'json');
        const found = (JSON.parse(out).diagnostics as { rule: string }[]).map(({ rule }) => rule);
        expect(found.includes('msr-disaggregation-under')).toBe(incomplete);
        expect(found).not.toContain('msr-disaggregation-over');
      },
    );
  });
});

interface Tola {
  readonly desc: string;
  readonly cumulative: 0 | 1;
  readonly unit: 'number' | 'percent';
  readonly direction: string;
  readonly targets: readonly number[];
  readonly data: readonly (readonly number[])[];
  readonly collect_dates: readonly (readonly string[])[];
  readonly lop_target: number;
  readonly lop_actual: number;
  readonly lop_percent_met: string;
  readonly period_actuals: readonly number[];
  readonly period_percent_met: readonly string[];
  readonly semi_annual_actuals: readonly number[];
}

/** January to April, May to August, September to December of 2016. */
const thirds = ['2016-01/2016-04', '2016-05/2016-08', '2016-09/2016-12'];
const percent = (value: { times(by: number): { toFixed(digits: number): string } } | undefined) =>
  value === undefined ? '' : `${value.times(100).toFixed(0)}%`;

describe.each((read('tola_time_aware').time_aware.scenarios as readonly Tola[]).map((one) => [one.desc, one] as const))(
  'TolaData, %s',
  (_desc, one) => {
    const cumulation =
      one.unit === 'percent' ? 'point-in-time' : one.cumulative === 1 ? 'cumulative-targets' : 'incremental';
    const at = (targets: Yaml, asOf: string) =>
      main(
        {
          main: {
            indicator: {
              ...{
                measure: one.unit === 'percent' ? 'percentage' : 'number',
                direction: one.direction,
                cumulation,
                targets,
              },
              achievement: 'ratio-to-target',
              ...(one.unit === 'percent' ? { aggregation: { periods: 'latest' } } : {}),
            },
            rows: `period,value\n${one.data
              .flatMap((values, index) =>
                values.map((value, number) => `2016-${one.collect_dates[index]?.[number]},${value}`),
              )
              .join('\n')}`,
          },
        },
        asOf,
      );
    const planned = Object.fromEntries(thirds.map((third, index) => [third, one.targets[index]]));
    const ends = ['2016-04-30', '2016-08-31', '2016-12-31'];
    const isLess = one.direction === 'decrease';

    test('the values of the periods', async () => {
      const { series } = await at(planned, '2016-12-31');
      const found = thirds.map((third) => series.find(({ period }) => period.text === third)?.actual?.value.toNumber());
      expect(found).toEqual(one.period_actuals);
    });

    test('the values of the halves', async () => {
      const { series } = await at({ '2016-H1': 1, '2016-H2': 1 }, '2016-12-31');
      const found = ['2016-H1', '2016-H2'].map((half) =>
        series.find(({ period }) => period.text === half)?.actual?.value.toNumber(),
      );
      expect(found).toEqual(one.semi_annual_actuals);
    });

    test(`the end${isLess ? ' differs: where less is better, target ÷ actual' : ''}`, async () => {
      const found = await at(planned, '2016-12-31');
      expect([found.actual?.value.toNumber(), found.target?.value.toNumber()]).toEqual([
        one.lop_actual,
        one.lop_target,
      ]);
      const theirs = one.lop_percent_met;
      if (!isLess) expect(percent(found.achievement)).toBe(theirs);
      else expect(found.achievement?.toFixed(6)).toBe((one.lop_target / one.lop_actual).toFixed(6));
    });

    const toDate = one.cumulative === 0 ? ' differs: sums are rated to date, not period by period' : '';
    test(`on the way${isLess ? ' differs: where less is better, target ÷ actual' : ''}${toDate}`, async () => {
      for (const [index, end] of ends.entries()) {
        const found = await at(planned, end);
        const [done, wanted] =
          one.cumulative === 0
            ? [sumOf(one.period_actuals.slice(0, index + 1)), sumOf(one.targets.slice(0, index + 1))]
            : [one.period_actuals[index] ?? 0, one.targets[index] ?? 0];
        expect([found.actual?.value.toNumber(), found.target?.value.toNumber()]).toEqual([done, wanted]);
        if (!isLess && one.cumulative === 1) expect(percent(found.achievement)).toBe(one.period_percent_met[index]);
        else expect(found.achievement?.toFixed(6)).toBe((isLess ? wanted / done : done / wanted).toFixed(6));
      }
    });
  },
);

function sumOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
