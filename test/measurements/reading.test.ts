import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allColumns } from '../../src/measurements/columns.ts';
import { withDatabase } from '../../src/measurements/database.ts';
import { openMeasurementFile } from '../../src/measurements/measurement-file.ts';
import { readRaw } from '../../src/measurements/reading.ts';
import { makeRows } from '../../src/measurements/rows.ts';
import { exact, numberPattern } from '../../src/model/decimal.ts';
import { writeCsv } from '../../src/text/csv.ts';
import { base } from '../ingest/portfolio.ts';
import { type Folder, folderOf, put } from './folder.ts';

/** The table `raw` of some files, read by the engine itself or by csv-parse. */
async function raw({ dir, portfolio }: Folder, files: { readonly [file: string]: string }, small: number) {
  put(dir, files);
  const opened = Object.keys(files).flatMap(
    (name) => openMeasurementFile({ path: join(dir, name), name }, portfolio).file ?? [],
  );
  return withDatabase('small', async (database) => {
    const problems = await readRaw(database, opened, portfolio, { small });
    return {
      problems: problems.map(({ rule }) => rule),
      rows: await database.rows('SELECT * FROM raw ORDER BY rowid'),
    };
  });
}

describe('the two readers', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'é', '😀', ' ', ',', '"', '\n', '\r\n', '\u00a0', "'", '#', '0'),
  });
  const columns = ['indicator', 'period', 'place', 'value', 'comment'];
  const file = fc
    .record({
      rows: fc.array(fc.tuple(cell, cell, cell, cell, cell), { maxLength: 5 }),
      bom: fc.boolean(),
      gap: fc.boolean(),
      order: fc.shuffledSubarray(columns, { minLength: columns.length }),
    })
    .map(({ rows, bom, gap, order }) => {
      const text = writeCsv([order, ...rows]);
      return `${bom ? '\uFEFF' : ''}${text}${gap ? '\n\n' : ''}`;
    });

  it('read the same cells in the same order', { timeout: 120_000 }, async () => {
    const folder = await folderOf(base);
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 3 }), async (texts) => {
        const files = Object.fromEntries(texts.map((text, index) => [`x${index}.csv`, text]));
        expect(await raw(folder, files, 0)).toEqual(await raw(folder, files, Number.POSITIVE_INFINITY));
      }),
      { numRuns: process.env.PLUMBLINE_SOAK === undefined ? 12 : 150 },
    );
  });

  it.each([
    ['mixed line ends', 'indicator,period,value\r\ntrained,2014,1\ntrained,2015,2\r\n', 2],
    ['an empty first line', '\nindicator,period,value\ntrained,2014,1\n', 1],
    ['an inner quote', 'indicator,period,value,comment\ntrained,2014,1,5" pipe\n', 1],
    ['no last line end', 'indicator,period,value\ntrained,2014,1', 1],
  ])('read %s', async (_name, text, count) => {
    const folder = await folderOf(base);
    const [large, small] = [await raw(folder, { 'x.csv': text }, 0), await raw(folder, { 'x.csv': text }, 1 << 20)];
    expect(large).toEqual(small);
    expect(large).toMatchObject({ problems: [], rows: { length: count } });
  });

  it('leave out a broken file and keep the others', async () => {
    const folder = await folderOf(base);
    const files = {
      'x.csv': 'indicator,period,value\ntrained,2014,1\n',
      'y.csv': 'indicator,period,value\ntrained,2015,1,2\n',
      'z.csv': 'indicator,period,value\ntrained,2016,1\n',
    };
    for (const small of [0, 1 << 20]) {
      const { problems, rows } = await raw(folder, files, small);
      expect(problems).toEqual(['csv-width']);
      expect(rows.map(({ file: number, period }) => [number, period])).toEqual([
        [0, '2014'],
        [2, '2016'],
      ]);
    }
  });
});

it('numbers become exact decimals in the engine, or nothing', { timeout: 120_000 }, async () => {
  const { dir, portfolio } = await folderOf(base);
  const digit = fc.constantFrom('0', '1', '5', '9');
  const digits = (maxLength: number) => fc.string({ unit: digit, minLength: 1, maxLength });
  const written = fc.oneof(
    fc
      .tuple(fc.constantFrom('', '-'), digits(20), fc.option(digits(14), { nil: undefined }))
      .map(([sign, whole, part]) => `${sign}${whole}${part === undefined ? '' : `.${part}`}`),
    fc.constantFrom('+1', '.5', '5.', '1e5', '1,5', '1 000', '-', 'x', '٣', '1_0', '0x1', 'nan', 'inf', '--1', '1.2.3'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(written, { minLength: 1, maxLength: 40 }), async (values) => {
      put(dir, {
        'x.csv': writeCsv([['indicator', 'period', 'value'], ...values.map((value) => ['trained', '2014', value])]),
      });
      const opened = openMeasurementFile({ path: join(dir, 'x.csv'), name: 'x.csv' }, portfolio).file;
      if (opened === undefined) throw new Error('refused');
      const found = await withDatabase('small', async (database) => {
        await readRaw(database, [opened], portfolio);
        await makeRows(database, { portfolio, files: [opened], fresh: 1, approvals: [] });
        return database.rows<{ decimal: string | null }>('SELECT value_::VARCHAR AS decimal FROM rows ORDER BY id');
      });
      expect(found.map(({ decimal }) => (decimal === null ? null : exact(decimal).toFixed()))).toEqual(
        values.map((value) => (numberPattern.test(value) ? exact(value).toFixed() : null)),
      );
    }),
    { numRuns: 30 },
  );
});

it('every column of the table schema can be read', async () => {
  const { portfolio } = await folderOf(base);
  expect(allColumns(portfolio)).toEqual([
    ...['framework', 'indicator', 'period', 'place', 'reporter', 'step', 'sex', 'age'],
    ...['value', 'numerator', 'denominator', 'qualifier', 'lower', 'upper', 'n', 'status'],
    ...['source', 'evidence', 'collected_on', 'comment'],
  ]);
});
