import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { parseYaml } from '../../src/text/yaml.ts';
import { parsePlainYaml } from '../../src/text/yaml-plain.ts';

const root = join(import.meta.dirname, '../..');

/** What the full parser reads; undefined where it finds an error. */
function full(text: string): { value: unknown } | undefined {
  const document = parseDocument(text, { stringKeys: true, merge: true, prettyErrors: false, strict: true });
  return document.errors.length > 0 ? undefined : { value: document.toJS() };
}

/** The fast path must either stand aside or read what the full parser reads. */
function agrees(text: string): boolean {
  const fast = parsePlainYaml(text);
  if (fast === undefined) return false;
  expect(full(text), JSON.stringify(text)).toEqual({ value: fast.value });
  return true;
}

const texts = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));

test('shipped frameworks are plain, and read alike', () => {
  const shipped = texts('frameworks');
  expect(shipped.length).toBeGreaterThan(10);
  expect(shipped.filter(agrees).length).toBe(shipped.length);
});

test('fixtures of the rules read alike where they are plain', () => {
  for (const text of texts('test/rules')) agrees(text);
});

/** Scalars on which YAML parsers disagree somewhere. */
const scalars = [
  'yes',
  'no',
  'on',
  'off',
  'Yes',
  'true',
  'True',
  'TRUE',
  'tRue',
  'false',
  'null',
  'Null',
  '~',
  '',
  'nULL',
  '0',
  '-0',
  '+0',
  '00',
  '007',
  '0o17',
  '0x1F',
  '0b11',
  '1_000',
  '1,000',
  '1e3',
  '1E+05',
  '1.',
  '.5',
  '-.5',
  '+.5',
  '1.50',
  '-1',
  '+1',
  '.inf',
  '-.inf',
  '+.INF',
  '.nan',
  '.NaN',
  '12e03',
  '1:30',
  '190:20:30',
  '2015-03-31',
  '2015-03',
  '07-01',
  '2015',
  '=',
  '<<',
  '-',
  '?',
  ':',
  '--',
  '---a',
  '#x',
  'a #b',
  'a#b',
  '"a"',
  "'a'",
  "'it''s'",
  '"a\\nb"',
  '"\\u00e9"',
  '"\\x41"',
  "'a\\n'",
  '[1, 2]',
  '[a, [b]]',
  '{a: 1}',
  '{a: }',
  '{a, b}',
  '[a, ]',
  '{"a":1}',
  '{a: 1, a: 2}',
  '[]',
  '{}',
  '[a b, c: d]',
  'a: b',
  'a:b',
  'http://x.org/a',
  '@a',
  '`a',
  '%a',
  '&a b',
  '*a',
  '!t a',
  '!!str 1',
  '|',
  '>',
  '|-',
  '>+',
  '| text',
  '"open',
  "'open",
  '[open',
  '{open',
  'é',
  '日本',
  '\u00a0',
  '😀',
  'a\\b',
  '1 2',
  '１２',
  '- a',
  '5 %',
  '12.30',
  '1e400',
  '-1e-400',
  '0.1',
  '9007199254740993',
  '0.30000000000000004',
];

describe('scalars', () => {
  test.each(scalars)('%j as value, item and key', (scalar) => {
    agrees(`a: ${scalar}\nb: 1\n`);
    agrees(`a:\n  - ${scalar}\n  - 2\n`);
    agrees(`a: [${scalar}, 2]\n`);
    agrees(`a: {b: ${scalar}, c: 2}\n`);
    agrees(`${scalar}: 1\nb: 2\n`);
    agrees(`a: {${scalar}: 1, c: 2}\n`);
    agrees(`a:\n  ${scalar}: 1\n  ${scalar} : 2\n`);
    agrees(`- ${scalar}: 1\n  b: 2\n- "${scalar}": 3\n`);
    agrees(`a: |\n  ${scalar}\n   ${scalar}\n\n  ${scalar}\nb: >-\n  ${scalar}\n  x\n`);
    agrees(`a: x\n  ${scalar}\n  y\nb: "x\n  ${scalar.replaceAll(/["\\]/g, '')}\n\n  y"\n`);
  });
});

test('layouts', () => {
  const layouts = [
    'a:\n- 1\n- 2\nb: 3\n',
    'a:\n  b:\n c: 1\n',
    'a: 1\n b: 2\n',
    'a:\n    b: 1\n    c:\n      - d: 1\n        e: 2\n',
    '# only\n',
    '',
    '\n\n',
    'a: 1\r\nb: 2\r\n',
    'a: |+\n  x\n\n\nb: 1\n',
    'a: |2\n    x\n   y\n',
    'a: >\n  x\n  y\n\n    z\n  w\n',
    'a: "x\\\n  y"\n',
    "a: 'x\n  y'\n",
    'a: x # c\n',
    'a: [1, # c\n  2]\n',
    'a: {b: 1,\n  c: 2}\n',
    'a: 1\na: 2\n',
    'a:\n  - b\n  c: 1\n',
    '2014: 1\n"2014": 2\n',
    '? a\n: b\n',
    'a: |\n  x\n # c\nb: 1\n',
    'a: - b\n',
    'a: b: c\n',
    'a:\n\tb: 1\n',
    'a: x\ty\n',
    '\ufeffa: 1\n',
    'a: 1\n...\nb: 2\n',
    '--- \na: 1\n',
    'x\n',
    '- 1\n- 2\n',
    'a: [b\n]\n',
    'a: {b\n: c}\n',
    'a: [\n]\n',
    'a:\n  |\n  x\n',
    'a: >-\n\n  x\n',
    'a: "é\\u2028"\n',
    'a: 1 \nb:   2   \n',
    'a:  |  \n  x\n',
  ];
  for (const text of layouts) agrees(text);
});

test('texts put together at random', () => {
  const line = fc.tuple(
    fc.constantFrom('', '  ', '    ', '- ', '  - '),
    fc.constantFrom('a', 'b', 'c: d', '"e"', '2015'),
    fc.constantFrom(': ', ':', ' : ', ''),
    fc.constantFrom(...scalars),
    fc.constantFrom('', ' ', ' # c'),
  );
  let plain = 0;
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      if (agrees(lines.map((parts) => parts.join('')).join('\n'))) plain += 1;
    }),
    { numRuns: process.env.PLUMBLINE_SOAK === undefined ? 5_000 : 60_000 },
  );
  expect(plain).toBeGreaterThan(500);
});

/** Every path into a value, with the value. */
function* paths(value: unknown, path: readonly (string | number)[] = []): Iterable<readonly (string | number)[]> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [step, inner] of Object.entries(value))
    yield* paths(inner, [...path, Array.isArray(value) ? Number(step) : step]);
}

test('places are the same in both parsers, and hold what they name', async () => {
  for (const text of [...texts('frameworks'), ...texts('test/rules')]) {
    const { source, value } = await parseYaml('x.yaml', text);
    if (value === undefined) continue;
    // An anchor puts the text outside the plain subset.
    const { source: other } = await parseYaml('x.yaml', `${text}\nzz-anchor: &zz 1\n`);
    const all = [...paths(value)];
    const starts = (of: typeof source) =>
      all.flatMap((path) =>
        [undefined, 'key' as const].map((part) => ({ path, part, ...of.locate(path, part).start })),
      );
    expect(starts(source)).toEqual(starts(other));
    const lines = source.text.split('\n');
    const keys = all.filter((path) => typeof path.at(-1) === 'string');
    const named = keys.map((path) => {
      const { start, end } = source.locate(path, 'key');
      const text = lines[start.line - 1]?.slice(start.column - 1, end.column - 1) ?? '';
      return [...path.slice(0, -1), text.replaceAll(/['"]/g, '')];
    });
    expect(named).toEqual(keys);
  }
});
