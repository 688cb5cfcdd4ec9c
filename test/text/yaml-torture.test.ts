import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { load } from '../../src/load.ts';
import { parseYaml } from '../../src/text/yaml.ts';

const portfolio = { file: 'plumbline.yaml', text: 'title: T\n' };
const framework = readFileSync(
  join(import.meta.dirname, '../../frameworks/cities-alliance/frameworks/uganda.yaml'),
  'utf8',
);

/** What loading says of one framework text: rule and line of each finding. It must never throw. */
async function findings(text: string): Promise<string[]> {
  const { diagnostics } = await load([portfolio, { file: 'frameworks/x.yaml', text }]);
  for (const { range, message } of diagnostics) {
    expect(message).toMatch(/\S/);
    expect(range.start.line).toBeGreaterThan(0);
    expect(range.start.column).toBeGreaterThan(0);
  }
  return diagnostics.map(({ rule, range }) => `${rule} ${range.start.line}`);
}

test.each([
  ['an empty file', '', 'yaml-empty 1'],
  ['only blanks', '\n \n', 'yaml-empty 1'],
  ['a byte-order mark', '\uFEFFid: x\ntitle: X\n', undefined],
  ['Windows line ends', 'id: x\r\ntitle: X\r\n', undefined],
  ['a NUL byte', 'id: x\ntitle: "\0"\n', 'yaml-syntax 2'],
  ['a list', '- id: x\n', 'schema-type 1'],
  ['a text', 'hello\n', 'schema-type 1'],
  ['a number', '42\n', 'schema-type 1'],
  ['an unknown tag', 'id: !x y\ntitle: X\n', 'yaml-syntax 1'],
  ['an alias without its anchor', 'id: x\ntitle: *t\n', 'yaml-syntax 2'],
  ['an anchor and its alias', 'id: x\ntitle: &t X\nversion: *t\n', undefined],
  [
    'a merge key',
    'id: x\ntitle: X\nresults:\n  a: &a {level: output, statement: A}\n  b: {<<: *a, statement: B}\n',
    undefined,
  ],
  ['YAML 1.1 asked for', '%YAML 1.1\n---\nid: x\ntitle: yes\n', 'yaml-syntax 1'],
  ['a key of a list', 'id: x\ntitle: X\n? [a]\n: b\n', 'yaml-syntax 3'],
  ['two documents', 'id: x\ntitle: X\n---\nid: y\n', 'yaml-syntax 3'],
  ['an open bracket', 'id: x\ntitle: X\nplaces: [a, b\n', 'yaml-syntax 3'],
  ['a colon in a text', 'id: x\ntitle: Water: the basics\n', 'yaml-syntax 2'],
  ['the key of all prototypes', 'id: x\ntitle: X\n__proto__: {a: 1}\n', 'schema-unknown-key 3'],
  ['a prototype as a result', 'id: x\ntitle: X\nresults: {constructor: {level: output, statement: A}}\n', undefined],
])('%s', async (_name, text, expected) => {
  expect(await findings(text)).toEqual(expected === undefined ? [] : [expected]);
});

test('ten megabytes are read', { timeout: 120_000 }, async () => {
  const results = Array.from(
    { length: 100_000 },
    (_, index) => `  r${index}: {level: output, statement: "${'x'.repeat(70)}"}`,
  );
  const text = `id: x\ntitle: X\nresults:\n${results.join('\n')}\n`;
  expect(text.length).toBeGreaterThan(10_000_000);
  expect(await findings(text)).toEqual([]);
});

test('aliases that unfold without end, and nesting without end, are findings', async () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x, x]',
    ...'bcdefghi'
      .split('')
      .map((key, index) => `${key}: &${key} [${Array(10).fill(`*${'abcdefghi'[index]}`).join(', ')}]`),
  ];
  expect(await findings(bomb.join('\n'))).toEqual(['yaml-aliases 1']);
  expect(await findings(`id: ${'['.repeat(50_000)}`)).toHaveLength(1);
  expect(await findings(`id: x\ntitle: X\nresults: ${'{a: '.repeat(5000)}`)).toHaveLength(1);
});

test('no damage to a file makes loading throw', { timeout: 300_000 }, async () => {
  const damage = fc.record({
    at: fc.nat(framework.length),
    cut: fc.nat(40),
    insert: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom('\t', '\n', ':', '- ', '"', "'", '{', ']', '&a ', '*a', '!', '#', '|', '>', '\r', '\0', '\u2028'),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
      const text = damages.reduce(
        (now, { at, cut, insert }) => now.slice(0, at) + insert + now.slice(at + cut),
        framework,
      );
      await findings(text);
    }),
    { numRuns: process.env.PLUMBLINE_SOAK === undefined ? 60 : 400 },
  );
});

test('findings of one file do not hide those of another', async () => {
  const { diagnostics } = await load([
    portfolio,
    { file: 'frameworks/a.yaml', text: 'id: a\ntitle: "open\n' },
    { file: 'frameworks/b.yaml', text: 'id: b\ntitle: B\nstatus: drafted\n' },
  ]);
  expect(diagnostics.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
    'frameworks/a.yaml yaml-syntax',
    'frameworks/b.yaml schema-value',
  ]);
});

test('a text is read once, places only when asked for', async () => {
  const { source, problems } = await parseYaml('x.yaml', 'a: {b: [1, two, "three"]}\n');
  expect(problems).toEqual([]);
  expect(source.locate(['a', 'b', 2])).toEqual({ start: { line: 1, column: 17 }, end: { line: 1, column: 24 } });
  expect(source.locate(['a', 'nothing', 'here'])).toEqual(source.locate(['a']));
});
