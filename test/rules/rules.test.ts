import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPortfolio } from '../../src/io.ts';
import { load } from '../../src/load.ts';
import { rules } from '../../src/rules/index.ts';
import { readingRules } from '../../src/rules/reading-rules.ts';
import { runRules } from '../../src/rules/run.ts';
import type { Diagnostic } from '../../src/text/finding.ts';

const here = import.meta.dirname;
const shared = { file: 'plumbline.yaml', text: readFileSync(join(here, 'plumbline.yaml'), 'utf8') };
const ids = [...rules, ...readingRules].map(({ id }) => id);

/** The texts of a fixture; its own plumbline.yaml, or the shared one. */
function texts(id: string) {
  const dir = join(here, id);
  const own = readdirSync(dir).includes('plumbline.yaml');
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => /\.yaml$/.test(name));
  const files = names.map((file) => ({
    file: file.replaceAll('\\', '/'),
    text: readFileSync(join(dir, file), 'utf8'),
  }));
  return own ? files : [...files, shared];
}

async function findings(id: string): Promise<readonly Diagnostic[]> {
  const { portfolio, diagnostics } = await load(texts(id));
  const found = runRules(rules, { portfolio, asOf: '2026-06-30', ruleIds: ids });
  const reading = readingRules.some((rule) => rule.id === id);
  return reading ? diagnostics : [...diagnostics, ...found].filter((diagnostic) => diagnostic.rule === id);
}

const place = ({ file, range }: Diagnostic) => `${file}:${range.start.line}`;

describe.each(ids.filter((id) => id !== 'file-encoding'))('%s', (id) => {
  test('finds the marked lines, and no others', async () => {
    const marked = texts(id).flatMap(({ file, text }) =>
      text.split('\n').flatMap((line, index) => (line.endsWith(`# expect: ${id}`) ? [`${file}:${index + 1}`] : [])),
    );
    expect(marked.length).toBeGreaterThan(0);
    expect((await findings(id)).map((found) => `${place(found)} ${found.rule}`).toSorted()).toEqual(
      marked.map((one) => `${one} ${id}`).toSorted(),
    );
  });

  test('says it in words', async () => {
    const words = (await findings(id)).map(
      (found) =>
        `${place(found)}:${found.range.start.column} ${found.message}${found.hint === undefined ? '' : `\n  → ${found.hint}`}`,
    );
    await expect(`${words.join('\n')}\n`).toMatchFileSnapshot(join(here, id, 'messages.txt'));
  });
});

test('every folder of fixtures belongs to a rule', () => {
  const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).filter((name) => !ids.includes(name))).toEqual([]);
});

test('a rule is a file of its name, with words for people', () => {
  const files = readdirSync(join(here, '../../src/rules'), { recursive: true, encoding: 'utf8' });
  for (const rule of rules) {
    expect(
      files.some((file) => file.endsWith(`/${rule.id}.ts`)),
      rule.id,
    ).toBe(true);
    for (const text of [rule.summary, rule.why, rule.fix]) expect(text, rule.id).toMatch(/\S.*\.$/s);
  }
  expect(new Set(ids).size).toBe(ids.length);
});

test('file-encoding: a file that is not UTF-8 is named, whatever it holds', async () => {
  const { diagnostics } = await load([
    { ...shared },
    { file: 'frameworks/a.yaml', text: 'id: a\n', unreadable: 'frameworks/a.yaml is not in UTF-8.' },
  ]);
  expect(diagnostics).toMatchObject([
    { rule: 'file-encoding', file: 'frameworks/a.yaml', range: { start: { line: 1, column: 1 } } },
  ]);
});

test('the fixtures are read by the same function as a user folder', () => {
  expect(readPortfolio(join(here, 'chain-id-reserved')).map(({ file }) => file)).toEqual([
    'plumbline.yaml',
    'frameworks/main.yaml',
  ]);
});
