import { join } from 'node:path';
import { expect, test } from 'vitest';
import { framework } from '../../.scripts/bench-portfolio.mjs';
import { type Cache, openCache } from '../../src/cache.ts';
import { type InputFile, load } from '../../src/load.ts';
import { factsIn, findingsIn, valuesIn } from '../../src/remembered.ts';
import { rules } from '../../src/rules/index.ts';
import { runRules } from '../../src/rules/run.ts';
import { folder } from '../support/cli.ts';

const setting: InputFile = {
  file: 'plumbline.yaml',
  text: 'title: Many\nlanguages: [en]\nparties: {secretariat: {title: Secretariat}, city: {title: City}}\n',
};
const numbers = [1, 2, 3, 4, 5, 6];

/** A run over some frameworks: what was found, and which of those known from before were read nevertheless. */
async function judged(frameworks: readonly string[], cacheIn: string) {
  const files = [setting, ...frameworks.map((text, index) => ({ file: `frameworks/${index}.yaml`, text }))];
  const open = (name: string): Cache => openCache(join(cacheIn, name), 'test');
  const [values, facts, findings] = [open('values'), open('facts'), open('findings')];
  const read: string[] = [];
  const known = valuesIn(values);
  const counting = {
    ...known,
    recall: (kind: Parameters<typeof known.recall>[0], file: InputFile) => {
      read.push(file.file);
      return known.recall(kind, file);
    },
  };
  const knownFacts = factsIn(facts, files);
  const { portfolio } = await load(files, undefined, counting, knownFacts);
  const { diagnostics } = runRules(rules, {
    portfolio,
    asOf: '2026-06-30',
    ruleIds: rules.map(({ id }) => id),
    known: findingsIn(findings, files, 'terms'),
    knownFacts,
  });
  for (const cache of [values, facts, findings]) cache.save();
  return { diagnostics, read };
}

const changes: readonly (readonly [what: string, from: RegExp, to: string])[] = [
  ['a target', /targets: \{2016: [\d.]+/, 'targets: {2016: 99'],
  ['a name', /name: Percentage of/, 'name: The percentage of'],
  ['a link', /\[\{to: outcome/, '[{to: impact'],
  ['a level', /level: intermediate-outcome/, 'level: output'],
  ['a place of lines', /^id:/m, '# A comment\n\nid:'],
  ['a roll-up', /result: outcome\n/, 'result: outcome\n    rolls_up_to: f-0001/outcome-share-1\n'],
];

test.each(changes)('after %s has changed no other framework is read, save what it feeds', async (_, from, to) => {
  const cacheIn = folder({});
  const before = numbers.map(framework);
  await judged(before, cacheIn);
  const after = before.map((text, index) => (index === 3 ? text.replace(from, to) : text));
  expect(after).not.toEqual(before);
  const { diagnostics, read } = await judged(after, cacheIn);
  expect(read.filter((file) => file.startsWith('frameworks/') && file !== 'frameworks/0.yaml')).toEqual([]);
  expect(diagnostics).toEqual((await judged(after, folder({}))).diagnostics);
});
