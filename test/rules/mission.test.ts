import { expect, test } from 'vitest';
import { load } from '../../src/load.ts';
import { rules } from '../../src/rules/index.ts';
import { profiles } from '../../src/rules/profiles.ts';
import { runRules } from '../../src/rules/run.ts';
import type { Diagnostic } from '../../src/text/finding.ts';

/**
 * The chain of Cities Alliance of October 2012 as its document states it: statements, accountability sentences and links, the
 * one that the narrative draws from the intermediate outcome straight to the impact among them.
 */
const programme = `id: programme
title: Cities Alliance Programme
levels:
  - id: output
    accountable: partnership
    accountability: The partnership of CA members is responsible and accountable for delivering these outputs (its' Terms of Reference)
    sphere: control
  - id: intermediate-outcome
    accountable: city
    accountability: >-
      A City is responsible for delivering these results. A Partnership of CA members cannot be held accountable for this, it can
      only support the achievement of these results in partnership with its' beneficiaries and
    sphere: influence
  - id: outcome
    accountable: urban-poor
    accountability: >-
      The urban poor are responsible for achieving these results by using the health, economic offerings/instruments and platforms
      to become politically engaged.
    sphere: interest
  - id: impact
    accountable: none
    accountability: This is what development practitioners, nations and stakeholders aim to achieve in the long term
    sphere: interest
accountability_line: output
results:
  impact:
    level: impact
    statement: Cities increasingly characterized by effective local government, active citizenship, and pro-poor public and private investment.
  outcome:
    level: outcome
    statement: Improved health, socio-economic condition and increased political recognition of the urban poor.
    contributes_to: [impact]
  intermediate-outcome:
    level: intermediate-outcome
    statement: Cities delivering improved and responsive services to the urban poor.
    contributes_to: [outcome, impact]
  output-1:
    level: output
    statement: National policy frameworks developed and/or enhanced to address urban development needs.
    contributes_to: [intermediate-outcome]
  output-2:
    level: output
    statement: Local inclusive strategies and plans developed and implemented.
    contributes_to: [intermediate-outcome]
  output-3:
    level: output
    statement: Mechanisms to engage citizens in city/urban governance developed.
    contributes_to: [intermediate-outcome]
  output-4:
    level: output
    statement: Capacities of Cities to provide improved services to urban poor strengthened.
    contributes_to: [intermediate-outcome]
`;
const settings = (profile: string) => `title: Cities Alliance
profile: ${profile}
parties:
  partnership: {title: Partnership of Cities Alliance members, inside: true}
  secretariat: {title: Cities Alliance Secretariat, inside: true}
  city: {title: City}
  urban-poor: {title: The urban poor}
`;

async function findings(profile: string): Promise<readonly Diagnostic[]> {
  const { portfolio, diagnostics } = await load([
    { file: 'plumbline.yaml', text: settings(profile) },
    { file: 'frameworks/programme.yaml', text: programme },
  ]);
  expect(diagnostics).toEqual([]);
  return runRules(rules, { portfolio, asOf: '2012-10-31', ruleIds: rules.map(({ id }) => id) }).diagnostics;
}

const lines = programme.split('\n');

/** Rule and result of each finding; for a finding at a link, the link. */
function placesOf(found: readonly Diagnostic[], isWanted: (rule: string) => boolean): readonly string[] {
  return found.flatMap(({ rule, range }) => {
    if (!isWanted(rule)) return [];
    const before = lines.slice(0, range.start.line).findLast((line) => /^ {2}[a-z]/.test(line)) ?? '';
    const line = lines[range.start.line - 1] ?? '';
    const target = line.includes('contributes_to')
      ? ` → ${line.slice(range.start.column - 1, range.end.column - 1)}`
      : '';
    return [`${rule} ${before.trim().replace(/:.*/, '')}${target}`];
  });
}

const compound = ['word-compound outcome', 'word-compound output-1', 'word-compound output-2'];

test('seven profiles', () => expect(Object.keys(profiles)).toHaveLength(7));

test.each(Object.keys(profiles))('the wording of the document, by the guidance of %s', async (profile) => {
  const found = await findings(profile);
  const capacity = profile === 'gac' || profile === 'world-bank' ? ['word-output-as-change output-4'] : [];
  expect(placesOf(found, (rule) => rule.startsWith('word-'))).toEqual([...compound, ...capacity]);
});

test('each compound statement is shown from the one change to the other', async () => {
  const shown = (await findings('default'))
    .filter(({ rule }) => rule === 'word-compound')
    .map(({ range }) => lines[range.start.line - 1]?.slice(range.start.column - 1, range.end.column - 1));
  expect(shown).toEqual([
    'Improved health, socio-economic condition and increased',
    'developed and/or enhanced',
    'developed and implemented',
  ]);
});

test('the direct link to the impact is the only one that jumps, and no result has an indicator yet', async () => {
  const found = await findings('default');
  expect(placesOf(found, (rule) => rule === 'chain-level-skipped')).toEqual([
    'chain-level-skipped intermediate-outcome → impact',
  ]);
  expect(placesOf(found, (rule) => rule === 'ind-none')).toEqual(
    ['impact', 'outcome', 'intermediate-outcome', 'output-1', 'output-2', 'output-3', 'output-4'].map(
      (id) => `ind-none ${id}`,
    ),
  );
});

test.runIf(rules.some(({ id }) => id === 'chain-link-no-assumption'))('no link has its assumption yet', async () => {
  const found = placesOf(await findings('default'), (rule) => rule === 'chain-link-no-assumption');
  const from = new Set(found.map((one) => one.replace(/^\S+ | →.*/g, '')));
  expect([...from]).toEqual(expect.arrayContaining(['outcome', 'intermediate-outcome']));
  expect([...from]).not.toContain('impact');
});
