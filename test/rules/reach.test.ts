import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPortfolio } from '../../src/io.ts';
import { load } from '../../src/load.ts';
import { rules } from '../../src/rules/index.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { runRules } from '../../src/rules/run.ts';
import { fixturesOf, ids } from './fixture.ts';

const shipped = join(import.meta.dirname, '../../frameworks');

test('rules that are given one framework at a time find what they would find on the whole', async () => {
  const local = rules.filter(({ reach }) => reach === 'framework');
  expect(local.length).toBeGreaterThan(100);
  const portfolios = [
    ...readdirSync(shipped).map((name) => ({ name, files: readPortfolio(join(shipped, name)) })),
    ...ids
      .filter((id) => id !== 'file-encoding')
      .flatMap((id) => fixturesOf(id).map(({ name, files }) => ({ name: `${id}/${name}`, files }))),
  ];
  const finders = new Set<string>();
  for (const { name, files } of portfolios) {
    const { portfolio } = await load(files);
    const input = { portfolio, asOf: '2026-06-30', ruleIds: ids };
    for (const rule of local) {
      const { reach: _, ...onTheWhole } = rule;
      const { diagnostics } = runRules([rule], input);
      expect(diagnostics, `${rule.id} on ${name}`).toEqual(runRules([onTheWhole satisfies Rule], input).diagnostics);
      if (diagnostics.length > 0) finders.add(rule.id);
    }
  }
  expect(local.filter(({ id }) => !finders.has(id)).map(({ id }) => id)).toEqual([]);
});
