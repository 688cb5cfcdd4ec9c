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

test('rules that are given one framework at a time, or outlines, find what they would find on the whole', {
  timeout: 300_000,
}, async () => {
  const local = rules.filter(({ reach, needs }) => reach !== undefined && needs === undefined);
  expect(local.filter(({ reach }) => reach === 'framework').length).toBeGreaterThan(150);
  expect(local.filter(({ reach }) => reach === 'outline').length).toBeGreaterThan(40);
  const portfolios = [
    ...readdirSync(shipped).map((name) => ({ name, files: readPortfolio(join(shipped, name)) })),
    ...ids
      .filter((id) => id !== 'file-encoding')
      .flatMap((id) => fixturesOf(id).map(({ name, files }) => ({ name: `${id}/${name}`, files }))),
  ];
  const finders = new Set<string>();
  for (const { name, files } of portfolios) {
    const { portfolio } = await load(files);
    const all = portfolio.frameworks.flatMap(({ id, indicators }) =>
      [...indicators.keys()].map((one) => `${id}/${one}`),
    );
    const input = { portfolio, asOf: '2026-06-30', ruleIds: ids, measured: new Set(all) };
    const { diagnostics } = runRules(local, input);
    const onTheWhole = local.map(({ reach: _, ...rule }): Rule => rule);
    expect(diagnostics, name).toEqual(runRules(onTheWhole, input).diagnostics);
    for (const { rule } of diagnostics) finders.add(rule);
  }
  expect(local.filter(({ id }) => !finders.has(id)).map(({ id }) => id)).toEqual([]);
});
