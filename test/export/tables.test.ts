import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import {
  factFields,
  frameworkFields,
  indicatorFields,
  linkFields,
  resultFields,
  targetFields,
} from '../../src/formats/tables/fields.ts';
import type { Field } from '../../src/formats/tables/table.ts';
import { writeJson } from '../../src/text/json.ts';
import { folder, home, plumbline } from '../support/cli.ts';

const example = join(home, 'frameworks/example-city');
const asOf = ['--as-of', '2026-06-30'];
type Row = Readonly<Record<string, string>>;

/** The schema of `export json`, from the columns of the tables. */
function outputSchema(): string {
  const row = (fields: readonly Field[], isOpen = false) => ({
    type: 'array',
    items: {
      type: 'object',
      required: fields.map(({ name }) => name),
      additionalProperties: isOpen
        ? { type: ['string', 'null'], description: 'A dimension: the category; null = the total.' }
        : false,
      properties: Object.fromEntries(
        fields.map(({ name, type, description }) => [
          name,
          { type: [type === 'date' ? 'string' : type, 'null'], description },
        ]),
      ),
    },
  });
  return writeJson({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'export-output.schema.json',
    title: 'Output of `plumbline export json`',
    description: 'The tidy tables of `plumbline export csv`, a row an object; null where a cell is blank.',
    type: 'object',
    required: ['title', 'asOf', 'languages', 'frameworks', 'results', 'links', 'indicators', 'targets', 'facts'],
    additionalProperties: false,
    properties: {
      title: { type: 'string', description: 'Title of the portfolio.' },
      asOf: { type: 'string', description: 'The day the facts are of: YYYY-MM-DD.' },
      languages: { type: 'array', items: { type: 'string' }, description: 'Languages of the texts, the first wins.' },
      frameworks: row(frameworkFields),
      results: row(resultFields),
      links: row(linkFields),
      indicators: row(indicatorFields),
      targets: row(targetFields([]), true),
      facts: row(factFields),
    },
  });
}

test('the published schema of the JSON is that of the tables', () => {
  const published = JSON.parse(readFileSync(join(home, 'schemas/export-output.schema.json'), 'utf8'));
  expect(published).toEqual(JSON.parse(outputSchema()));
});

test('csv and json say the same, and the facts are those of progress', async () => {
  const dir = folder({});
  const { code } = await plumbline(example, 'export', 'csv', '--out', dir, ...asOf);
  expect(code).toBe(0);
  const json = await plumbline(example, 'export', 'json', ...asOf);
  const document = JSON.parse(json.out);
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  const validate = ajv.compile(JSON.parse(readFileSync(join(home, 'schemas/export-output.schema.json'), 'utf8')));
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true);

  const facts = readFileSync(join(dir, 'facts.csv'), 'utf8');
  expect(facts).toBe((await plumbline(example, 'progress', '--format', 'csv', ...asOf)).out);

  const { resources } = JSON.parse(readFileSync(join(dir, 'datapackage.json'), 'utf8'));
  expect(resources.map(({ name }: { name: string }) => name)).toEqual(Object.keys(document).slice(3));
  for (const { name, path, schema } of resources) {
    const rows: Row[] = parse(readFileSync(join(dir, path), 'utf8'), { columns: true });
    const names = schema.fields.map((field: Field) => field.name);
    expect(rows.length).toBe(document[name].length);
    expect(rows.length, name).toBeGreaterThan(0);
    expect(Object.keys(rows[0] ?? {})).toEqual(names);
    const asText = (value: unknown) => (value === null ? '' : value === true ? '1' : value === false ? '0' : value);
    const same = (cell: string | undefined, value: unknown) =>
      typeof value === 'number' ? Number(cell) === value : cell === asText(value);
    const differ = rows.filter((row, index) =>
      names.some((one: string) => !same(row[one], document[name][index][one])),
    );
    expect(differ, name).toEqual([]);
    for (const key of schema.foreignKeys ?? []) {
      const { resource, fields } = key.reference;
      const known = new Set(document[resource].map((row: Row) => fields.map((one: string) => row[one]).join(' ')));
      const strange = rows.filter((row) => !known.has(key.fields.map((one: string) => row[one]).join(' ')));
      expect(strange, `${name} → ${resource}`).toEqual([]);
    }
    const keys = rows.map((row) => (schema.primaryKey ?? []).map((one: string) => row[one]).join(' '));
    if (schema.primaryKey !== undefined) expect(new Set(keys).size).toBe(rows.length);
  }
});

test('one framework alone keeps figures that rest on others', async () => {
  const all = JSON.parse((await plumbline(example, 'export', 'json', ...asOf)).out);
  const one = JSON.parse((await plumbline(example, 'export', 'json', '--framework', 'programme', ...asOf)).out);
  const ofProgramme = ({ framework }: Row) => framework === 'programme';
  expect(one.facts).toEqual(all.facts.filter(ofProgramme));
  expect(one.indicators).toEqual(all.indicators.filter(ofProgramme));
});

test('wrong command lines', async () => {
  const strange = await plumbline(example, 'export', 'jsn');
  expect([strange.code, strange.err]).toEqual([2, 'There is no export to "jsn".\n→ Did you mean "json"?\n']);
  const nowhere = await plumbline(example, 'export', 'csv');
  expect([nowhere.code, nowhere.err]).toEqual([2, 'export csv writes several files; expected --out <folder>.\n']);
  const unknown = await plumbline(example, 'export', 'json', '--framework', 'program');
  expect([unknown.code, unknown.err]).toEqual([2, 'There is no framework "program".\n→ Did you mean "programme"?\n']);
});
