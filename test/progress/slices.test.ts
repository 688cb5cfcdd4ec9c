import { describe, expect, test } from 'vitest';
import { folder, plumbline } from '../support/cli.ts';

const setting = `title: Test
places: {north: {title: North, places: {a: {title: Alpha}, b: {title: Beta}}}, c: {title: Gamma}}
dimensions: {sex: {title: Sex, exhaustive: true, categories: {female: Female, male: Male, unknown: {title: Not recorded, residual: true}}}}
`;

interface Shown {
  readonly baseline: { readonly value: number } | null;
  readonly target: { readonly value: number } | null;
  readonly actual: { readonly value: number } | null;
  readonly achievement: number | null;
  readonly rating: string;
  readonly parts: readonly (Shown & { readonly place: string | null; readonly category: string | null })[];
}

function files(indicator: string, rows: string, plan?: string): Record<string, string> {
  return {
    'plumbline.yaml': setting,
    'frameworks/f.yaml': `id: f
title: F
places: [a, b, c]
results: {output: {level: output, statement: Something is there.}}
indicators:
  i: {result: output, name: Pipes, direction: increase, cumulation: point-in-time, disaggregate_by: [sex], ${indicator}}
`,
    'measurements/f/i.csv': rows,
    ...(plan === undefined ? {} : { 'plans/f/i.csv': plan }),
  };
}

async function shown(portfolio: Record<string, string>, ...argv: readonly string[]): Promise<Shown> {
  const { code, out, err } = await plumbline(
    folder(portfolio),
    'progress',
    '--as-of',
    '2015-12-31',
    '--format',
    'json',
    ...argv,
  );
  expect(code, err).toBe(0);
  return JSON.parse(out).indicators[0];
}

const figures = ({ baseline, target, actual, achievement, rating }: Shown) => [
  ...[baseline?.value, actual?.value, target?.value],
  achievement,
  rating,
];
const number = 'measure: number';
const byPlace = 'period,place,value\n2015,a,30\n2015,b,50\n2015,c,20\n';
const planByPlace = `kind,period,place,value
baseline,2014,a,10
baseline,2014,b,20
baseline,2014,c,20
target,2015,a,50
target,2015,b,50
target,2015,c,100
`;

describe('what is planned for places', () => {
  test('makes up the plan of the whole, where nobody is missing', async () => {
    // (100 − 50) ÷ (200 − 50)
    expect(figures(await shown(files(number, byPlace, planByPlace)))).toEqual([
      50,
      100,
      200,
      expect.closeTo(1 / 3, 12),
      'off-track',
    ]);
    const less = planByPlace.replace('target,2015,c,100\n', '');
    expect(figures(await shown(files(number, byPlace, less)))).toEqual([50, 100, undefined, null, 'no-target']);
  });

  test('gives way to what the framework itself says', async () => {
    const written = `${number}, baseline: {period: 2014, value: 0}, targets: {2015: 400}`;
    expect(figures(await shown(files(written, byPlace, planByPlace)))).toEqual([0, 100, 400, 0.25, 'off-track']);
  });

  test('is what each place is rated against', async () => {
    const { parts } = await shown(files(number, byPlace, planByPlace), '--by', 'place');
    expect(parts.map((part) => [part.place, ...figures(part)])).toEqual([
      // (80 − 30) ÷ (100 − 30), (30 − 10) ÷ 40, (50 − 20) ÷ 30; of Gamma nothing has changed
      ['north', 30, 80, 100, expect.closeTo(5 / 7, 12), 'at-risk'],
      ['a', 10, 30, 50, 0.5, 'off-track'],
      ['b', 20, 50, 50, 1, 'achieved'],
      ['c', 20, 20, 100, 0, 'off-track'],
    ]);
  });

  test('a place alone, and a place above others', async () => {
    expect(figures(await shown(files(number, byPlace, planByPlace), '--place', 'a'))).toEqual([
      10,
      30,
      50,
      0.5,
      'off-track',
    ]);
    const north = await shown(files(number, byPlace, planByPlace), '--place', 'north');
    expect(figures(north)).toEqual([30, 80, 100, expect.closeTo(5 / 7, 12), 'at-risk']);
  });
});

describe('what is planned for categories', () => {
  const rows =
    'period,place,sex,value\n2015,a,female,30\n2015,a,male,10\n2015,b,female,5\n2015,b,male,5\n2015,c,female,1\n2015,c,male,2\n';
  const plan =
    'kind,period,sex,value\nbaseline,2014,female,6\nbaseline,2014,male,7\ntarget,2015,female,66\ntarget,2015,male,37\n';

  test('makes up the whole over an exhaustive dimension; the category that is not recorded may be missing', async () => {
    // (53 − 13) ÷ (103 − 13)
    expect(figures(await shown(files(number, rows, plan)))).toEqual([
      13,
      53,
      103,
      expect.closeTo(4 / 9, 12),
      'off-track',
    ]);
  });

  test('is what each category is rated against', async () => {
    const { parts } = await shown(files(number, rows, plan), '--by', 'sex');
    // (36 − 6) ÷ (66 − 6), (17 − 7) ÷ (37 − 7)
    expect(parts.slice(0, 2).map((part) => [part.category, ...figures(part)])).toEqual([
      ['female', 6, 36, 66, 0.5, 'off-track'],
      ['male', 7, 17, 37, expect.closeTo(1 / 3, 12), 'off-track'],
    ]);
  });

  test('shares of categories are pooled like shares of all', async () => {
    const shares =
      'period,place,sex,numerator,denominator\n2015,a,female,30,100\n2015,b,female,5,20\n2015,c,female,1,80\n2015,a,male,1,2\n';
    const { parts } = await shown(files('measure: percentage, unit: "%"', shares), '--by', 'sex');
    expect(parts[0]?.actual?.value).toBe(18);
  });
});

test('the tidy table has a row a period, place and category, unrounded', async () => {
  const dir = folder(files(number, 'period,place,value\n2014,a,1\n2015,a,30\n2015,b,50\n2015,c,20\n', planByPlace));
  const { out } = await plumbline(dir, 'progress', '--as-of', '2015-12-31', '--format', 'csv', '--by', 'place');
  const [header = '', ...lines] = out.trimEnd().split('\n');
  const columns = header.split(',');
  const cells = lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [columns[index], cell])));
  expect(
    cells.map(({ place, period, actual, target, rated, achievement }) => [
      place,
      period,
      actual,
      target,
      rated,
      achievement,
    ]),
  ).toEqual([
    ['', '2014', '1', '', '', ''],
    ['', '2015', '100', '200', '1', '0.3333333333333333333333333333333333333333'],
    ['north', '2014', '1', '', '', ''],
    ['north', '2015', '80', '100', '1', '0.7142857142857142857142857142857142857143'],
    ['a', '2014', '1', '', '', ''],
    ['a', '2015', '30', '50', '1', '0.5'],
    ['b', '2015', '50', '50', '1', '1'],
    ['c', '2015', '20', '100', '1', '0'],
  ]);
});

test('names that nothing has are refused with the nearest', async () => {
  const dir = folder(files(number, byPlace));
  const run = (...argv: readonly string[]) => plumbline(dir, 'progress', ...argv);
  expect((await run('--by', 'sexx')).err).toContain(
    '--by is "sexx"; expected place or a dimension of plumbline.yaml.\n→ Did you mean "sex"?',
  );
  expect((await run('--place', 'nord')).err).toContain('There is no place nord.');
  expect((await run('--only', 'offtrack')).err).toContain(
    'there is no rating or state "offtrack".\n→ Did you mean "off-track"?',
  );
});
