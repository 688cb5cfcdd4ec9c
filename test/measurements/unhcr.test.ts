import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { run } from '../ingest/run.ts';
import { sharedFile } from '../support/shared.ts';
import { folderOf, textsIn } from './folder.ts';

const found = sharedFile('iati/unhcr/iati_result_2022.csv');
const path = found ?? '';

type Row = Readonly<Record<string, string>>;

const slug = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
const distinct = (rows: readonly Row[], column: string) => [...new Set(rows.map((row) => row[column] ?? ''))];

const mapped = {
  iati_identifier: 'reporter',
  result_indicator_title: 'indicator',
  result_indicator_period_start: 'period_start',
  result_indicator_period_end: 'period_end',
  result_indicator_actual_value: 'value',
  result_indicator_actual_location_ref: 'place',
  result_indicator_actual_value_1: 'population-type',
};

function portfolioOf(rows: readonly Row[]) {
  const listed = (titles: readonly string[], prefix: string) =>
    titles.map((title, index) => `${prefix}${index + 1}: {title: ${JSON.stringify(title)}}`).join(', ');
  const indicators = distinct(rows, 'result_indicator_title').map(
    (title, index) =>
      `  i${index + 1}: {result: o, name: ${JSON.stringify(title)}, measure: number, direction: none, cumulation: point-in-time, aggregation: {places: mean}, disaggregate_by: [population-type]}`,
  );
  const ignored = Object.keys(rows[0] ?? {}).filter((name) => !(name in mapped));
  return {
    'plumbline.yaml': `plumbline: 1
title: UNHCR
parties: {${distinct(rows, 'iati_identifier')
      .map((id) => `${id}: {title: ${id}}`)
      .join(', ')}}
places: {${listed(distinct(rows, 'result_indicator_actual_location_ref'), 'p')}}
dimensions:
  population-type: {title: Population type, categories: {${distinct(rows, 'result_indicator_actual_value_1')
    .map((title) => `${slug(title)}: {title: ${JSON.stringify(title)}}`)
    .join(', ')}}}
`,
    'frameworks/unhcr.yaml': `id: unhcr
title: UNHCR
results: {o: {level: outcome, statement: S}}
indicators:
${indicators.join('\n')}
`,
    'mappings/iati-results.yaml': `title: IATI results as a table
columns:
${Object.entries(mapped)
  .map(([header, field]) => `  ${header}: ${field}`)
  .join('\n')}
ignore:
${ignored.map((name) => `  - ${name}`).join('\n')}
`,
  };
}

/** Exactly, in units of the twelfth decimal. */
function total(values: readonly string[]): bigint {
  return values.reduce((sum, value) => {
    const [whole = '0', fraction = ''] = value.split('.');
    return sum + BigInt(`${whole}${fraction.padEnd(12, '0')}`);
  }, 0n);
}

function totalsBy(rows: readonly { readonly key: string; readonly value: string }[]): ReadonlyMap<string, string> {
  const values = new Map<string, string[]>();
  for (const { key, value } of rows) values.set(key, [...(values.get(key) ?? []), value]);
  return new Map([...values].map(([key, all]) => [key, `${all.length} rows, ${total(all)}`]));
}

it.skipIf(found === undefined)(
  'the results of UNHCR of 2022 go through a mapping; counts and sums are those of the table',
  async () => {
    const rows: readonly Row[] = parse(readFileSync(path), { bom: true, columns: true });
    const { dir } = await folderOf(portfolioOf(rows));
    const taken = await run(dir, 'ingest', path, '--mapping', 'iati-results', '--write', '--format', 'json');
    const { files, rejected, written } = JSON.parse(taken.out) as {
      files: readonly { readonly [key: string]: unknown }[];
      rejected: readonly unknown[];
      written: boolean;
    };
    expect([rejected, written]).toEqual([[], true]);
    // One row of the table stands there twice.
    const once = [
      ...new Map(
        rows.map((row) => [
          Object.keys(mapped)
            .map((name) => row[name])
            .join('|'),
          row,
        ]),
      ).values(),
    ];
    expect(files).toMatchObject([
      { rows: rows.length, added: once.length, unchanged: rows.length - once.length, rejected: 0, set_aside: [] },
    ]);
    const titles = distinct(rows, 'result_indicator_title');
    const places = distinct(rows, 'result_indicator_actual_location_ref');
    const expected = once.map((row) => ({
      key: [
        `i${titles.indexOf(row.result_indicator_title ?? '') + 1}`,
        `p${places.indexOf(row.result_indicator_actual_location_ref ?? '') + 1}`,
        slug(row.result_indicator_actual_value_1 ?? ''),
        row.result_indicator_period_start?.slice(0, 4),
      ].join(' '),
      value: row.result_indicator_actual_value ?? '',
    }));
    const stored = Object.entries(textsIn(dir, 'measurements/unhcr')).flatMap(([file, text]) => {
      const found: readonly Row[] = parse(text, { columns: true });
      const indicator = file.replace(/^.*\/(i\d+)\.csv$/, '$1');
      return found.map((row) => ({
        key: [indicator, row.place, row['population-type'], row.period].join(' '),
        value: row.value ?? '',
      }));
    });
    expect(totalsBy(stored)).toEqual(totalsBy(expected));
    expect(total(stored.map(({ value }) => value))).toBe(
      total(once.map((row) => row.result_indicator_actual_value ?? '')),
    );
  },
);
