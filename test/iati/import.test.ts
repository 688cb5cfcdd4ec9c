import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { folder, home, plumbline } from '../support/cli.ts';
import { resultContent } from './content.ts';

const odd = join(import.meta.dirname, 'odd.xml');
const asOf = ['--as-of', '2026-06-30'];

async function imported(file: string): Promise<{ dir: string; out: string }> {
  const dir = folder({});
  const { code, out, err } = await plumbline(dir, 'import', 'iati', file, '--out', 'made');
  expect([code, err]).toEqual([0, 'wrote the portfolio made; plumbline validate --dir made checks it.\n']);
  return { dir, out };
}

async function exported(dir: string, portfolio: string): Promise<string> {
  const file = `${portfolio}.xml`;
  const { code, err } = await plumbline(dir, 'export', 'iati', '--dir', portfolio, '--out', file, '--quiet', ...asOf);
  expect([code, err]).toEqual([0, '']);
  return readFileSync(join(dir, file), 'utf8');
}

test('what is odd is told with its line, and how it was read', async () => {
  const { dir, out } = await imported(odd);
  await expect(out).toMatchFileSnapshot('odd.txt');
  expect(readFileSync(join(dir, 'made/IMPORT.md'), 'utf8')).toBe(out);
  await expect(readFileSync(join(dir, 'made/frameworks/xx-odd-1.yaml'), 'utf8')).toMatchFileSnapshot('odd.yaml');
  await expect(readFileSync(join(dir, 'made/measurements/xx-odd-1/wells.csv'), 'utf8')).toMatchFileSnapshot('odd.csv');
});

test('a reference without a code is told', async () => {
  const result =
    '<result type="1"><title><narrative>R</narrative></title><indicator measure="1"><title><narrative>I</narrative></title><reference vocabulary="2" code=""/></indicator></result>';
  const dir = folder({
    'one.xml': `<iati-activities version="2.03"><iati-activity><iati-identifier>A</iati-identifier>${result}</iati-activity></iati-activities>`,
  });
  const { out } = await plumbline(dir, 'import', 'iati', 'one.xml', '--out', 'made');
  expect(out).toContain('line 1: A, i: a reference in vocabulary 2 has no code; it is left out.');
});

test('the portfolio can be read, its store is laid out as ingest lays it out', async () => {
  const { dir } = await imported(odd);
  const { out } = await plumbline(dir, 'validate', '--dir', 'made', '--format', 'json', ...asOf);
  const { diagnostics } = JSON.parse(out);
  const errors = diagnostics.filter(({ severity }: { severity: string }) => severity === 'error');
  expect(errors.map(({ rule, message }: { rule: string; message: string }) => `${rule}: ${message}`)).toEqual([]);
  const rewritten = await plumbline(dir, 'ingest', '--rewrite', '--dir', 'made');
  expect([rewritten.code, rewritten.out]).toEqual([0, 'Every file is laid out as it should be: nothing to write.\n']);
});

test('import and export keep what results say, apart from what the report names', async () => {
  const { dir } = await imported(odd);
  const before = resultContent(readFileSync(odd, 'utf8'));
  const after = resultContent(await exported(dir, 'made'));
  const lost = before.filter((line) => !after.includes(line));
  const come = after.filter((line) => !before.includes(line));
  await expect(
    `${lost.map((line) => `- ${line}`).join('\n')}\n${come.map((line) => `+ ${line}`).join('\n')}\n`,
  ).toMatchFileSnapshot('odd-changes.txt');
});

test('export, import, export: the same bytes', async () => {
  const { dir } = await imported(odd);
  const first = await exported(dir, 'made');
  await plumbline(dir, 'import', 'iati', 'made.xml', '--out', 'again');
  expect(await exported(dir, 'again')).toBe(first);
});

test('the report as JSON counts the same', async () => {
  const dir = folder({});
  const { out } = await plumbline(dir, 'import', 'iati', odd, '--out', 'made', '--format', 'json');
  const schema = JSON.parse(readFileSync(join(home, 'schemas/import-output.schema.json'), 'utf8'));
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
  expect(validate(JSON.parse(out)), JSON.stringify(validate.errors)).toBe(true);
  expect(JSON.parse(out)).toMatchObject({
    file: 'odd.xml',
    ...{ activities: 1, results: 2, indicators: 5, baselines: 4, targets: 8, actuals: 18 },
    withoutResults: 1,
    leftOut: { budget: 1, transaction: 1 },
  });
});

test('of several activities, those that are named; one that is not there is refused', async () => {
  const dir = folder({});
  const one = (id: string) =>
    activity('<result type="1"><title><narrative>R</narrative></title><indicator measure="1"/></result>', id);
  const inner = (id: string) => one(id).replace(/^<iati-activities[^>]*>|<\/iati-activities>$/g, '');
  writeFileSync(
    join(dir, 'a.xml'),
    one('A').replace('</iati-activities>', `${inner('B')}${inner('C')}</iati-activities>`),
  );
  const named = ['import', 'iati', 'a.xml', '--out', 'made', '--activity', 'C', '--activity', 'A'];
  const { code, out } = await plumbline(dir, ...named);
  expect([code, readdirSync(join(dir, 'made/frameworks'))]).toEqual([0, ['a.yaml', 'c.yaml']]);
  expect(out).toContain('1 activities with results were not asked for.');
  const wrong = await plumbline(dir, 'import', 'iati', 'a.xml', '--out', 'other', '--activity', 'D');
  expect([wrong.code, wrong.err.split('\n')[0]]).toEqual([2, 'a.xml has no activity "D" with results.']);
  expect(existsSync(join(dir, 'other'))).toBe(false);
});

test('numbers build up as the command line says', async () => {
  const dir = folder({});
  await plumbline(dir, 'import', 'iati', odd, '--out', 'made', '--cumulation', 'incremental');
  const yaml = readFileSync(join(dir, 'made/frameworks/xx-odd-1.yaml'), 'utf8');
  expect(yaml.match(/cumulation: \S+/g)).toEqual(['cumulation: incremental', 'cumulation: incremental']);
});

const head = '<?xml version="1.0"?>\n';
const activity = (inside: string, identifier = 'X') =>
  `<iati-activities version="2.03"><iati-activity><iati-identifier>${identifier}</iati-identifier>${inside}</iati-activity></iati-activities>`;
const good = activity('<result type="1"><title><narrative>é</narrative></title><indicator measure="1"/></result>');
const bomb = `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>`;

const refused: readonly (readonly [what: string, bytes: string | Buffer, message: RegExp])[] = [
  ['a bomb of entities', `${head}${bomb}${good}`, /^a\.xml:2:\d+ The file has a document type declaration/],
  [
    'an external entity',
    `${head}<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>${good}`,
    /document type declaration/,
  ],
  ['an external DTD', `${head}<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">${good}`, /document type declaration/],
  [
    'an entity that is not declared',
    activity('&nbsp;'),
    /^a\.xml:1:\d+ The file is no well-formed XML: undefined entity/,
  ],
  ['a file that is cut off', good.slice(0, -30), /^a\.xml:1:\d+ The file is no well-formed XML: unclosed tag/],
  ['tags that cross', activity('<a><b></a></b>'), /no well-formed XML: unexpected close tag/],
  ['an attribute twice', activity('<a b="1" b="2"/>'), /no well-formed XML: duplicate attribute/],
  ['a character that XML has not', activity('\u0001'), /no well-formed XML: disallowed character/],
  ['elements too deep', activity('<a>'.repeat(200)), /The elements stand more than 100 deep\.$/m],
  ['a text without end', activity('x'.repeat(18_000_000)), /A text is longer than 16777216 characters/],
  ['a file without an element', ' '.repeat(3_000_000), /There is no element at the beginning/],
  ['nothing', '', /no well-formed XML: document must contain a root element/],
  ['UTF-8 that is Latin-1', Buffer.from(`${head}${good}`, 'latin1'), /^a\.xml holds bytes that are not UTF-8/],
  [
    'UTF-16 that is UTF-8',
    `<?xml version="1.0" encoding="UTF-16"?>${good}`,
    /declares the encoding "UTF-16", and its first bytes say that it is not/,
  ],
  [
    'UTF-8 that is UTF-16',
    Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-8"?>${good}`, 'utf16le'),
    /its first bytes say UTF-16LE/,
  ],
  [
    'an encoding nobody knows',
    `<?xml version="1.0" encoding="EBCDIC-CP-US"?>${good}`,
    /declares the encoding "EBCDIC-CP-US"; expected UTF-8/,
  ],
  ['IATI 1.05', good.replace('2.03', '1.05'), /^a\.xml is in IATI 1\.05, which was withdrawn/],
  ['IATI of no version', good.replace(' version="2.03"', ''), /does not say its version/],
  ['IATI to come', good.replace('2.03', '3.01'), /says it is in version "3\.01"/],
  ['organisations', '<iati-organisations version="2.03"/>', /its first element is <iati-organisations>/],
  ['activities without results', activity(''), /^a\.xml has no results/],
];

test.each(refused)('refused, and nothing is written: %s', async (_, bytes, message) => {
  const dir = folder({});
  writeFileSync(join(dir, 'a.xml'), bytes);
  const { code, out, err } = await plumbline(dir, 'import', 'iati', 'a.xml', '--out', 'made');
  expect(err).toMatch(message);
  expect([code, out, existsSync(join(dir, 'made'))]).toEqual([2, '', false]);
});

test.each([
  ['Latin-1', Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${good}`, 'latin1')],
  ['UTF-16', Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>${good}`, 'utf16le')],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${head.replace('?>', " encoding='utf-8'?>")}${good}`)],
])('read as it says: %s', async (_, bytes) => {
  const dir = folder({});
  writeFileSync(join(dir, 'a.xml'), bytes);
  expect((await plumbline(dir, 'import', 'iati', 'a.xml', '--out', 'made')).code).toBe(0);
  expect(readFileSync(join(dir, 'made/frameworks/x.yaml'), 'utf8')).toContain('statement: "é"');
});

test('nothing of yours is overwritten', async () => {
  const dir = folder({ 'mine/notes.txt': 'mine' });
  cpSync(odd, join(dir, 'odd.xml'));
  const { code, err } = await plumbline(dir, 'import', 'iati', 'odd.xml', '--out', 'mine');
  expect([code, err.split('\n')[0]]).toEqual([2, 'mine is not empty.']);
  expect(readdirSync(join(dir, 'mine'))).toEqual(['notes.txt']);
});

test('wrong command lines', async () => {
  const dir = folder({ 'a.xml': good });
  const said = async (...argv: string[]) => (await plumbline(dir, 'import', ...argv)).err.split('\n')[0];
  expect(await said('iat', 'a.xml', '--out', 'b')).toBe('There is no import from "iat".');
  expect(await said('iati', 'b.xml', '--out', 'b')).toBe('There is no file b.xml.');
  expect(await said('iati', 'a.xml')).toBe('import makes a portfolio; expected --out <folder>.');
});
