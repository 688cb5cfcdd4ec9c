import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Exact, exact } from '../../../src/model/decimal.ts';
import { addDays } from '../../../src/model/period.ts';
import { barChart } from '../../../src/report/charts/bar-chart.ts';
import { bulletChart } from '../../../src/report/charts/bullet.ts';
import type { ProgressInput, TimedValue } from '../../../src/report/charts/course.ts';
import type { Chart } from '../../../src/report/charts/figure.ts';
import { completenessCalendar, heatMap, type ReportState } from '../../../src/report/charts/grid-chart.ts';
import { progressChart } from '../../../src/report/charts/progress-chart.ts';
import { sparkline } from '../../../src/report/charts/sparkline.ts';
import { chart as chartWords } from '../../../src/report/words/en/chart.ts';
import { formatNumber } from '../../../src/text/number-format.ts';
import { readSvg } from '../svg.ts';
import { faultsIn, textsIn } from './seen.ts';

const setting = { id: 'c', standalone: false };
const format = (value: Exact) => formatNumber(value, 'en', 12);
const hostile = `<script>alert(1)</script> & "quotes" ]]> ${'x'.repeat(5000)}`;

function at(year: number, value: string | null, more: Partial<TimedValue> = {}): TimedValue {
  return { label: String(year), date: `${year}-12-31`, value: value === null ? null : exact(value), ...more };
}

function input(more: Partial<ProgressInput>): ProgressInput {
  const none = { actuals: [], targets: [], originals: [] };
  return { title: 'Water', unit: '% of households', ...none, fromZero: true, format, short: format, ...more };
}

const draw = (more: Partial<ProgressInput>) => progressChart(input(more), chartWords, setting);
const drawn = (chart: Chart, className: string) =>
  readSvg(chart.svg).attributes.filter(({ name, value }) => name === 'class' && value.split(' ').includes(className))
    .length;

const hostileCourses: readonly (readonly [string, Partial<ProgressInput>])[] = [
  ['nothing', {}],
  ['one point', { actuals: [at(2020, '5')] }],
  ['one gap', { actuals: [at(2020, null)] }],
  [
    '200 points',
    {
      actuals: Array.from({ length: 200 }, (_, index) =>
        at(1900 + index, index % 17 === 0 ? null : String((index * 7919) % 1000)),
      ),
      targets: [at(2000, '500'), at(2099, '900')],
    },
  ],
  ['all equal', { actuals: [at(2020, '7'), at(2021, '7')], targets: [at(2025, '7')], baseline: at(2019, '7') }],
  ['only zero', { actuals: [at(2020, '0'), at(2021, '0')] }],
  ['negative', { actuals: [at(2020, '-5'), at(2021, '-8.25')], targets: [at(2025, '-1')] }],
  [
    'huge',
    {
      actuals: [at(2020, '1000000000000000'), at(2021, '1000000000000001')],
      targets: [at(2025, '999999999999999999.999999999999')],
    },
  ],
  ['tiny', { actuals: [at(2020, '0.000000000001'), at(2021, '0.000000000004')] }],
  [
    'long and strange labels',
    {
      title: hostile,
      unit: hostile,
      actuals: [at(2020, '1', { label: hostile }), at(2021, '2', { label: 'السنة المالية' })],
      asOf: { date: '2020-01-01', label: hostile },
    },
  ],
  [
    'many dates at once',
    {
      actuals: [at(2020, '1'), at(2020, '2')],
      targets: [at(2020, '3')],
      asOf: { date: '2020-12-31', label: '31 December 2020' },
    },
  ],
];

describe('progress over time', () => {
  test.each(hostileCourses)('of %s is drawn without a fault', (_name, more) => {
    for (const standalone of [false, true]) {
      const { svg } = progressChart(input(more), chartWords, { id: 'c', standalone });
      expect(faultsIn(svg)).toEqual([]);
      expect(readSvg(svg).names).not.toContain('script');
    }
  });

  test('of any values is drawn without a fault', () => {
    const value = fc.oneof(
      fc.constant(null),
      fc
        .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.nat({ max: 12 }))
        .map(([digits, scale]) => exact(String(digits)).div(exact(10).pow(scale))),
    );
    const course = fc.array(fc.tuple(fc.nat({ max: 4000 }), value, fc.boolean()), { maxLength: 60 }).map((all) =>
      all
        .toSorted(([a], [b]) => a - b)
        .map(([days, exactly, isMarked]): TimedValue => {
          const date = addDays('2015-01-01', days);
          return {
            label: date,
            date,
            value: exactly,
            ...(isMarked ? { mark: 'provisional' } : {}),
            ...(isMarked && exactly !== null ? { lower: exactly.minus(1), upper: exactly.plus(1) } : {}),
          };
        }),
    );
    fc.assert(
      fc.property(course, course, course, (actuals, targets, originals) => {
        expect(
          faultsIn(draw({ actuals, targets, originals, asOf: { date: '2020-06-30', label: '30 June 2020' } }).svg),
        ).toEqual([]);
      }),
      { numRuns: 60, seed: 6 },
    );
  });

  test('a gap breaks the line, an unsure value is hollow, an interval has two ends', () => {
    const chart = draw({
      actuals: [
        at(2019, '1'),
        at(2020, '2'),
        at(2021, null),
        at(2022, '3'),
        at(2023, '4', { mark: 'provisional', lower: exact(3), upper: exact(5) }),
      ],
    });
    const line = readSvg(chart.svg).attributes.find(
      ({ value, name }) => name === 'd' && /^M[^M]*L[^M]*M[^M]*L[^ML]*$/.test(value),
    );
    expect(line).toBeDefined();
    // Each sign once more in the legend.
    expect(drawn(chart, 'pl-actual-hollow')).toBe(2);
    expect(drawn(chart, 'pl-actual-dot')).toBe(4);
    expect(drawn(chart, 'pl-interval')).toBe(2);
  });

  test('places are in proportion to values and to time', () => {
    const chart = draw({ actuals: [at(2020, '0'), at(2021, '50'), at(2024, '100')] });
    const dots = [...chart.svg.matchAll(/class="pl-actual-dot" cx="([\d.]+)" cy="([\d.]+)"/g)].slice(0, 3);
    const [a, b, c] = dots.map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
    if (a === undefined || b === undefined || c === undefined) throw new Error('three dots were expected');
    expect((a.y - b.y) / (a.y - c.y)).toBeCloseTo(0.5, 3);
    // 365 of 1,461 days.
    expect((b.x - a.x) / (c.x - a.x)).toBeCloseTo(365 / 1461, 3);
  });

  test('an amount stands on zero: from 7 to 11 is not from nothing to all', () => {
    const { svg } = draw({ actuals: [at(2011, '7'), at(2014, '11')] });
    const base = Number(/class="pl-axis" d="M[\d.]+ ([\d.]+)H/.exec(svg)?.[1]);
    const dots = [...svg.matchAll(/class="pl-actual-dot" cx="[\d.]+" cy="([\d.]+)"/g)];
    const [seven = 0, eleven = 0] = dots.slice(0, 2).map(([, y]) => Number(y));
    expect((base - seven) / (base - eleven)).toBeCloseTo(7 / 11, 2);
    expect(svg).not.toContain(chartWords.cutAxis);
  });

  test('an index may begin elsewhere, and says so; it does not where zero is near', () => {
    const far = draw({ fromZero: false, actuals: [at(2011, '102'), at(2014, '104')] });
    expect(far.svg).toContain(chartWords.cutAxis);
    const near = draw({ fromZero: false, actuals: [at(2011, '2'), at(2014, '104')] });
    expect(near.svg).not.toContain(chartWords.cutAxis);
    const below = draw({ fromZero: false, actuals: [at(2011, '-102'), at(2014, '-104')] });
    expect(below.svg).toContain(chartWords.cutAxis);
  });

  test('the date of the report is left out where it would press all values into a corner', () => {
    const actuals = [at(2011, '7'), at(2014, '11')];
    const dated = (date: string) => draw({ actuals, asOf: { date, label: date } }).svg;
    expect(dated('2016-06-30')).toContain('As of 2016-06-30');
    expect(dated('2026-06-30')).not.toContain('2026-06-30');
    expect(drawn(draw({ actuals, asOf: { date: '2026-06-30', label: 'then' } }), 'pl-now')).toBe(0);
  });

  test('labels keep every digit, whatever the drawing rounds', () => {
    const { svg, table } = draw({
      actuals: [at(2020, '1000000000000001')],
      targets: [at(2021, '999999999999999999.123456789012')],
    });
    expect(svg).toContain('1,000,000,000,000,001');
    expect(table.rows).toEqual([
      ['2020', '', '1,000,000,000,000,001'],
      ['2021', '999,999,999,999,999,999.123456789012', ''],
    ]);
  });

  test('the table has a row a period and a column for what there is', () => {
    const { table } = draw({
      baseline: at(2019, '40'),
      actuals: [
        at(2020, '45'),
        at(2021, null),
        at(2022, '50', { mark: 'estimated', lower: exact(48), upper: exact(52) }),
      ],
      targets: [at(2022, '55'), at(2025, null, { lower: exact(60), upper: exact(70) })],
      originals: [at(2022, '60')],
    });
    expect(table).toEqual({
      caption: 'Water',
      headers: ['Period', 'Baseline', 'Original target', 'Target', 'Actual', 'Interval'],
      rows: [
        ['2019', '40', '', '', '', ''],
        ['2020', '', '', '', '45', ''],
        ['2021', '', '', '', 'no value', ''],
        ['2022', '', '60', '55', '50 (estimated)', '48 to 52'],
        ['2025', '', '', '60 to 70', '', ''],
      ],
    });
  });

  test('has a name and a description for those who do not see it', () => {
    const { svg } = draw({ baseline: at(2019, '40'), actuals: [at(2020, '45')], targets: [at(2025, '60')] });
    expect(svg).toContain('role="img" aria-labelledby="c-title" aria-describedby="c-desc"');
    expect(svg).toContain(
      '<desc id="c-desc">Values from 2019 to 2025. Last value: 45, 2020. Last target: 60, 2025.</desc>',
    );
  });

  test('levels without values between them are the only ticks', () => {
    const { svg } = draw({ actuals: [at(2020, '0'), at(2021, '1')], levels: [exact(0), exact(1)] });
    const shown = textsIn(svg).texts.map(({ text }) => text);
    expect(shown).not.toContain('0.5');
    // The axis names them: a value at the end of the line says nothing more.
    expect(shown.filter((text) => /[●◇]/.test(text))).toEqual([]);
  });
});

describe('bars', () => {
  const bars = (list: readonly Parameters<typeof barChart>[0]['sections'][number]['bars'][number][]) =>
    barChart(
      { title: 'Trained', unit: 'people', sections: [{ title: 'Sex', bars: list }], format },
      chartWords,
      setting,
    );

  test('begin at zero, to either side, in proportion', () => {
    const { svg } = bars([
      { label: 'Female', value: exact(40) },
      { label: 'Male', value: exact(20) },
      { label: 'Left', value: exact(-10) },
    ]);
    const found = [...svg.matchAll(/class="pl-measure" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)].map(
      ([, x, width]) => ({ x: Number(x), width: Number(width) }),
    );
    const [female, male, left] = found;
    if (female === undefined || male === undefined || left === undefined) throw new Error('three bars were expected');
    expect(male.x).toBe(female.x);
    expect(female.width / male.width).toBeCloseTo(2, 2);
    expect(left.x + left.width).toBeCloseTo(female.x, 1);
    expect(male.width / left.width).toBeCloseTo(2, 1);
  });

  test('say why a value is not there', () => {
    const { table } = bars([
      { label: 'Female', value: exact(40), target: exact(50) },
      { label: 'Male', value: null, reason: 'withheld' },
      { label: 'Not recorded', value: null },
    ]);
    expect(table).toEqual({
      caption: 'Trained',
      headers: ['Group', 'Value', 'Target'],
      rows: [
        ['Sex: Female', '40', '50'],
        ['Sex: Male', 'withheld', ''],
        ['Sex: Not recorded', 'no value', ''],
      ],
    });
  });

  test.each([
    ['none', []],
    ['all zero', ['0', '0']],
    ['far apart', ['-12', '1000000000000000', '0.000000000001']],
    ['fifty', Array.from({ length: 50 }, (_, index) => String(index - 20))],
  ])('of values that are %s stand clear of each other', (_name, values) => {
    const list = values.map((value, index) => ({
      label: index % 2 === 0 ? hostile : 'إناث',
      value: exact(value),
      target: exact(3),
    }));
    expect(faultsIn(bars(list).svg)).toEqual([]);
  });
});

test.each([
  ['5', '10', '0'],
  ['15', '10', '2'],
  ['30', '20', '60'],
  ['5', '5', '5'],
  ['0', '0', '0'],
  ['1000000000000000', '999999999999999999.5', '-3'],
])('a bullet bar of %s against %s from %s has no fault', (value, target, baseline) => {
  const { svg, table } = bulletChart(
    { title: hostile, value: exact(value), target: exact(target), baseline: exact(baseline), format },
    chartWords,
    setting,
  );
  expect(faultsIn(svg)).toEqual([]);
  expect(table.rows.map(([, text]) => text)).toEqual([baseline, value, target].map((each) => format(exact(each))));
});

test('a bullet bar runs to the right towards its target, also where less is better', () => {
  const { svg } = bulletChart(
    { title: 'Illness', value: exact(70), target: exact(60), baseline: exact(80), format },
    chartWords,
    setting,
  );
  const bar = /class="pl-measure" x="([\d.]+)" y="5" width="([\d.]+)"/.exec(svg);
  const mark = /class="pl-target-mark" x="([\d.]+)"/.exec(svg);
  expect(Number(bar?.[1])).toBeCloseTo(4, 0);
  expect(Number(bar?.[2]) / (Number(mark?.[1]) + 2 - 4)).toBeCloseTo(0.5, 2);
});

test.each([
  ['nothing', []],
  ['one value', ['3']],
  ['equal values', ['3', '3', '3']],
  ['gaps', ['1', null, '4', null]],
  ['300 values', Array.from({ length: 300 }, (_, index) => String((index * 31) % 97))],
])('a sparkline of %s tells its values', (_name, values) => {
  const svg = sparkline(
    {
      values: values.map((value, index) => ({ label: `P${index}`, value: value === null ? null : exact(value) })),
      fromZero: true,
      format,
    },
    chartWords,
  );
  expect(faultsIn(svg)).toEqual([]);
  const told = /^<svg[^>]*><title>([^<]*)<\/title>/.exec(svg)?.[1];
  const each = values.map((value, index) => `P${index}: ${value ?? 'no value'}`).join('; ');
  expect(told).toBe(
    values.length === 0
      ? 'No value yet.'
      : values.length > 12
        ? 'Values from P0 to P299. Last value: 54, P299.'
        : `${each}.`,
  );
});

describe('grids', () => {
  const cell = { symbol: '◑', word: 'At risk', tone: 'warn', text: '84%' };

  test('a heat map says each rating by symbol and word', () => {
    const chart = heatMap(
      {
        title: 'Results',
        rowHeader: 'Result',
        columns: ['Aruna', 'Belvia'],
        rows: [{ label: 'Water', href: '#water', cells: [cell, null] }],
      },
      chartWords,
      setting,
    );
    expect(chart.table).toEqual({
      caption: 'Results',
      headers: ['Result', 'Aruna', 'Belvia'],
      rows: [['Water', 'At risk, 84%', '']],
    });
    expect(chart.svg).toContain('<title>Water, Aruna: At risk, 84%</title>');
    expect(textsIn(chart.svg).texts.map(({ text }) => text)).toEqual([
      'Aruna',
      'Belvia',
      'Water',
      '◑',
      '84%',
      '◑',
      'At risk',
    ]);
    expect(chart.svg).toContain('role="group"');
    expect(chart.svg).toContain('<a href="#water"><title>Water</title>');
  });

  test.each([
    [1, 1],
    [3, 40],
    [30, 12],
    [200, 3],
  ])('of %i rows and %i columns stand clear of each other', (rows, columns) => {
    const chart = heatMap(
      {
        title: hostile,
        rowHeader: 'Result',
        columns: Array.from({ length: columns }, (_, index) =>
          index % 3 === 0 ? `Country with a long name ${index}` : 'بلد',
        ),
        rows: Array.from({ length: rows }, (_, index) => ({
          label: index % 2 === 0 ? hostile : 'نتيجة',
          href: 'javascript:alert(1)',
          cells: Array.from({ length: columns }, (_each, at) => (at % 4 === 1 ? null : cell)),
        })),
      },
      chartWords,
      setting,
    );
    expect(faultsIn(chart.svg)).toEqual([]);
    expect(chart.svg).not.toContain('href="javascript');
  });

  test('a calendar has a sign and a word for each state', () => {
    const cells: readonly (ReportState | null)[] = [
      'reported',
      'partly',
      'late',
      'missing',
      'withheld',
      'not-due',
      null,
    ];
    const { svg, table } = completenessCalendar(
      {
        title: 'Completeness',
        rowHeader: 'Indicator',
        columns: ['1', '2', '3', '4', '5', '6', '7'],
        rows: [{ label: 'Water', href: '', cells }],
      },
      chartWords,
      setting,
    );
    expect(table.rows).toEqual([
      ['Water', 'Reported', 'Reported in part', 'Reported late', 'Missing', 'Withheld', 'Not due', ''],
    ]);
    const signs = textsIn(svg)
      .texts.map(({ text }) => text)
      .slice(8, 14);
    expect(new Set(signs).size).toBe(6);
  });
});
