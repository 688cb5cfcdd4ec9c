import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { folder, home, plumbline } from '../support/cli.ts';

const example = join(home, 'frameworks/example-city');

interface Source {
  readonly value: number | null;
  readonly working: readonly string[];
  readonly windows: readonly {
    readonly rows: readonly { readonly file: string; readonly line: number; readonly used: boolean }[];
  }[];
  readonly contributions: readonly Source[];
}

interface Trace {
  readonly period: string | null;
  readonly actual: Source;
  readonly achievement: number | null;
  readonly rating: string;
}

async function trace(name: string, ...argv: readonly string[]): Promise<Trace> {
  const { code, out, err } = await plumbline(
    example,
    'trace',
    name,
    '--as-of',
    '2026-06-30',
    '--format',
    'json',
    ...argv,
  );
  expect(code, err).toBe(0);
  return JSON.parse(out);
}

function usedLines({ windows, contributions }: Source): readonly string[] {
  const own = windows.flatMap(({ rows }) => rows.filter(({ used }) => used).map(({ file, line }) => `${file}:${line}`));
  return [...own, ...contributions.flatMap(usedLines)];
}

const rounded = (value: number | null) => (value === null ? '' : String(Number(value.toFixed(6))));

/** The page was made by another program from the CSVs; here it is held against what trace says. */
describe('the ten figures of the tutorial', () => {
  const page = readFileSync(join(example, 'tutorial/worked-figures.md'), 'utf8');
  const figures = page
    .split('\n## ')
    .slice(1)
    .map((text) => {
      const [, name = '', period = '', value = ''] = /^(\S+), (\S+): ([-\d.]+)/.exec(text) ?? [];
      const [, files = ''] = /\nRows: (.*)\.\n/.exec(text) ?? [];
      const rows = files.split('; ').flatMap((part) => {
        const [, file = '', lines = ''] = /^`(.*)` lines (.*)$/.exec(part) ?? [];
        return lines.split(', ').map((line) => `${file}:${line}`);
      });
      const [, achievement = '', rating = ''] = /\n- Achievement: .* = ([-\d.]+): (.*)\./.exec(text) ?? [];
      return { name, period, value, rows, achievement, rating };
    });

  test('are ten', () => expect(figures).toHaveLength(10));

  test.each(figures)('$name', async ({ name, period, value, rows, achievement, rating }) => {
    const found = await trace(name);
    expect({
      period: found.period,
      value: rounded(found.actual.value),
      achievement: rounded(found.achievement),
      rating: found.rating,
      rows: [...new Set(usedLines(found.actual))].toSorted(),
    }).toEqual({ period, value, achievement, rating, rows: rows.toSorted() });
  });
});

/** All in the soak. */
const share = process.env.PLUMBLINE_SOAK === undefined ? 8 : 1;

test.each(['cities-alliance', 'example-city'])(
  '%s: the trace of every indicator is as its schema says',
  async (name) => {
    const dir = join(home, 'frameworks', name);
    const schema = JSON.parse(readFileSync(join(home, 'schemas/trace-output.schema.json'), 'utf8'));
    const validate = new Ajv2020({ allowUnionTypes: true, strict: false }).compile(schema);
    const progress = JSON.parse((await plumbline(dir, 'progress', '--as-of', '2026-06-30', '--format', 'json')).out);
    const chosen = progress.indicators.filter((_: unknown, index: number) => index % share === 0);
    for (const one of chosen) {
      const { out } = await plumbline(
        dir,
        'trace',
        `${one.framework}/${one.indicator}`,
        '--as-of',
        '2026-06-30',
        '--format',
        'json',
      );
      const found = JSON.parse(out);
      expect(validate(found), JSON.stringify(validate.errors)).toBe(true);
      expect([found.rating, found.achievement]).toEqual([one.rating, one.achievement]);
    }
  },
);

const files = {
  'plumbline.yaml': `title: Test
places: {a: {title: A}, b: {title: B}}
dimensions: {sex: {title: Sex, exhaustive: true, categories: {female: F, male: M}}}
`,
  'frameworks/f.yaml': `id: f
title: F
places: [a, b]
results: {output: {level: output, statement: Something is there.}}
indicators:
  i:
    result: output
    name: Pipes
    measure: number
    direction: increase
    cumulation: incremental
    disaggregate_by: [sex]
    targets: {2014: 10, 2015: 20}
    revisions: [{target: 2015, was: 25, date: 2015-02-01, reason: budget-realignment}]
`,
  'measurements/f/i.csv': `period,place,sex,value,status
2014,a,,8,
2014,b,female,1,
2014,b,male,2,
2015,a,,15,
2015,b,,,confidential
`,
};

test('the page of a figure', async () => {
  const { out } = await plumbline(folder(files), 'trace', 'i', '--as-of', '2016-06-30');
  expect(out).toBe(`f/i: Pipes
  As of 2016-06-30, period 2015.
  increase · incremental · achievement: ratio-to-target

Actual: 26
  2014, 3 rows:
    measurements/f/i.csv:2  2014 a  8
    measurements/f/i.csv:3  2014 b sex=female  1
    measurements/f/i.csv:4  2014 b sex=male  2
  2015, 1 row:
    measurements/f/i.csv:5  2015 a  15
  not in it:
    measurements/f/i.csv:6  2015 b  —  confidential  (its value is withheld)
  a: 8 + 15 = 23
  b: 1 + 2 = 3
  23 + 3 = 26

Target: 30
  2014: 10, frameworks/f.yaml:13
  2015: 20, frameworks/f.yaml:13
  2015 was 25 until 2015-02-01 (budget-realignment), frameworks/f.yaml:14

Rating: incomplete
  actual: 11 + 15 = 26; target: 10 + 20 = 30; 26 ÷ 30 ≈ 0.866667
  3 of 4 reported; a rating needs all of them
  3 of 4 reported, 1 withheld
`);
});

test('of a period, a place, a category', async () => {
  const dir = folder(files);
  const run = async (...argv: readonly string[]) =>
    (await plumbline(dir, 'trace', 'i', '--as-of', '2016-06-30', ...argv)).out;
  expect(await run('--period', '2014')).toContain('2014, 3 rows:');
  expect(await run('--place', 'b')).toContain('1 + 2 = 3');
  const female = await run('--category', 'sex=female', '--period', '2014');
  expect(female).toContain('measurements/f/i.csv:3  2014 b sex=female  1');
  expect(female).toContain('measurements/f/i.csv:4  2014 b sex=male  2  (of another category)');
  expect(await run('--format', 'md')).toMatch(/^# f\/i: Pipes\n[\s\S]*```\nmeasurements\/f\/i\.csv:2 {2}2014 a {2}8\n/);
});

test('names that nothing has are refused with the nearest', async () => {
  const dir = folder(files);
  const err = async (...argv: readonly string[]) => (await plumbline(dir, 'trace', ...argv)).err;
  expect(await err('f/j')).toBe('There is no indicator f/j.\n→ Did you mean "f/i"?\n');
  expect(await err('i', '--period', '2015-13')).toContain('--period is "2015-13"; expected a period');
  expect(await err('i', '--category', 'sex=femal')).toContain(
    'The dimension sex has no category "femal".\n→ Did you mean "female"?',
  );
});
