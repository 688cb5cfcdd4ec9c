import type { Portfolio, ReviewBudget } from '../../model/portfolio.ts';
import { say } from '../../model/text.ts';
import { longList, nameOf, type ScoredIndicator } from '../../review/scored.ts';
import { type Cut, type Exceeded, type Kept, reasonOf, type Shortlist, shortlist } from '../../review/shortlist.ts';
import { type Json, writeJson } from '../../text/json.ts';
import type { CommonOptions, Context, Outcome } from '../context.ts';
import { openForWork } from '../open.ts';
import { type Column, layOut, lineOf } from '../table-layout.ts';
import { type BudgetOptions, budgetOf, checkCurrencies, frameworksOf } from './scope.ts';
import { amount, markdownTable, rounded } from './words.ts';

/** Prints which indicators stay within the budgets, and of every other one why it goes. Fails where a budget cannot be kept. */
export async function showShortlist(
  framework: string | undefined,
  options: BudgetOptions & CommonOptions,
  context: Context,
): Promise<Outcome> {
  const { portfolio } = await openForWork(options, context);
  const languages = options.lang === undefined ? portfolio.languages : [options.lang, ...portfolio.languages];
  const { list, budget } = shortlistOf(portfolio, framework, options);
  const name = (one: ScoredIndicator) => say(one.indicator.name, languages);
  const print = {
    text: () => text(list, name),
    md: () => markdown(list, name),
    json: () => json(list, budget, name),
  };
  context.out(print[(options.format ?? 'text') as keyof typeof print]());
  return list.exceeded.length > 0 ? 1 : 0;
}

/** The shortlist of a framework, or of all together, under the portfolio's budget and what is typed. */
export function shortlistOf(
  portfolio: Portfolio,
  framework: string | undefined,
  options: BudgetOptions,
): { readonly list: Shortlist; readonly budget: ReviewBudget } {
  const frameworks = frameworksOf(portfolio, framework);
  const budget = budgetOf(portfolio, options);
  checkCurrencies(frameworks, budget);
  return { list: shortlist(longList(frameworks, portfolio), portfolio.review, budget), budget };
}

type Name = (one: ScoredIndicator) => string;

const keptWords: Readonly<Record<Kept['because'], string>> = {
  score: '',
  final: 'is final',
  'last-of-result': 'kept only so that its result is measured: revise it',
};

function text(list: Shortlist, name: Name): string {
  const { kept, cut, open } = list;
  // A reason is never cut short.
  const table = (rows: readonly (readonly string[])[]) => {
    const layout = layOut(columns, rows, Number.POSITIVE_INFINITY);
    return rows.map((row) => lineOf(row, layout));
  };
  const block = (heading: string, rows: readonly (readonly string[])[]) =>
    rows.length === 0 ? [] : [heading, ...table(rows), ''];
  const lines = [
    ...block(
      `Kept: ${kept.length}`,
      kept.map(({ of, because }) => [nameOf(of), rounded(of.score), keptWords[because] || name(of)]),
    ),
    ...block(
      `Cut: ${cut.length}`,
      cut.map(({ of, because }) => [nameOf(of), rounded(of.score), reasonOf(because)]),
    ),
    ...block(
      `Not scored yet: ${open.length}`,
      open.map((of) => [nameOf(of), '', name(of)]),
    ),
    ...closing(list),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

const columns: readonly Column[] = [
  { heading: 'Indicator', widest: Number.POSITIVE_INFINITY },
  { heading: 'Score', widest: 6, right: true },
  { heading: '', widest: Number.POSITIVE_INFINITY },
];

/** What follows from the choice: gaps, cost, load, budgets that cannot be kept. */
function closing(list: Shortlist): readonly string[] {
  const { single, cost, load, exceeded } = list;
  const amounts = [...cost.amounts].map(([currency, total]) => `${amount(total)} ${currency}`);
  const unknown = cost.unknown === 0 ? '' : `; ${cost.unknown} do not say theirs`;
  return [
    ...(single.length === 0 ? [] : [`Results left with one indicator: ${single.join(', ')}.`]),
    'No result that is measured now would be left without an indicator.',
    `Cost a year: ${amounts.length === 0 ? 'not said' : amounts.join(', ')}${amounts.length === 0 ? '' : unknown}.`,
    ...(load.size === 0 ? [] : [`Collected by: ${[...load].map(([party, count]) => `${party} ${count}`).join(', ')}.`]),
    ...exceeded.map(exceededWords),
  ];
}

function exceededWords({ kind, of, limit, actual }: Exceeded): string {
  const what = { level: `Level ${of}`, total: 'The set', role: `The load of ${of}`, cost: 'The yearly cost' }[kind];
  return `${what} cannot be brought from ${amount(actual)} to ${amount(limit)}: each that is left is final or the last of its result.`;
}

function markdown(list: Shortlist, name: Name): string {
  const { kept, cut, open } = list;
  const title = (of: ScoredIndicator) => `${name(of)} (\`${nameOf(of)}\`)`;
  const keptRow = ({ of, because }: Kept) => [
    title(of),
    of.indicator.result.id,
    of.level ?? '',
    rounded(of.score),
    keptWords[because],
  ];
  const cutRow = ({ of, because }: Cut) => [title(of), of.indicator.result.id, rounded(of.score), reasonOf(because)];
  return [
    '# Shortlist of the indicator review\n',
    `## Kept: ${kept.length}\n\n${markdownTable(['Indicator', 'Result', 'Level', 'Score', 'Remark'], kept.map(keptRow))}`,
    `## Cut: ${cut.length}\n\n${markdownTable(['Indicator', 'Result', 'Score', 'Reason'], cut.map(cutRow))}`,
    ...(open.length === 0
      ? []
      : [`## Not scored yet: ${open.length}\n\n${open.map((of) => `- ${title(of)}\n`).join('')}`]),
    `## What follows\n\n${closing(list)
      .map((line) => `- ${line}\n`)
      .join('')}`,
  ].join('\n');
}

function json({ kept, cut, open, single, exceeded, cost, load }: Shortlist, budget: ReviewBudget, name: Name): string {
  const of = (one: ScoredIndicator) => ({
    framework: one.framework.id,
    indicator: one.indicator.id,
    name: name(one) === '' ? null : name(one),
    result: one.indicator.result.id,
    level: one.level,
    tier: one.indicator.tier,
    score: one.score,
  });
  return writeJson({
    budget: {
      perResult: budget.perResult,
      perLevel: Object.fromEntries(budget.perLevel),
      total: budget.total,
      cost: budget.cost,
      perRole: budget.perRole,
    },
    kept: kept.map((one) => ({ ...of(one.of), because: one.because })),
    cut: cut.map((one) => ({ ...of(one.of), because: one.because.kind, reason: reasonOf(one.because) })),
    open: open.map(of),
    resultsWithOne: single,
    cost: {
      amounts: [...cost.amounts].map(([currency, total]): Json => ({ currency, amount: total })),
      unknown: cost.unknown,
    },
    load: Object.fromEntries(load),
    exceeded: exceeded.map((one) => ({ kind: one.kind, of: one.of, limit: one.limit, actual: one.actual })),
  });
}
