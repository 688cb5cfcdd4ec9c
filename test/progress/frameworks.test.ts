import { describe, expect, test } from 'vitest';
import { observe } from '../../src/measurements/engine.ts';
import { computeFacts } from '../../src/progress/compute.ts';
import type { Contributor, Progress } from '../../src/progress/facts.ts';
import { folderOf } from '../measurements/folder.ts';

type Yaml = { readonly [key: string]: unknown };

/** One indicator, `i`, of a framework, with the rows of its CSV. */
interface Given {
  readonly indicator?: Yaml;
  readonly places?: readonly unknown[];
  readonly rows?: string;
}

const setting = {
  title: 'Test',
  places: {
    UG: { title: 'Uganda', places: { jinja: { title: 'Jinja' }, mbale: { title: 'Mbale' } } },
    GH: { title: 'Ghana', places: { accra: { title: 'Accra' } } },
  },
  fiscal_year: { starts: '07-01', named_by: 'end' },
};

const counted = { measure: 'number', direction: 'increase', cumulation: 'incremental', collection_frequency: 'annual' };
const upwards = { rolls_up_to: 'programme/i' };

/** Where the indicator of the framework `programme` stands, read from files as users write them. */
async function programme(frameworks: { readonly [id: string]: Given }, asOf = '2017-06-30', shared: Yaml = counted) {
  const { dir, portfolio } = await folderOf({
    'plumbline.yaml': JSON.stringify(setting),
    ...Object.fromEntries(
      Object.entries(frameworks).flatMap(([id, { indicator, places, rows }]) => [
        [
          `frameworks/${id}.yaml`,
          JSON.stringify({
            id,
            title: id,
            ...(places === undefined ? {} : { places }),
            results: { output: { level: 'output', statement: 'Something is there.' } },
            indicators: { i: { result: 'output', name: 'Something', ...shared, ...indicator } },
          }),
        ],
        ...(rows === undefined ? [] : [[`measurements/${id}/i.csv`, `${rows.trim().replaceAll(/\n +/g, '\n')}\n`]]),
      ]),
    ),
  });
  const facts = computeFacts(portfolio, await observe(portfolio, dir, asOf), asOf);
  const found = facts.indicators.find(({ framework }) => framework.id === 'programme');
  if (found === undefined) throw new Error('there is no programme');
  return found;
}

const value = ({ actual }: Pick<Progress, 'actual'>) => actual?.value.toFixed();
const coverage = ({ coverage: found }: Progress) => found && `${found.reported}/${found.expected}`;
const brings = ({ framework, actual, target }: Contributor) =>
  `${framework.id}: ${actual?.value.toFixed() ?? '-'} of ${target?.value.toFixed() ?? '-'}`;

const uganda = { indicator: upwards, places: ['jinja'], rows: 'period,place,value\n2015,jinja,30\n2016,jinja,20' };
const ghana = { indicator: upwards, places: ['accra'], rows: 'period,place,value\n2015,accra,5\n2016,accra,7' };

describe('what several frameworks report is one figure', () => {
  test('sums to date, own rows among them, with the targets of those below beside the combined one', async () => {
    const found = await programme({
      programme: {
        indicator: { targets: { 2015: 40, 2016: 30 } },
        places: ['mbale'],
        rows: 'period,place,value\n2015,mbale,1\n2016,mbale,2',
      },
      uganda: { ...uganda, indicator: { ...upwards, targets: { 2015: 25, 2016: 25 } } },
      ghana,
    });
    // 30 + 20 + 5 + 7 + 1 + 2 of 40 + 30, in six place-years
    expect([value(found), found.target?.value.toFixed(), coverage(found), found.rating]).toEqual([
      '65',
      '70',
      '6/6',
      'on-track',
    ]);
    expect(found.contributors.map(brings)).toEqual(['programme: 3 of -', 'ghana: 12 of -', 'uganda: 50 of 50']);
  });

  test('who is missing is named with its framework, and a sum that lacks a part is not rated', async () => {
    const found = await programme({
      programme: { indicator: { targets: { 2016: 30 } } },
      uganda,
      ghana: { ...ghana, rows: 'period,place,value\n2015,accra,5' },
    });
    expect([value(found), coverage(found), found.rating]).toEqual(['20', '1/2', 'incomplete']);
    expect(found.coverage?.missing).toEqual([{ framework: 'ghana', place: 'accra', period: '2016' }]);
  });

  test('a framework that has reported nothing at all is missing too', async () => {
    const found = await programme({
      programme: { indicator: { targets: { 2016: 30 } } },
      uganda,
      ghana: { indicator: upwards, places: ['accra'] },
    });
    expect([value(found), coverage(found), found.rating]).toEqual(['20', '1/2', 'incomplete']);
  });

  test('a sum that meets its target without the missing part is met', async () => {
    const found = await programme({
      programme: { indicator: { targets: { 2016: 20 } } },
      uganda,
      ghana: { indicator: upwards, places: ['accra'] },
    });
    expect([found.achievement?.toFixed(), found.rating]).toEqual(['1', 'achieved']);
  });

  test('shares are pooled: 100 of 920, whatever the countries’ own shares are', async () => {
    const share = {
      measure: 'percentage',
      direction: 'increase',
      cumulation: 'point-in-time',
      baseline: { period: 2014, value: 0 },
      targets: { 2016: 50 },
    };
    const rows = (place: string, parts: string) => `period,place,numerator,denominator\n2016,${place},${parts}`;
    const found = await programme(
      {
        programme: {},
        uganda: { indicator: upwards, places: ['jinja'], rows: rows('jinja', '90,100') },
        ghana: { indicator: upwards, places: ['accra'], rows: rows('accra', '10,820') },
      },
      '2017-06-30',
      share,
    );
    expect(found.actual?.value.toFixed(4)).toBe('10.8696');
    expect(found.contributors.map(({ actual }) => actual?.value.toFixed(2))).toEqual(['1.22', '90.00']);
  });

  test('weights go by framework', async () => {
    const level = {
      measure: 'index',
      direction: 'increase',
      cumulation: 'point-in-time',
      baseline: { period: 2014, value: 0 },
      targets: { 2016: 50 },
    };
    const found = await programme(
      {
        programme: {
          indicator: {
            aggregation: { frameworks: 'weighted-mean', framework_weights: { uganda: 3, ghana: 1, source: 'Census' } },
          },
        },
        uganda: { indicator: upwards, places: [], rows: 'period,value\n2016,10' },
        ghana: { indicator: upwards, places: [], rows: 'period,value\n2016,50' },
      },
      '2017-06-30',
      level,
    );
    // (3 × 10 + 1 × 50) ÷ 4
    expect(value(found)).toBe('20');
  });

  test('a chain of three: what a city reports to its country reaches the programme once', async () => {
    const found = await programme({
      programme: { indicator: { targets: { 2015: 30, 2016: 30 } } },
      uganda,
      jinja: {
        indicator: { rolls_up_to: 'uganda/i' },
        places: ['mbale'],
        rows: 'period,place,value\n2015,mbale,1\n2016,mbale,2',
      },
    });
    expect([value(found), coverage(found)]).toEqual(['53', '4/4']);
    expect(found.contributors.map(brings)).toEqual(['uganda: 53 of -']);
  });
});

describe('a period belongs to the one in which it ends', () => {
  test('a fiscal year goes into the calendar year of its end, quarters into theirs', async () => {
    const found = await programme({
      programme: { indicator: { targets: { 2015: 30, 2016: 30 } } },
      uganda: {
        indicator: upwards,
        places: ['jinja'],
        rows: 'period,place,value\nFY2015,jinja,8\nFY2016,jinja,9\nFY2017,jinja,100',
      },
      ghana: {
        indicator: { ...upwards, collection_frequency: 'quarterly' },
        places: ['accra'],
        rows: 'period,place,value\n2015-Q1,accra,1\n2015-Q2,accra,1\n2015-Q3,accra,1\n2015-Q4,accra,1\n2016-Q1,accra,2\n2016-Q2,accra,2\n2016-Q3,accra,2\n2016-Q4,accra,2',
      },
    });
    // FY2015 and FY2016 end in June 2015 and 2016; FY2017 ends after both
    expect(value(found)).toBe('29');
    expect(found.contributors.map(brings)).toEqual(['ghana: 12 of -', 'uganda: 17 of -']);
  });

  test('without targets the figure is shown for the periods that rows have', async () => {
    const found = await programme({ programme: {}, uganda, ghana });
    expect([value(found), found.rating]).toEqual(['27', 'no-target']);
    expect(found.series.map(({ period, actual }) => `${period.text}: ${actual?.value.toFixed()}`)).toEqual([
      '2015: 35',
      '2016: 27',
    ]);
  });

  test('running totals carry what ended before, and the baseline is told once, at the top', async () => {
    const running = {
      measure: 'number',
      direction: 'increase',
      cumulation: 'cumulative-targets',
      targets_include_baseline: true,
      baseline: { period: 2014, value: 100 },
      collection_frequency: 'annual',
    };
    const found = await programme(
      { programme: { indicator: { targets: { 2016: 200 } } }, uganda, ghana },
      '2017-06-30',
      running,
    );
    // 100 + 30 + 20 + 5 + 7; from the baseline (162 − 100) ÷ (200 − 100)
    expect([value(found), found.achievement?.toFixed()]).toEqual(['162', '0.62']);
  });
});

describe('nothing is counted twice', () => {
  const both = {
    programme: { indicator: { targets: { 2015: 40, 2016: 30 } } },
    uganda,
    ghana: { indicator: upwards, rows: 'period,place,value\n2015,jinja,5\n2016,accra,7' },
  };

  test('a place that reports by two routes', async () => {
    const found = await programme(both);
    expect([found.rating, found.reason]).toEqual([
      'cannot-compute',
      'Not rated: jinja reports through ghana/i and through uganda/i, and would be counted twice',
    ]);
  });

  test('a country and a city in it', async () => {
    const found = await programme({
      ...both,
      ghana: { indicator: upwards, rows: 'period,place,value\n2015,UG,50\n2016,accra,7' },
    });
    expect(found.reason).toContain('UG and jinja overlap and report through ghana/i and through uganda/i');
  });

  test('a place that moves from one framework to the other is counted once', async () => {
    const found = await programme({
      ...both,
      uganda: { indicator: upwards, rows: 'period,place,value\n2015,jinja,30' },
      ghana: { indicator: upwards, rows: 'period,place,value\n2016,jinja,7' },
    });
    expect(value(found)).toBe('37');
  });

  test('unless it is said how it is counted once', async () => {
    const aggregation = { frameworks: 'sum', deduplicated: 'Each course is entered by its organiser.' };
    const found = await programme({
      ...both,
      programme: { indicator: { targets: { 2015: 40, 2016: 30 }, aggregation } },
    });
    expect(value(found)).toBe('62');
  });

  test('the highest value stays what it is', async () => {
    const aggregation = { frameworks: 'max' };
    const found = await programme({ ...both, programme: { indicator: { targets: { 2016: 30 }, aggregation } } });
    expect(value(found)).toBe('20');
  });
});

describe('what does not go together is refused in words', () => {
  test('a level and a sum', async () => {
    const found = await programme({
      programme: { indicator: { targets: { 2016: 30 } } },
      uganda: { ...uganda, indicator: { ...upwards, cumulation: 'point-in-time' } },
    });
    expect(found.reason).toBe('Not rated: uganda/i has the cumulation point-in-time, and programme/i incremental');
  });

  test('a circle', async () => {
    const found = await programme({
      programme: { indicator: { targets: { 2016: 30 }, rolls_up_to: 'uganda/i' } },
      uganda,
    });
    expect([found.rating, found.reason]).toEqual(['cannot-compute', 'Not rated: it rolls up to itself']);
  });

  test('a roll-up that cannot be followed: a part is not shown as the whole', async () => {
    const found = await programme({
      programme: { indicator: { targets: { 2016: 30 } } },
      uganda,
      ghana: { ...ghana, indicator: { rolls_up_to: 'programme/x' } },
    });
    expect(found.reason).toMatch(/^Not rated: a framework or a roll-up cannot be read/);
  });
});

test('a retired indicator has its share in what it reported, and nobody waits for it', async () => {
  const found = await programme({
    programme: { indicator: { targets: { 2015: 40, 2016: 30 } } },
    uganda,
    ghana: {
      indicator: { ...upwards, status: 'retired' },
      places: ['accra'],
      rows: 'period,place,value\n2015,accra,5',
    },
  });
  expect([value(found), coverage(found)]).toEqual(['55', '3/3']);
});
