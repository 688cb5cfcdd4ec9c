import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openReceived, type Told } from '../../src/measurements/received.ts';
import { parseCsv } from '../../src/text/csv.ts';
import { resolve } from '../../src/text/location.ts';
import spectrum from './csv-spectrum.json' with { type: 'json' };

/** Other people's files are not kept here; without them these tests say so and are left out. */
const fixtures = join(import.meta.dirname, '../../../shared/fixtures/csv');
const scratch = mkdtempSync(join(tmpdir(), 'plumbline-oracles-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function read(name: string, bytes: Buffer, told: Told = {}) {
  const path = join(scratch, 'x.csv');
  writeFileSync(path, bytes);
  const { received, problems } = openReceived({ path, name }, told);
  const { header = [], statements = [] } = received ?? {};
  const said = problems.map(({ rule, at }) => {
    const { line, column } = resolve(at).start;
    return { rule, line, column, field: typeof at.path[1] === 'number' ? at.path[1] + 1 : null };
  });
  return { received, header, statements, said, cells: [...(received?.records() ?? [])].map(({ cells }) => cells) };
}

const needs = (folder: string) => {
  const has = existsSync(join(fixtures, folder));
  return { has, name: has ? folder : `${folder}: left out, since shared/fixtures/csv is not here` };
};

const spectrumFiles = needs('csv-spectrum');
describe.skipIf(!spectrumFiles.has)(spectrumFiles.name, () => {
  test.each(spectrum.cases.map((one) => [one.name, one] as const))(
    '%s is read exactly',
    (name, { bytes, crlf, expected }) => {
      const raw = readFileSync(join(fixtures, 'csv-spectrum/csvs', `${name}.csv`));
      // The files with CRLF have it only after a checkout.
      const file = crlf && raw.length < bytes ? Buffer.from(raw.toString().replaceAll('\n', '\r\n')) : raw;
      expect(file.length).toBe(bytes);
      const { said, header, cells } = read(name, file);
      expect(said).toEqual([]);
      const rows: readonly { readonly [column: string]: string }[] = Array.isArray(expected) ? expected : [expected];
      const wanted = rows.map((row) => Object.entries(row));
      expect(cells.map((row) => row.map((cell, index) => [header[index], cell]))).toEqual(
        // The telephone number in this file is another one than its own expectation says.
        name === 'location_coordinates'
          ? wanted.map((row) => row.map(([column, cell]) => [column, cell === '1234567890' ? '2095257564' : cell]))
          : wanted,
      );
    },
  );
});

interface Case {
  readonly [column: string]: string;
}

/** A note of the other validator: row (the line) and field counted from 1, and what is wrong. */
type Note = readonly [row: number | null, field: number | null, type: string];

const frictionless = needs('frictionless');
describe.skipIf(!frictionless.has)(frictionless.name, () => {
  // A checklist or a schema asks for more than a table's form: other rules do that.
  const oracle = parseCsv(
    'frictionless-csv.csv',
    readFileSync(join(import.meta.dirname, 'frictionless-csv.csv'), 'utf8'),
  );
  const cases = oracle.records
    .map(({ cells }): Case => Object.fromEntries(oracle.header.map((column, index) => [column, cells[index] ?? ''])))
    .filter(({ options = '' }) => !/checklist|schema/.test(options));

  test.each(cases.map((row) => [`${row.test}: ${row.file}`, row] as const))('%s', (_name, row) => {
    const { file = '', options = '', expected = '', expected_valid: valid, fields } = row;
    const name = file.replace('csv/', '');
    const told: Told = options.includes("encoding='utf-8'") ? { encoding: 'utf-8' } : {};
    const { said, statements } = read(name, readFileSync(join(fixtures, name)), told);
    if (valid === 'True') return expect(said).toEqual([]);
    if (fields?.includes('note')) {
      const rule = expected.includes('empty') ? 'csv-empty' : 'file-encoding';
      const place = rule === 'csv-empty' ? { line: 1, column: 1 } : { line: 3, column: 3 };
      return expect(said).toMatchObject([{ rule, ...place }]);
    }
    const notes: readonly Note[] = JSON.parse(expected);
    const wanted = notes.flatMap(([line, field, type]) => {
      if (type.endsWith('-label')) return [{ rule: 'csv-header', line: 1, field }];
      const isFirst = notes.every(([other, before]) => other !== line || (before ?? 0) >= (field ?? 0));
      return type === 'blank-row' || !isFirst ? [] : [{ rule: 'csv-width', line: line ?? 1, field }];
    });
    expect(said).toMatchObject(options.includes('limit_errors') ? said : wanted);
    expect(said).toEqual(expect.arrayContaining(wanted.map((one) => expect.objectContaining(one))));
    // A row of delimiters alone is skipped and counted; a line without a character is no row.
    const blank = notes.filter(([, , type]) => type === 'blank-row').length;
    const blankText = statements.map(({ message }) => message).find((message) => /blank cells/.test(message));
    if (said.length === 0) expect(blankText).toMatch(new RegExp(`^${blank} rows? of blank cells`));
    return undefined;
  });

  test('a file in Latin-1 is read, and so is one with accents, semicolons and decimal commas', () => {
    const latin1 = read('latin1.csv', readFileSync(join(fixtures, 'frictionless/latin1.csv')));
    expect(latin1.cells).toEqual([
      ['1', 'english'],
      ['2', '©'],
    ]);
    const accents = read('accents.csv', readFileSync(join(fixtures, 'frictionless/table-with-accents.csv')));
    expect(accents.said).toEqual([]);
    expect(accents.header.slice(0, 5)).toEqual(['Classement', 'Quartier', 'Date', 'Année', 'Occupancy rate']);
    expect(accents.cells[0]?.slice(0, 5)).toEqual(['3 stars', 'All', '01-01-13', '2013', '0,611553068']);
  });
});

describe('what the SDG build tools check of a CSV', () => {
  const columns = ['Year', 'Sex', 'Value'];
  const messages = (text: string) => {
    const { said, statements, cells } = read('x.csv', Buffer.from(text), { columns });
    expect(said).toEqual([]);
    return { messages: statements.map(({ message, line }) => `${line}: ${message}`), cells };
  };

  test('a good table has nothing said about it', () => {
    expect(messages('Year,Sex,Value\n2020,,1\n')).toEqual({ messages: [], cells: [['2020', '', '1']] });
  });

  test.each([
    ['leading', 'Year, Sex,Value\n2020,,1\n', '" Sex"'],
    ['trailing', 'Year,Sex ,Value\n2020,,1\n', '"Sex "'],
  ])('a %s space in a column name is said', (_name, text, shown) => {
    expect(messages(text).messages).toEqual([`1: Blanks around names in the header are left out: ${shown}.`]);
  });

  test('blank lines are no rows, and rows that are entirely empty are counted', () => {
    const { messages: found, cells } = messages('Year,Sex,Value\n\n2020,,1\n,,\n , ,\n');
    expect(found).toEqual(['4: 2 rows of blank cells skipped.']);
    expect(cells).toEqual([['2020', '', '1']]);
  });

  test('spaces in cells are kept, for the rules over rows to judge', () => {
    expect(messages('Year,Sex,Value\n2020, F ,1\n').cells).toEqual([['2020', ' F ', '1']]);
  });
});
