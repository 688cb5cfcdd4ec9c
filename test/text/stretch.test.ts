import { expect, test } from 'vitest';
import { child, resolve, stretchOf } from '../../src/text/location.ts';
import { parseYaml } from '../../src/text/yaml.ts';

const says = 'Health plans developed and put into practice';
const [start, end] = [says.indexOf('and put'), says.indexOf(' practice')];

/** What stands in the text of the file where "and put into" of the statement is. */
async function pointedAt(yaml: string): Promise<string> {
  const { source, value } = await parseYaml('a.yaml', yaml);
  expect((value as { statement: string }).statement.trim().replaceAll('\n', ' ')).toContain('developed and put into');
  const range = resolve(stretchOf(child({ source, path: [] }, 'statement'), start, end));
  const lines = yaml.split('\n');
  if (range.start.line === range.end.line)
    return lines[range.start.line - 1]?.slice(range.start.column - 1, range.end.column - 1) ?? '';
  return `${lines[range.start.line - 1]?.slice(range.start.column - 1)}|${lines[range.end.line - 1]?.slice(0, range.end.column - 1)}`;
}

/** An anchor sends a text to the parser of all of YAML. */
const ways = [
  ['plain', ''],
  ['full', 'anchor: &a {}\nsame: *a\n'],
] as const;

test.each(ways)('words inside a text are pointed at, however it is written (%s)', async (_, before) => {
  const at = (yaml: string) => pointedAt(`${before}${yaml}`);
  expect(await at(`statement: ${says}\n`)).toBe('and put into');
  expect(await at(`statement: "${says}"\n`)).toBe('and put into');
  expect(await at(`statement: '${says}'   # a remark\n`)).toBe('and put into');
  expect(await at(`other: 1\nstatement:\n  ${says}\n`)).toBe('and put into');
  expect(await at('statement: Health plans developed\n  and put into\n  practice\n')).toBe('and put into');
  expect(await at('statement: >-\n  Health plans developed and put\n  into practice\n')).toBe('and put|  into');
  expect(await at('statement: > # a remark\n    Health plans\n    developed and put into practice\nb: 1\n')).toBe(
    'and put into',
  );
  expect(await at('statement: |\n  Health plans\n  developed and put into practice\n')).toBe('and put into');
});

test('words inside a map on one line are pointed at', async () => {
  expect(await pointedAt(`{statement: ${says}, other: 1}\n`)).toBe('and put into');
  expect(await pointedAt(`{other: &a 1, same: *a, statement: ${says}}\n`)).toBe('and put into');
});

test('where a text is not written as it reads, all of it is pointed at', async () => {
  expect(await pointedAt(`statement: "Health \\u0070lans developed and put into practice"\n`)).toBe(
    '"Health \\u0070lans developed and put into practice"',
  );
  expect(await pointedAt(`statement: 'The city''s plans developed and put into practice'\n`)).toBe(
    `'The city''s plans developed and put into practice'`,
  );
});
