import { expect, test } from 'vitest';
import { load } from '../../src/load.ts';
import { reviewPack } from '../../src/review/pack.ts';
import { nameOf } from '../../src/review/scored.ts';

const files = {
  'plumbline.yaml':
    'title: T\nparties: {s: {title: S, inside: true}, e: {title: E}, city: {title: C}}\nreview: {criteria: {direct: {weight: 1, question: Is it?}}, budget: {total: 2, per_level: {outcome: 1}, per_role: 9}}\n',
  'frameworks/f.yaml': `id: f
title: F
author: s
levels: [{id: output, title: Outputs}, {id: outcome, title: Outcomes}, {id: impact}]
results: {o: {level: output, statement: O}, p: {level: outcome, statement: P}}
indicators:
  a: {result: o, name: A, cost: {amount: 12.50, currency: USD}, responsible: {collect: city}}
  b: {result: o, name: B}
  c: {result: p, name: C, status: final, author: e}
  d: {result: p, name: D, status: retired}
`,
  'reviews/f/a.yaml':
    'reviews:\n  - {reviewer: {party: e, role: Lead}, scores: {direct: 3}, comments: {direct: y}, feasibility: Easy, suggested: {name: AA}}\n  - {reviewer: {party: city}, scores: {direct: 1}, feasibility:}\n',
  'reviews/f/b.yaml': 'reviews:\n  - {reviewer: {party: e, role: Lead}, scores: {direct: 2}}\n',
};

test('the pack holds long list, scores, spread, shortlist, cuts, cost, load and terms of reference', async () => {
  const { portfolio, diagnostics } = await load(Object.entries(files).map(([file, text]) => ({ file, text })));
  expect(diagnostics).toEqual([]);
  const [framework] = portfolio.frameworks;
  if (framework === undefined) throw new Error('no framework');
  const pack = reviewPack(framework, portfolio);
  expect(pack.longList.map(nameOf)).toEqual(['f/a', 'f/b', 'f/c']);
  expect(pack.discuss).toMatchObject([
    {
      criterion: 'direct',
      spread: 2,
      given: [
        { by: 'e', score: 3 },
        { by: 'city', score: 1 },
      ],
    },
  ]);
  expect(pack.shortlist.kept.map(({ of, because }) => [nameOf(of), because])).toEqual([
    ['f/a', 'last-of-result'],
    ['f/c', 'final'],
  ]);
  expect(pack.shortlist.cut.map(({ of, because }) => [nameOf(of), because.kind])).toEqual([['f/b', 'score']]);
  expect([...pack.shortlist.cost.amounts].map(([currency, amount]) => `${amount.toFixed()} ${currency}`)).toEqual([
    '12.5 USD',
  ]);
  expect([...pack.shortlist.load]).toEqual([['city', 1]]);
  expect(pack.feasibility.map(({ by, text }) => [by, text])).toEqual([['e', 'Easy']]);
  expect(pack.suggestions.map(({ by, field, text }) => [by, field, text])).toEqual([['e', 'name', 'AA']]);
  expect(pack.criteria).toMatchObject([{ id: 'direct', weight: 1, question: 'Is it?' }]);
  expect(pack.budget).toMatchObject({ total: 2, perRole: 9 });
  expect(pack.terms).toEqual({
    authors: ['s', 'e'],
    reviewers: [
      { party: 'e', role: 'Lead', indicators: 2 },
      { party: 'city', role: '', indicators: 1 },
    ],
    levels: [
      { id: 'output', title: 'Outputs', results: 1, indicators: { draft: 2, reviewed: 0, final: 0 } },
      { id: 'outcome', title: 'Outcomes', results: 1, indicators: { draft: 0, reviewed: 0, final: 1 } },
    ],
    partners: ['e', 'city'],
    keepFrom: 70,
    reviseFrom: 50,
  });
});
