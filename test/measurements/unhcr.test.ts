import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { run } from '../ingest/run.ts';
import { folderOf, textsIn } from './folder.ts';

const path = join(import.meta.dirname, '../../../shared/fixtures/iati/unhcr/iati_result_2022.csv');
const isThere = existsSync(path);
if (!isThere) console.info(`skipped: ${path} is not there`);

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
skip:
  - {column: result_indicator_actual_value, blank: true, reason: No actual value.}
ignore:
${ignored.map((name) => `  - ${name}`).join('\n')}
`,
  };
}

/** Numbers with two decimals, added as whole hundredths of hundredths. */
function total(values: readonly string[]): bigint {
  return values.reduce((sum, value) => {
    const [whole = '0', fraction = ''] = value.split('.');
    return sum + BigInt(`${whole}${fraction.padEnd(12, '0')}`);
  }, 0n);
}

it.skipIf(!isThere)(
  'the results of UNHCR of 2022 go through a mapping; counts and sums are those of the table',
  async () => {
    const rows: readonly Row[] = parse(readFileSync(path), { bom: true, columns: true });
    expect(rows).toHaveLength(2036);
    const { dir } = await folderOf(portfolioOf(rows));
    const plan = await run(dir, 'ingest', path, '--mapping', 'iati-results', '--format', 'json');
    const { files, rejected } = JSON.parse(plan.out) as {
      files: { rows: number; added: number; unchanged: number; rejected: number }[];
      rejected: { rule: string; line: number }[];
    };
    const [file] = files;
    expect([rejected, file]).toEqual([]);
  },
);
