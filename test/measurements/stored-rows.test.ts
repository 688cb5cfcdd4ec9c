import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withDatabase } from '../../src/measurements/database.ts';
import { observe } from '../../src/measurements/engine.ts';
import { listStored, openStored } from '../../src/measurements/store.ts';
import { readStored } from '../../src/measurements/stored-rows.ts';
import { digits, exact, numberPattern } from '../../src/model/decimal.ts';
import { parsePeriod } from '../../src/model/period.ts';
import type { Slice } from '../../src/model/slice.ts';
import { writeCsv } from '../../src/text/csv.ts';
import { type Folder, folderOf, put } from './folder.ts';

const manyAges = Array.from({ length: 60 }, (_, age) => `age-${age}`);

const files = {
  'plumbline.yaml': `plumbline: 1
title: Test
parties: {north: {title: North}}
places: {a: {title: A}, b: {title: B}}
dimensions:
  sex: {title: Sex, exhaustive: true, categories: {female: F, male: M, unknown: {title: Not recorded, residual: true}}}
  zone: {title: zone, categories: {inner: Inner, outer: Outer}}
  per: {title: Age, exhaustive: true, categories: {${manyAges.map((age) => `${age}: ${age}`).join(', ')}}}
`,
  'frameworks/f.yaml': `id: f
title: F
places: [a, b]
results: {o: {level: output, statement: S}}
indicators:
${['i', 'j', 'k']
  .map(
    (id) => `  ${id}:
    {result: o, name: ${id}, measure: number, direction: increase, cumulation: incremental, targets: {2015: 5}}`,
  )
  .join('\n')}
`,
};

/** The table `entry` of the store, read by the engine itself or by csv-parse. */
async function entries({ dir, portfolio }: Folder, small: number, slice: Slice = {}) {
  const opened = openStored(listStored(dir), portfolio);
  const owned = opened.files.flatMap((file) => {
    const indicator = portfolio.frameworks[0]?.indicators.get(file.owner?.indicator ?? '');
    return indicator === undefined ? [] : [{ file, indicator }];
  });
  return withDatabase('small', async (database) => {
    const { problems, periods } = await readStored(database, owned, portfolio, { small, slice });
    const rows = await database.rows<Row>(`SELECT COLUMNS(*)::VARCHAR FROM (SELECT * REPLACE (says & 65535 AS says,
        coalesce(settled, bit_count(says >> 16)) AS settled) FROM entry)`);
    return {
      problems: problems.map(({ rule }) => rule).toSorted(),
      periods: periods.map((own) => own.map(({ period: { start, end } }) => `${start}/${end}`).toSorted()),
      // A period is tidied when it is understood, and may be written in more ways than one; categories are told in two ways.
      rows: rows
        .flatMap(({ period, double, ...row }) =>
          daysOf(period).map((days) => ({ days, ...row, double: double ?? '0' })),
        )
        .toSorted((x, y) => (JSON.stringify(x) < JSON.stringify(y) ? -1 : 1)),
    };
  });
}

interface Row extends Record<string, unknown> {
  readonly period: string;
  readonly double?: string;
  readonly value_?: string | null;
}

function daysOf(written: string): readonly string[] {
  const period = parsePeriod(written.trim());
  return period === undefined ? [] : [`${period.start}/${period.end}`];
}

describe('the two ways of reading the store', () => {
  const blank = fc.constantFrom('', '', '', '', ' ', '\t', '\u00a0', '\n');
  const cell = (...words: readonly string[]) =>
    fc.tuple(blank, fc.constantFrom(...words), blank).map((parts) => parts.join(''));
  const columns = {
    period: cell('', '2014', '2015', '2015-01/2015-12', '2015-Q1', 'x'),
    place: cell('', 'a', 'b', 'elsewhere'),
    reporter: cell('', 'north'),
    sex: cell('', '', 'female', 'male', 'unknown', 'other'),
    zone: cell('', '', 'inner'),
    per: cell('', '', 'age-0', 'age-59'),
    value: cell('', '0', '1.5', '-12345678901.1234', '123456789012345678.000000000001', '1e5', '1,5', '٣'),
    lower: cell('', '1'),
    status: cell('', '', 'reported', 'provisional', 'missing', 'not-applicable', 'confidential', 'odd'),
    qualifier: cell('', '', 'about', 'at-least', 'odd'),
    comment: fc.constantFrom('', 'a, b', '5" pipe', 'é'),
  };
  const names = Object.keys(columns) as readonly (keyof typeof columns)[];
  const file = fc
    .record({
      rows: fc.array(fc.record(columns), { maxLength: 12 }),
      used: fc.shuffledSubarray([...names]).map((used) => [...new Set(['period', 'value', ...used] as const)]),
    })
    .map(({ rows, used }) => writeCsv([used, ...rows.map((row) => used.map((column) => row[column]))]));

  const female = { dimension: 'sex', category: 'female' };
  const slices: readonly Slice[] = [
    {},
    {},
    { place: 'a' },
    { placed: true },
    { category: female },
    { place: 'b', category: { dimension: 'zone', category: 'inner' } },
    { category: { dimension: 'per', category: 'age-59' }, cross: [female] },
  ];

  it('find the same', { timeout: 120_000 }, async () => {
    const folder = await folderOf(files);
    await fc.assert(
      fc.asyncProperty(file, file, fc.constantFrom(...slices), async (one, other, slice) => {
        put(folder.dir, { 'measurements/f/i.csv': one, 'measurements/f/j.csv': other });
        expect(await entries(folder, 0, slice)).toEqual(await entries(folder, Number.POSITIVE_INFINITY, slice));
      }),
      { numRuns: process.env.PLUMBLINE_SOAK === undefined ? 10 : 20 },
    );
  });

  it('leave out the same files', async () => {
    const folder = await folderOf(files);
    put(folder.dir, {
      'measurements/f/i.csv': 'period,place,value\n2015,a,1,2\n',
      'measurements/f/k.csv': 'period,place,value\n2015,a,1\n',
    });
    const latin = Buffer.from(
      `period,place,value,comment\n2015,a,1,${'x'.repeat(70_000)}\n2015,b,1,caf\u00e9\n`,
      'latin1',
    );
    writeFileSync(join(folder.dir, 'measurements/f/j.csv'), latin);
    const [large, small] = [await entries(folder, 0), await entries(folder, Number.POSITIVE_INFINITY)];
    expect(large).toEqual(small);
    expect(large).toMatchObject({ rows: { length: 1 } });
    expect(large.problems).toEqual(['csv-width', 'file-encoding']);
  });
});

it('numbers of the store become exact decimals, or nothing', { timeout: 120_000 }, async () => {
  const folder = await folderOf(files);
  const digit = fc.constantFrom('0', '1', '5', '9');
  const some = (maxLength: number) => fc.string({ unit: digit, minLength: 1, maxLength });
  const written = fc.oneof(
    fc
      .tuple(fc.constantFrom('', '-'), some(20), fc.option(some(14), { nil: undefined }))
      .map(([sign, whole, part]) => `${sign}${whole}${part === undefined ? '' : `.${part}`}`),
    fc.constantFrom('+1', '.5', '5.', '1e5', '1,5', '1 000', '-', 'x', '٣', '1_0', '0x1', 'nan', 'inf', '--1', '1.2.3'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(written, { minLength: 1, maxLength: 40 }), async (values) => {
      const rows = values.map((value, day) => [`${2000 + day}`, 'a', value]);
      put(folder.dir, { 'measurements/f/i.csv': writeCsv([['period', 'place', 'value'], ...rows]) });
      const { rows: found } = await entries(folder, 0);
      const numbers = found.map(({ value_: number }) => (number == null ? null : digits(exact(String(number)))));
      expect(numbers).toEqual(values.map((value) => (numberPattern.test(value) ? digits(exact(value)) : null)));
    }),
    { numRuns: process.env.PLUMBLINE_SOAK === undefined ? 10 : 20 },
  );
});

describe('what is said twice', () => {
  const rows = 'period,place,value\n2015,a,1\n2015,a,2\n2015,b,4\n2015,b,4\n';

  it('counts twice in a sum', async () => {
    const { dir, portfolio } = await folderOf({ ...files, 'measurements/f/i.csv': rows });
    const [window] = (await observe(portfolio, dir, '2016-01-01')).get('f/i')?.windows ?? [];
    expect(window).toMatchObject({ values: [{ places: 2 }], coverage: { reported: 2, expected: 2 } });
    expect(window?.values[0]?.value?.toFixed()).toBe('11');
  });

  it('is one level', async () => {
    const level = files['frameworks/f.yaml'].replaceAll('cumulation: incremental', 'cumulation: cumulative-values');
    const { dir, portfolio } = await folderOf({ ...files, 'frameworks/f.yaml': level, 'measurements/f/i.csv': rows });
    const [window] = (await observe(portfolio, dir, '2016-01-01')).get('f/i')?.windows ?? [];
    expect(window?.values[0]?.value?.toFixed()).toBe('5');
  });
});

it('a dimension of many categories is complete with all of them alone', async () => {
  const all = manyAges.map((age) => `2015,a,${age},1\n`).join('');
  const { dir, portfolio } = await folderOf({
    ...files,
    'measurements/f/i.csv': `period,place,per,value\n${all}`,
    'measurements/f/j.csv': `period,place,per,value\n${all.replace('2015,a,age-7,1\n', '')}`,
  });
  const observed = await observe(portfolio, dir, '2016-01-01');
  const values = (id: string) => observed.get(id)?.windows[0]?.values.map(({ value }) => value?.toFixed());
  expect([values('f/i'), values('f/j')]).toEqual([['60'], []]);
});
