import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Element, readXml } from '../../src/formats/iati/xml-read.ts';
import { writeXml } from '../../src/formats/iati/xml-write.ts';
import { readValue } from '../../src/formats/taken-in/read-value.ts';
import { parseYaml } from '../../src/text/yaml.ts';
import { writeYaml } from '../../src/text/yaml-document.ts';
import { folder, home, plumbline } from '../support/cli.ts';
import { resultContent } from './content.ts';

const example = join(home, 'frameworks/example-city');
type Line = ReturnType<typeof JSON.parse>;
const aruna = ['--framework', 'aruna', '--as-of', '2026-06-30'];

test('figures are those of progress; what is not known is left out', async () => {
  const { code, out, err } = await plumbline(example, 'export', 'iati', ...aruna);
  expect(code).toBe(0);
  await expect(err).toMatchFileSnapshot('aruna-losses.txt');
  const { out: json } = await plumbline(example, 'progress', '--format', 'csv', '--as-of', '2026-06-30');
  const lines = json.trim().split('\n');
  const columns = (lines[0] ?? '').split(',');
  const wells = lines.filter((line) => line.startsWith('aruna,metered-connections,'));
  const content = resultContent(out).map((line) => JSON.parse(line));
  const totals = content.filter(
    (one) =>
      one.length === 5 &&
      one[2][0] === 'en:Number of metered water connections' &&
      one[4][0] === 'actual' &&
      one[4][4].length + one[4][5].length === 0,
  );
  const expected = wells.map((line) => {
    const cells = line.split(',');
    const cell = (name: string) => cells[columns.indexOf(name)];
    return [cell('start'), cell('end'), cell('actual')];
  });
  expect(totals.map((one) => [...one[3], one[4][3]]).toSorted()).toEqual(
    expected.filter(([, , actual]) => actual !== '').toSorted(),
  );
  expect(out).not.toMatch(/value=""|<comment\/>|<narrative\/>|iso-date=""/);
});

test('a shipped framework comes back to the byte: export, import, export', async () => {
  const dir = folder({});
  await plumbline(example, 'export', 'iati', ...aruna, '--out', join(dir, 'a.xml'));
  await plumbline(dir, 'import', 'iati', 'a.xml', '--out', 'b');
  const { out } = await plumbline(dir, 'export', 'iati', '--dir', 'b', '--as-of', '2026-06-30');
  expect(out).toBe(readFileSync(join(dir, 'a.xml'), 'utf8'));
});

test('categories as dimensions, as indicators of their own, or not at all', async () => {
  const content = async (way: string) => {
    const { out } = await plumbline(example, 'export', 'iati', ...aruna, '--disaggregation', way);
    return resultContent(out).map((line) => JSON.parse(line));
  };
  const [dimensions, indicators, none] = [
    await content('dimensions'),
    await content('indicators'),
    await content('none'),
  ];
  const figures = (all: Line[]) => all.filter((one) => one.length === 5 || (one.length === 4 && one[3].length === 8));
  const withDimensions = (all: Line[]) => figures(all).filter((one) => one.at(-1)[5].length > 0);
  expect(withDimensions(dimensions).length).toBeGreaterThan(100);
  expect([withDimensions(indicators), withDimensions(none)]).toEqual([[], []]);
  expect(figures(none)).toEqual(figures(dimensions).filter((one) => one.at(-1)[5].length === 0));
  // The same figures: their categories in the title instead.
  const moved = withDimensions(dimensions).map((one) => {
    const label = one
      .at(-1)[5]
      .map(([, value]: [string, string]) => value)
      .join(', ');
    const titles = one[2].map((title: string) => `${title} (${label})`);
    return [one[0], one[1], titles, ...one.slice(3, -1), [...one.at(-1).slice(0, 5), [], ...one.at(-1).slice(6)]];
  });
  const sorted = (all: unknown[]) => all.map((one) => JSON.stringify(one)).toSorted();
  expect(sorted(figures(indicators))).toEqual(sorted([...figures(none), ...moved]));
});

test('what an activity must have is named, and nothing is written', async () => {
  const dir = folder({});
  cpSync(example, dir, { recursive: true });
  const file = join(dir, 'frameworks/country-a.yaml');
  const yaml = readFileSync(file, 'utf8')
    .replace('identifier: XX-EXAMPLE-ARUNA-2023', 'hierarchy: 1')
    .replace('role: 4, ', '');
  writeFileSync(file, yaml);
  const { code, err } = await plumbline(dir, 'export', 'iati', ...aruna, '--out', 'a.xml');
  expect(err).toBe(`frameworks/country-a.yaml: iati.identifier is missing; expected the activity's IATI identifier.
frameworks/country-a.yaml: iati.participating_orgs[0].role is missing; expected a role code, 1 to 4.
Nothing is written: an IATI activity cannot be without these.
→ Write them into the frameworks, or name the frameworks to export with --framework.
`);
  expect([code, existsSync(join(dir, 'a.xml'))]).toEqual([1, false]);
});

test('what IATI would not take is named, and nothing is written', async () => {
  const dir = folder({});
  cpSync(example, dir, { recursive: true });
  const file = join(dir, 'frameworks/country-a.yaml');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(
      'language: en',
      'recipient_countries: [{code: KE, percentage: 1}, {code: UG}]\n  document_links: [{url: x, title: T, category: []}]',
    ),
  );
  const { code, err } = await plumbline(dir, 'export', 'iati', ...aruna, '--out', 'a.xml');
  expect(err).toMatch(
    /^Element 'document-link': Missing child element\(s\)\. Expected is .*category.*\(<document-link.*\)\nNothing is written: this would be no IATI 2\.03\.\n$/,
  );
  expect([code, existsSync(join(dir, 'a.xml'))]).toEqual([1, false]);
});

test('any text survives XML', () => {
  const anything = fc.string({ unit: 'grapheme', minLength: 1 });
  fc.assert(
    fc.property(anything, anything, fc.nat(3), (text, attribute, cut) => {
      const xml = writeXml({ name: 'a', children: [{ name: 'b', attributes: { c: attribute }, text }] });
      const pieces = [xml.slice(0, cut), ...xml.slice(cut)];
      let found: Element | undefined;
      readXml('a.xml', pieces, {
        element: (element) => {
          found = element;
        },
      });
      expect([found?.text, found?.attributes.c]).toEqual([text, attribute]);
    }),
  );
});

test('what is written as YAML is read as it was, by both readers', async () => {
  const text = fc.string({ unit: 'binary' }).filter((one) => !/[\0\ud800-\udfff]/.test(one));
  const awkward = fc.constantFrom(
    'yes',
    'null',
    '1e3',
    '2015',
    '0x1F',
    '- a',
    'a: b',
    'a #b',
    ' a',
    'a ',
    '',
    '~',
    '2015-01-01',
    'é',
    '%',
    '@',
    '!x',
    '&a',
    '*a',
    '?',
    '"',
    "'",
    'a\r\nb',
    '\u2028',
    '\u0085',
  );
  const leaf = fc.oneof(text, awkward, fc.boolean(), fc.integer());
  const { map: trees } = fc.letrec((tie) => ({
    map: fc.dictionary(
      fc.oneof(awkward, fc.stringMatching(/^[a-z]{1,5}$/)).filter((key) => key !== '__proto__'),
      fc.oneof({ depthSize: 'small' }, leaf, tie('list'), tie('map')),
      { minKeys: 1, maxKeys: 4 },
    ),
    list: fc.array(fc.oneof({ depthSize: 'small' }, leaf, tie('map')), { minLength: 1, maxLength: 4 }),
  }));
  await fc.assert(
    fc.asyncProperty(trees, async (data) => {
      const yaml = writeYaml(data as Parameters<typeof writeYaml>[0]);
      const { value, problems } = await parseYaml('a.yaml', yaml);
      expect(problems).toEqual([]);
      expect(value).toEqual(data);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['12', 'number 12'],
  ['-0.5', 'number -0.5'],
  [' 7 ', 'number 7'],
  ['+3', 'number 3'],
  ['.5', 'number 0.5'],
  ['5.', 'number 5'],
  ['£13,594,502', 'dressed 13594502 GBP'],
  ['€ 1 234', 'dressed 1234 EUR'],
  ['USD 1,000.50', 'dressed 1000.50 USD'],
  ['$5', 'dressed 5'],
  ['12%', 'dressed 12'],
  ['1,234,567', 'dressed 1234567'],
  ['1,234.5', 'dressed 1234.5'],
  ['1,234', 'words'],
  ['1.234,5', 'words'],
  ['12,34', 'words'],
  ['£1,23', 'words'],
  ['N/A', 'words'],
  ['<5', 'words'],
  ['10-20', 'words'],
  ['1e5', 'words'],
  ['0x10', 'words'],
  ['1234567890123456789012', 'words'],
  ['', 'none'],
  ['  ', 'none'],
])('the value "%s"', (written, expected) => {
  const read = readValue(written);
  const { kind } = read;
  const digits = 'digits' in read ? ` ${read.digits}` : '';
  const currency = 'currency' in read && read.currency !== undefined ? ` ${read.currency}` : '';
  expect(`${kind}${digits}${currency}`).toBe(expected);
});
