import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPortfolio } from '../../src/io.ts';
import { load } from '../../src/load.ts';
import { families, rules } from '../../src/rules/index.ts';
import { profiles } from '../../src/rules/profiles.ts';
import { readingRules } from '../../src/rules/reading-rules.ts';
import { closingRules } from '../../src/rules/setting/index.ts';
import type { Diagnostic } from '../../src/text/finding.ts';
import { type Fixture, findingsIn, fixturesOf, ids } from './fixture.ts';

const here = import.meta.dirname;
const isReading = (id: string) => readingRules.some((rule) => rule.id === id);
const place = ({ file, range }: Diagnostic) => `${file}:${range.start.line}`;

const judged = new Map<string, Promise<readonly Diagnostic[]>>();

/** What all rules say of a fixture of a rule: asked by several tests, worked out once. */
function allFindings(fixture: Fixture, id: string): Promise<readonly Diagnostic[]> {
  const name = `${id}/${fixture.name}`;
  const known = judged.get(name) ?? findingsIn(fixture);
  judged.set(name, known);
  return known;
}

/** What a rule says of a fixture; for a rule of reading, everything that reading says. */
async function findings(fixture: Fixture, id: string): Promise<readonly Diagnostic[]> {
  const all = await allFindings(fixture, id);
  return all.filter(({ rule }) => rule === id || (isReading(id) && isReading(rule)));
}

describe.each(ids.filter((id) => id !== 'file-encoding'))('%s', (id) => {
  const fixtures = fixturesOf(id);

  test('finds the marked lines, and no others', async () => {
    expect(fixtures.flatMap(({ marked }) => marked).length).toBeGreaterThan(0);
    for (const fixture of fixtures) {
      const found = (await findings(fixture, id)).map((one) => `${place(one)} ${one.rule}`);
      expect(found.toSorted(), fixture.name).toEqual(fixture.marked.map((one) => `${one} ${id}`).toSorted());
    }
  });

  test('says it in words', async () => {
    const words: string[] = [];
    for (const fixture of fixtures) {
      for (const found of await findings(fixture, id)) {
        const hint = found.hint === undefined ? '' : `\n  → ${found.hint}`;
        words.push(`${place(found)}:${found.range.start.column} ${found.message}${hint}`);
      }
    }
    await expect(`${words.join('\n')}\n`).toMatchFileSnapshot(join(here, id, 'messages.txt'));
  });
});

test('what is shown as wrong breaks its rule, and what is shown as right breaks none of the form', async () => {
  for (const id of ids.filter((one) => one !== 'file-encoding')) {
    const [wrong, right] = fixturesOf(id);
    expect(wrong?.marked.length, `${id}/wrong.yaml`).toBeGreaterThan(0);
    expect(right?.marked, `${id}/right.yaml`).toEqual([]);
    const all = right === undefined ? [] : await allFindings(right, id);
    expect(
      all.filter(({ rule }) => isReading(rule)).map(({ message }) => message),
      `${id}/right.yaml`,
    ).toEqual([]);
  }
});

test('every folder of fixtures belongs to a rule', () => {
  const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).filter((name) => !ids.includes(name))).toEqual([]);
});

test('a rule is a file of its name in the folder of its family, with words for people', () => {
  const all = { ...families, setting: [...families.setting, ...closingRules] };
  for (const [family, list] of Object.entries(all)) {
    for (const rule of list) {
      expect(existsSync(join(here, '../../src/rules', family, `${rule.id}.ts`)), rule.id).toBe(true);
      for (const text of [rule.summary, rule.why, rule.fix]) expect(text, rule.id).toMatch(/\S.*\.$/s);
    }
    const files = readdirSync(join(here, '../../src/rules', family)).filter((file) => /^[a-z]+-.*\.ts$/.test(file));
    const known = list.map(({ id }) => `${id}.ts`);
    const isRule =
      /^(?:chain|link|acc|word|ind|sheet|tgt|rev|rpt|scale|rating|narrative|setting|waiver|framework|plan)-/;
    expect(
      files.filter((file) => isRule.test(file) && !known.includes(file)),
      'files that no list names',
    ).toEqual([]);
  }
  expect(new Set(ids).size).toBe(ids.length);
});

test('wording is a matter of taste: no rule over words is an error', () => {
  const severities = [
    ...families.wording.map(({ severity }) => severity),
    ...Object.values(profiles).flatMap((profile) =>
      Object.entries(profile.severities).flatMap(([id, severity]) => (id.startsWith('word-') ? [severity] : [])),
    ),
  ];
  const words = severities.flatMap((one) => (typeof one === 'string' ? [one] : Object.values(one)));
  expect(words.filter((word) => word === 'error')).toEqual([]);
});

test('file-encoding: a file that is not UTF-8 is named, whatever it holds', async () => {
  const { diagnostics } = await load([
    { file: 'plumbline.yaml', text: 'title: Fixtures\n' },
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

test('every rule has a severity that can be seen in some profile', () => {
  expect(rules.filter(({ severity }) => severity === 'off').map(({ id }) => id)).toEqual([]);
});
