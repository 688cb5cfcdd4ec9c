import { exact } from '../../model/decimal.ts';
import type { Framework, Portfolio, ReviewBudget } from '../../model/portfolio.ts';
import type { Reviewer } from '../../review/start.ts';
import { suggest } from '../../text/suggestion.ts';
import { UserError } from '../../text/user-error.ts';
import type { CommonOptions } from '../context.ts';

/** Budgets of the final set, as they are typed; each takes the place of the portfolio's. */
export interface BudgetOptions extends CommonOptions {
  readonly perResult?: string;
  /** `level=count`, several of them. */
  readonly perLevel?: readonly string[];
  readonly total?: string;
  readonly cost?: string;
  readonly load?: string;
}

/** The framework that is named, or all. Throws a UserError where there is none of that id. */
export function frameworksOf({ frameworks }: Portfolio, id: string | undefined): readonly Framework[] {
  if (id === undefined) return frameworks;
  const found = frameworks.find((framework) => framework.id === id);
  if (found !== undefined) return [found];
  const known = frameworks.map((framework) => framework.id);
  throw new UserError(`There is no framework "${id}" that can be read.`, suggest(id, known));
}

/** Reviewers as they are typed: a party, and after a colon its role. Throws a UserError for a party that there is not. */
export function reviewersOf(typed: readonly string[] | undefined, { parties }: Portfolio): readonly Reviewer[] {
  if (typed === undefined) {
    throw new UserError('A reviewer is to be named: --reviewer <party>, or <party>:<role>; may be said again.');
  }
  return typed.map((one) => {
    const [party = '', ...rest] = one.split(':');
    const role = rest.join(':').trim();
    const id = party.trim();
    if (!parties.has(id)) {
      throw new UserError(
        `There is no party "${id}".`,
        suggest(id, parties.keys()) ?? 'Add it to the parties of plumbline.yaml.',
      );
    }
    return role === '' ? { party: id } : { party: id, role };
  });
}

/** The portfolio's budget, with what is typed in its place. Throws a UserError for what is no number. */
export function budgetOf({ review, frameworks }: Portfolio, options: BudgetOptions): ReviewBudget {
  const { budget } = review;
  const perResult = whole('--per-result', options.perResult, 1) ?? budget.perResult;
  const total = whole('--total', options.total, 1) ?? budget.total;
  const perRole = whole('--load', options.load, 1) ?? budget.perRole;
  if (options.cost !== undefined && !/^\d{1,18}(\.\d{1,12})?$/.test(options.cost)) {
    throw new UserError(`--cost is "${options.cost}"; expected an amount a year.`);
  }
  const cost = options.cost === undefined ? budget.cost : exact(options.cost);
  const levels = new Set(
    frameworks.flatMap((one) => [
      ...one.levels.map(({ id }) => id),
      ...[...one.indicators.values()].flatMap(({ tier }) => tier ?? []),
    ]),
  );
  const typed = (options.perLevel ?? []).flatMap((one) => one.split(',')).map((one) => levelLimit(one, levels));
  return {
    perLevel: new Map([...budget.perLevel, ...typed]),
    ...(perResult !== undefined && { perResult }),
    ...(total !== undefined && { total }),
    ...(perRole !== undefined && { perRole }),
    ...(cost !== undefined && { cost }),
  };
}

function levelLimit(typed: string, levels: ReadonlySet<string>): readonly [string, number] {
  const [, id = '', count] = /^\s*([^=]+?)\s*=\s*(\d+)\s*$/.exec(typed) ?? [];
  if (count === undefined) throw new UserError(`--per-level is "${typed}"; expected a level and a number: output=12.`);
  if (!levels.has(id)) throw new UserError(`There is no level or tier "${id}".`, suggest(id, levels));
  return [id, Number(count)];
}

function whole(option: string, typed: string | undefined, least: number): number | undefined {
  if (typed === undefined) return undefined;
  if (/^\d{1,9}$/.test(typed) && Number(typed) >= least) return Number(typed);
  throw new UserError(`${option} is "${typed}"; expected a whole number, ${least} or more.`);
}

/** Costs in several currencies cannot be held against one amount. */
export function checkCurrencies(frameworks: readonly Framework[], { cost }: ReviewBudget): void {
  const currencies = new Set(
    frameworks.flatMap(({ indicators }) => [...indicators.values()].flatMap((one) => one.cost?.currency ?? [])),
  );
  if (cost === undefined || currencies.size < 2) return;
  throw new UserError(
    `The cost of collection is given in ${[...currencies].join(' and ')}; a budget of ${cost.toFixed()} cannot be held against both.`,
    'State all costs in one currency, or leave the budget for the cost out.',
  );
}
