import { describe, expect, test } from 'vitest';
import { load } from '../../src/load.ts';
import type { Portfolio } from '../../src/model/portfolio.ts';
import { rules } from '../../src/rules/index.ts';
import { profileOf, profiles } from '../../src/rules/profiles.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { runRules } from '../../src/rules/run.ts';
import { closingRules } from '../../src/rules/setting/index.ts';
import { keyOf } from '../../src/text/location.ts';

const framework = (id: string, status: string, indicators: readonly string[]) => ({
  file: `frameworks/${id}.yaml`,
  text: `id: ${id}\ntitle: T\nstatus: ${status}\nresults: {o: {level: output, statement: S}, p: {level: output, statement: S, status: final}}\nindicators:\n${indicators
    .map((one) => `  ${one}\n`)
    .join('')}`,
});

async function portfolioOf(settings = ''): Promise<Portfolio> {
  const { portfolio, diagnostics } = await load([
    { file: 'plumbline.yaml', text: `title: T\n${settings}` },
    framework('a', 'reviewed', [
      'draft: {result: o, name: N}',
      'reviewed: {result: o, name: N, status: reviewed}',
      'final: {result: o, name: N, status: final}',
      'retired: {result: o, name: N, status: retired}',
      'shared: {result: o, uses: library/twice, status: draft}',
    ]),
    framework('b', 'draft', ['shared: {result: o, uses: library/twice, status: final}']),
    {
      file: 'library/l.yaml',
      text: 'indicators: {twice: {name: N, status: draft}, unused: {name: N, status: reviewed}}\n',
    },
  ]);
  expect(diagnostics).toEqual([]);
  return portfolio;
}

/** Objects to every framework, result, indicator and shared definition. */
const everything: Rule = {
  id: 'everything',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'S.',
  why: 'W.',
  fix: 'F.',
  *check({ portfolio }) {
    for (const one of portfolio.frameworks) {
      yield { at: { source: one.at.source, path: ['title'] }, message: one.id };
      for (const { at, id } of one.results.values()) yield { at: keyOf(at), message: `${one.id}/${id}` };
      for (const { definitionAt, id } of one.indicators.values())
        yield {
          at: keyOf(definitionAt),
          message: definitionAt.source === one.at.source ? `${one.id}/${id}` : 'shared',
        };
    }
    for (const { at, id } of portfolio.library.values()) if (id === 'unused') yield { at, message: id };
  },
};

async function severities(settings?: string, release = false): Promise<{ readonly [thing: string]: string }> {
  const portfolio = await portfolioOf(settings);
  const { diagnostics } = runRules([everything], { portfolio, asOf: '2026-06-30', ruleIds: [], release });
  return Object.fromEntries(diagnostics.map(({ message, severity }) => [message, severity]));
}

describe('how loud a rule is', () => {
  test('goes by the status of the indicator, the result or the framework that a finding stands in', async () => {
    expect(await severities()).toEqual({
      a: 'warning',
      'a/o': 'warning',
      'a/p': 'error', // the result says final of itself
      'a/draft': 'info',
      'a/reviewed': 'warning',
      'a/final': 'error',
      'a/retired': 'info',
      b: 'info',
      'b/o': 'info',
      'b/p': 'error',
      shared: 'error', // a draft in the library and in a, final in b; said once
      unused: 'warning',
    });
  });

  test('--release judges everything as final', async () => {
    expect(new Set(Object.values(await severities('', true)))).toEqual(new Set(['error']));
  });

  test('plumbline.yaml has the last word', async () => {
    expect(new Set(Object.values(await severities('rules: {everything: info}\n')))).toEqual(new Set(['info']));
    expect(await severities('rules: {everything: off}\n')).toEqual({});
    expect(new Set(Object.values(await severities('rules: {everything: warning}\n', true)))).toEqual(
      new Set(['warning']),
    );
  });
});

test('what profiles and the portfolio say of a limit: the portfolio wins', async () => {
  expect(profileOf(await portfolioOf()).limits.indicatorsPerResult).toBe(5);
  expect(profileOf(await portfolioOf('profile: fcdo\n')).limits).toMatchObject({
    indicatorsPerResult: 3,
    outcomesPerLevel: 1,
    outputsPerOutcome: 6,
  });
  const eu = profileOf(
    await portfolioOf('profile: eu\nlimits: {indicators_per_result: 4, indicators_per_level: {output: 9}}\n'),
  );
  expect(eu.limits).toMatchObject({ indicatorsPerResult: 4, resultsTotal: 10, indicatorsPerLevel: { output: 9 } });
  expect(eu.limits.outputsPerOutcome).toBeUndefined();
});

test('profiles speak of rules that exist', () => {
  const ids = new Set([...rules, ...closingRules].map(({ id }) => id));
  const named = Object.values(profiles).flatMap(({ severities: list }) => Object.keys(list));
  expect([...new Set(named)].filter((id) => !ids.has(id))).toEqual([]);
});
