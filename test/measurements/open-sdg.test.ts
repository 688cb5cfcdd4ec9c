import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseCsv } from '../../src/text/csv.ts';
import { run } from '../ingest/run.ts';
import { sharedFile } from '../support/shared.ts';
import { folderOf, textsIn } from './folder.ts';

const found = sharedFile('open-sdg/usa/data');
const data = found ?? '';

/** A table as it stands, read line by line: these files quote cells, and have no line breaks in them. */
interface Table {
  readonly file: string;
  readonly indicator: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

function readTable(file: string): Table {
  const lines = readFileSync(join(data, file), 'utf8').replace('\uFEFF', '').split(/\r?\n/);
  const [header = [], ...rows] = lines.filter((line) => line !== '').map(cellsOf);
  const name = file.replace('indicator_', '').replace('.csv', '');
  return { file, indicator: name.includes('_') ? `${name.replaceAll('_', '-')}-again` : name, header, rows };
}

const slug = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    // What Open SDG calls status is no status of a measurement.
    .replace(/^status$/, 'status-of');
const titleOf = (text: string) => text.replaceAll(/\s+/g, ' ').trim().toLowerCase();

/** By dimension, the titles of its categories with an id each. */
function dimensionsOf(tables: readonly Table[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const dimensions = new Map<string, Map<string, string>>();
  for (const { header, rows } of tables) {
    for (const [index, name] of header.entries()) {
      if (['Year', 'Value', ''].includes(name)) continue;
      const categories = dimensions.get(slug(name)) ?? new Map<string, string>();
      dimensions.set(slug(name), categories);
      for (const row of rows) {
        const title = titleOf(row[index] ?? '');
        if (title !== '' && !categories.has(title)) categories.set(title, `c${categories.size + 1}`);
      }
    }
  }
  return dimensions;
}

function portfolioOf(tables: readonly Table[], dimensions: ReturnType<typeof dimensionsOf>) {
  const indicators = tables.map(({ indicator, header }) => {
    const own = header.filter((name) => !['Year', 'Value', ''].includes(name)).map(slug);
    const cross = own.length > 1 ? `, cross: [[${own.join(', ')}]]` : '';
    return `  ${indicator}: {result: o, name: N, measure: number, direction: none, cumulation: point-in-time, aggregation: {places: mean}, disaggregate_by: [${own.join(', ')}]${cross}}`;
  });
  const all = [...dimensions].map(
    ([id, categories]) =>
      `  ${id}: {title: ${id}, categories: {${[...categories].map(([title, of]) => `${of}: {title: ${JSON.stringify(title)}}`).join(', ')}}}`,
  );
  const headers = new Set(
    tables.flatMap(({ header }) => header).filter((name) => !['Year', 'Value', ''].includes(name)),
  );
  return {
    'plumbline.yaml': `plumbline: 1
title: SDG
rules: {msr-cross-undeclared: off, msr-disaggregation-over: off}
dimensions:
${all.join('\n')}
`,
    'frameworks/sdg.yaml': `id: sdg
title: SDG
results: {o: {level: output, statement: S}}
indicators:
${indicators.join('\n')}
`,
    'mappings/open-sdg.yaml': `title: Open SDG
file_name: indicator_{indicator}.csv
columns:
  Year: period
  Value: value
${[...headers].map((name) => `  ${JSON.stringify(name)}: {field: ${slug(name)}, optional: true}`).join('\n')}
values:
  indicator: {${tables.flatMap(({ file, indicator }) => (indicator.endsWith('-again') ? [`${file.slice(10, -4)}: ${indicator}`] : [])).join(', ')}}
  period: {"2021-2022*": 2021/2022}
`,
  };
}

/** What the store should hold of a table: period, categories by dimension, value. */
function expectedRows({ header, rows }: Table, dimensions: ReturnType<typeof dimensionsOf>): readonly string[] {
  return rows.map((row) => {
    const of = (name: string) => row[header.indexOf(name)]?.trim() ?? '';
    const categories = header.flatMap((name, index) => {
      const id = dimensions.get(slug(name))?.get(titleOf(row[index] ?? ''));
      return id === undefined ? [] : [`${slug(name)}=${id}`];
    });
    return [of('Year').replace('2021-2022*', '2021/2022'), ...categories.toSorted(), of('Value')].join(' ');
  });
}

function storedRows(text: string): readonly string[] {
  const { header, records } = parseCsv('x', text);
  return records.map(({ cells }) => {
    const categories = header.flatMap((name, index) =>
      name === 'period' || name === 'value' || cells[index] === '' ? [] : [`${name}=${cells[index]}`],
    );
    return [cells[header.indexOf('period')], ...categories.toSorted(), cells[header.indexOf('value')] ?? ''].join(' ');
  });
}

/** Tables that have two different values for one key: nobody knows which is right. */
function conflictsIn(expected: readonly string[]): number {
  const values = new Map<string, Set<string>>();
  for (const row of expected) {
    const key = row.slice(0, row.lastIndexOf(' '));
    values.set(key, (values.get(key) ?? new Set()).add(row.slice(row.lastIndexOf(' ') + 1)));
  }
  return [...values.values()].filter((each) => each.size > 1).length;
}

it.skipIf(found === undefined)(
  'all tables of an Open SDG site are read with one mapping, and every row is accounted for',
  { timeout: 240_000 },
  async () => {
    const tables = readdirSync(data)
      .filter((name) => name.endsWith('.csv'))
      .map(readTable);
    expect(tables.length).toBeGreaterThan(200);
    const dimensions = dimensionsOf(tables);
    const { dir } = await folderOf(portfolioOf(tables, dimensions));
    const expected = new Map(tables.map((table) => [table.indicator, expectedRows(table, dimensions)]));
    const conflicting = tables.filter(({ indicator }) => conflictsIn(expected.get(indicator) ?? []) > 0);
    const paths = (some: readonly Table[]) => some.map(({ file }) => join(data, file));

    const plan = await run(dir, 'ingest', ...paths(tables), '--mapping', 'open-sdg', '--format', 'json');
    if (plan.out === '') throw new Error(plan.err);
    const planned = JSON.parse(plan.out) as {
      files: { rows: number; added: number; unchanged: number; rejected: number }[];
      rejected: { file: string; rule: string }[];
    };
    expect(planned.files.map(({ rows }) => rows)).toEqual(tables.map(({ rows }) => rows.length));
    for (const { rows, added, unchanged, rejected } of planned.files) expect(added + unchanged + rejected).toBe(rows);
    expect(new Set(planned.rejected.map(({ file, rule }) => `${rule} ${file}`))).toEqual(
      new Set(paths(conflicting).map((path) => `msr-duplicate ${path}`)),
    );

    const good = tables.filter((table) => !conflicting.includes(table));
    const taken = await run(dir, 'ingest', ...paths(good), '--mapping', 'open-sdg', '--write', '--format', 'json');
    expect(JSON.parse(taken.out)).toMatchObject({ rejected: [], written: true });
    const store = textsIn(dir, 'measurements');
    for (const { indicator } of good) {
      const text = store[`measurements/sdg/${indicator}.csv`] ?? '';
      expect(storedRows(text).toSorted(), indicator).toEqual([...new Set(expected.get(indicator))].toSorted());
    }
  },
);
