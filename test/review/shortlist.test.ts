import fc from 'fast-check';
import { expect, test } from 'vitest';
import { load } from '../../src/load.ts';
import { exact } from '../../src/model/decimal.ts';
import type { ReviewBudget } from '../../src/model/portfolio.ts';
import { longList, nameOf, type ScoredIndicator } from '../../src/review/scored.ts';
import { reasonOf, shortlist } from '../../src/review/shortlist.ts';
import { folder, plumbline } from '../support/cli.ts';

/** An indicator in a line: what the shortlist looks at. `score`: given for the one criterion there is, 0 to 3; blank = not yet. */
interface Sketch {
  readonly id: string;
  readonly result: string;
  readonly score?: number;
  readonly source?: boolean;
  readonly cost?: number;
  readonly collect?: string;
  readonly status?: string;
  readonly decision?: string;
}

const plumbline1 = `title: T
parties: {a: {title: A}, b: {title: B}}
review:
  criteria: {quality: {weight: 1}}
  keep_from: 60
`;

function files(sketches: readonly Sketch[]): Record<string, string> {
  const lines = sketches.map(
    ({ id, result, source, cost, collect, status }) =>
      `  ${id}: {result: ${result}, name: Number of ${id}, status: ${status ?? 'draft'}${source ? ', source: Register' : ''}${
        cost === undefined ? '' : `, cost: {amount: ${cost}, currency: USD}`
      }${collect === undefined ? '' : `, responsible: {collect: ${collect}}`}}`,
  );
  const reviews = sketches.flatMap(({ id, score, decision }) =>
    score === undefined
      ? []
      : [
          [
            `reviews/f/${id}.yaml`,
            `reviews:\n  - {reviewer: {party: a}, scores: {quality: ${score}}${decision ? `, decision: ${decision}` : ''}}\n`,
          ],
        ],
  );
  const results = ['r1', 'r2', 'r3'].map(
    (id, index) => `  ${id}: {level: ${index === 2 ? 'outcome' : 'output'}, statement: ${id}}`,
  );
  return {
    'plumbline.yaml': plumbline1,
    'frameworks/f.yaml': `id: f\ntitle: F\nresults:\n${results.join('\n')}\nindicators:\n${lines.join('\n')}\n`,
    ...Object.fromEntries(reviews),
  };
}

async function listed(
  sketches: readonly Sketch[],
): Promise<{ list: readonly ScoredIndicator[]; settings: { keepFrom: number } }> {
  const texts = Object.entries(files(sketches)).map(([file, text]) => ({ file, text }));
  const { portfolio, diagnostics } = await load(texts);
  expect(diagnostics).toEqual([]);
  return { list: longList(portfolio.frameworks, portfolio), settings: portfolio.review };
}

async function outcome(
  sketches: readonly Sketch[],
  budget: Partial<ReviewBudget> = {},
): Promise<Record<string, string>> {
  const { portfolio } = await load(Object.entries(files(sketches)).map(([file, text]) => ({ file, text })));
  const { kept, cut, open } = shortlist(longList(portfolio.frameworks, portfolio), portfolio.review, {
    perLevel: new Map(),
    ...budget,
  });
  return Object.fromEntries([
    ...kept.map(({ of, because }) => [of.indicator.id, `kept: ${because}`]),
    ...cut.map(({ of, because }) => [of.indicator.id, `cut: ${because.kind}`]),
    ...open.map((of) => [of.indicator.id, 'open']),
  ]);
}

test('the best of each result, down to the threshold and the budget of the result', async () => {
  const sketches = [
    { id: 'low', result: 'r1', score: 1 },
    { id: 'good', result: 'r1', score: 2 },
    { id: 'best', result: 'r1', score: 3 },
    { id: 'fair', result: 'r1', score: 2, source: true },
    { id: 'only', result: 'r2', score: 1 },
    { id: 'unread', result: 'r3' },
  ];
  expect(await outcome(sketches, { perResult: 2 })).toEqual({
    best: 'kept: score',
    fair: 'kept: score',
    good: 'cut: result',
    low: 'cut: score',
    only: 'kept: last-of-result',
    unread: 'open',
  });
});

test('equal scores: a named source first, then the lower cost, then the id', async () => {
  const equal = { result: 'r1', score: 2 };
  const sketches = [
    { ...equal, id: 'c' },
    { ...equal, id: 'b' },
    { ...equal, id: 'cheap', cost: 5 },
    { ...equal, id: 'dear', cost: 50 },
    { ...equal, id: 'z', source: true },
  ];
  const order = ['z', 'cheap', 'dear', 'b', 'c'];
  for (const [index] of order.entries()) {
    const told = await outcome(sketches, { perResult: index + 1 });
    expect(
      Object.keys(told)
        .filter((id) => told[id] === 'kept: score')
        .toSorted(),
    ).toEqual(order.slice(0, index + 1).toSorted());
  }
});

test('knock-outs and what all reviewers drop go whatever their score, but not the last of a result', async () => {
  const sketches = [
    { id: 'dropped', result: 'r1', score: 3, decision: 'drop' },
    { id: 'kept', result: 'r1', score: 2, decision: 'keep' },
    { id: 'alone', result: 'r2', score: 3, decision: 'drop' },
    { id: 'approved', result: 'r3', status: 'final' },
  ];
  expect(await outcome(sketches, { total: 1 })).toEqual({
    dropped: 'cut: reviewers',
    kept: 'kept: score',
    alone: 'kept: last-of-result',
    approved: 'kept: final',
  });
});

const sketch = fc.record(
  {
    result: fc.constantFrom('r1', 'r2', 'r3'),
    score: fc.integer({ min: 0, max: 3 }),
    source: fc.boolean(),
    cost: fc.integer({ min: 1, max: 9 }),
    collect: fc.constantFrom('a', 'b'),
    status: fc.constantFrom('draft', 'draft', 'reviewed', 'final'),
  },
  { requiredKeys: ['result'] },
);
const budgets = fc.record(
  {
    perResult: fc.integer({ min: 1, max: 4 }),
    total: fc.integer({ min: 1, max: 9 }),
    perRole: fc.integer({ min: 1, max: 5 }),
    cost: fc.integer({ min: 0, max: 30 }),
    output: fc.integer({ min: 0, max: 6 }),
  },
  { requiredKeys: [] },
);

test('whatever is scored and budgeted: nothing is lost, no result is left without, budgets hold or are named, order is nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(sketch, { minLength: 1, maxLength: 14 }), budgets, async (drawn, limits) => {
      const sketches = drawn.map((one, index) => ({ ...one, id: `i${index}` }) as Sketch);
      const { list, settings } = await listed(sketches);
      const { perResult, total, perRole, cost, output } = limits;
      const budget: ReviewBudget = {
        perLevel: new Map(output === undefined ? [] : [['output', output]]),
        ...(perResult !== undefined && { perResult }),
        ...(total !== undefined && { total }),
        ...(perRole !== undefined && { perRole }),
        ...(cost !== undefined && { cost: exact(cost) }),
      };
      const told = shortlist(list, settings as never, budget);
      const names = [...told.kept.map(({ of }) => of), ...told.cut.map(({ of }) => of), ...told.open].map(nameOf);
      expect(names.toSorted()).toEqual(list.map(nameOf).toSorted());
      const kept = told.kept.map(({ of }) => of);
      for (const { of, because } of told.cut) {
        expect(reasonOf(because)).toMatch(/\w/);
        expect(kept.some(({ indicator }) => indicator.result.id === of.indicator.result.id)).toBe(true);
      }
      const exceeded = new Set(told.exceeded.map(({ kind, of }) => `${kind} ${of ?? ''}`));
      const outputs = kept.filter(({ level }) => level === 'output').length;
      const load = (party: string) =>
        kept.filter(({ indicator }) => indicator.responsible.collect?.id === party).length;
      const spent = kept.reduce((sum, { indicator }) => sum + Number(indicator.cost?.amount ?? 0), 0);
      expect(exceeded.has('total ')).toBe(total !== undefined && kept.length > total);
      expect(exceeded.has('level output')).toBe(output !== undefined && outputs > output);
      expect(exceeded.has('role a')).toBe(perRole !== undefined && load('a') > perRole);
      expect(exceeded.has('cost ')).toBe(cost !== undefined && spent > cost);
      // What cannot be brought within its budget is final or the last of its result.
      if (exceeded.has('total ')) {
        for (const { of, because } of told.kept) {
          const alone = kept.filter(({ indicator }) => indicator.result.id === of.indicator.result.id).length === 1;
          expect(alone || because === 'final').toBe(true);
        }
      }
      const turned = shortlist(list.toReversed(), settings as never, budget);
      const sign = ({ kept: stays, cut }: typeof told) =>
        [
          ...stays.map(({ of, because }) => `${nameOf(of)} ${because}`),
          ...cut.map(({ of, because }) => `${nameOf(of)} ${because.kind}`),
        ].toSorted();
      expect(sign(turned)).toEqual(sign(told));
    }),
    { numRuns: 60 },
  );
});

test('prints a reason for every cut, and fails where a budget cannot be kept', async () => {
  const dir = folder(
    files([
      { id: 'best', result: 'r1', score: 3, cost: 100, collect: 'a' },
      { id: 'next', result: 'r1', score: 2, cost: 20, collect: 'a' },
      { id: 'other', result: 'r2', score: 3, collect: 'b' },
    ]),
  );
  const { code, out } = await plumbline(dir, 'review', 'shortlist', '--total', '1');
  expect(code).toBe(1);
  expect(out).toBe(`Kept: 2
f/best     100.0  Number of best
f/other    100.0  Number of other

Cut: 1
f/next      66.7  the set is limited to 1; it had the lowest score of those whose result keeps another

Results left with one indicator: f/r1, f/r2.
No result that is measured now would be left without an indicator.
Cost a year: 100 USD; 1 do not say theirs.
Collected by: a 1, b 1.
The set cannot be brought from 2 to 1: each that is left is final or the last of its result.
`);
  const md = await plumbline(dir, 'review', 'shortlist', '--per-level', 'output=2', '--format', 'md');
  expect(md.code).toBe(0);
  expect(md.out).toContain('| Number of next (`f/next`) | r1 | 66.7 | output is limited to 2;');
  const wrong = await plumbline(dir, 'review', 'shortlist', '--per-level', 'outptu=2');
  expect(wrong).toMatchObject({ code: 2, err: 'There is no level or tier "outptu".\n→ Did you mean "output"?\n' });
});
