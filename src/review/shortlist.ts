import { type Exact, sum, zero } from '../model/decimal.ts';
import type { ReviewBudget, ReviewSettings } from '../model/portfolio.ts';
import { compareText } from '../text/finding.ts';
import { nameOf, type ScoredIndicator } from './scored.ts';

/** Why an indicator stays. */
export type KeptBecause = 'score' | 'final' | 'last-of-result';

export interface Kept {
  readonly of: ScoredIndicator;
  readonly because: KeptBecause;
}

/** Why an indicator is cut: `limit` and `of` say which budget, where it is one. */
export type CutBecause =
  | { readonly kind: 'knock-out'; readonly criteria: readonly string[] }
  | { readonly kind: 'reviewers'; readonly decision: 'drop' | 'merge'; readonly into?: string }
  | { readonly kind: 'score'; readonly threshold: number }
  | { readonly kind: 'result' | 'total'; readonly limit: number }
  | { readonly kind: 'level' | 'role'; readonly of: string; readonly limit: number }
  | { readonly kind: 'cost'; readonly limit: Exact };

export interface Cut {
  readonly of: ScoredIndicator;
  readonly because: CutBecause;
}

/** A budget that cannot be kept without leaving a result with no indicator. */
export interface Exceeded {
  readonly kind: 'level' | 'total' | 'role' | 'cost';
  readonly of?: string;
  readonly limit: Exact | number;
  readonly actual: Exact | number;
}

export interface Shortlist {
  /** In the order of the long list, as the others. */
  readonly kept: readonly Kept[];
  readonly cut: readonly Cut[];
  /** Not scored on every criterion: neither kept nor cut. */
  readonly open: readonly ScoredIndicator[];
  /** framework/id of results left with one indicator. */
  readonly single: readonly string[];
  readonly exceeded: readonly Exceeded[];
  /** Yearly cost by currency of what is kept; `unknown`: so many do not say. */
  readonly cost: { readonly amounts: ReadonlyMap<string, Exact>; readonly unknown: number };
  /** Kept indicators by who collects them. */
  readonly load: ReadonlyMap<string, number>;
}

/**
 * The shortlist of the domain reference, section 3.4: in each result the best first, up to its budget and down to the threshold;
 * then the lowest scores go, whose result keeps another indicator, until levels, total, loads and cost are within budget. The
 * best of a result always stays, and so does what is final. The same whatever the order of the files.
 */
export function shortlist(list: readonly ScoredIndicator[], settings: ReviewSettings, budget: ReviewBudget): Shortlist {
  const isFinal = ({ indicator }: ScoredIndicator) => indicator.status === 'final';
  const open = list.filter((one) => one.score === undefined && !isFinal(one));
  const better = bestFirst(list);
  const kept = new Map<ScoredIndicator, KeptBecause>();
  const cut = new Map<ScoredIndicator, CutBecause>();
  for (const group of byResult(list.filter((one) => !open.includes(one)))) {
    const sorted = group.toSorted((a, b) => Number(isFinal(b)) - Number(isFinal(a)) || better(a, b));
    sorted.forEach((one, index) => {
      const before = [...kept.keys()].filter((other) => sorted.includes(other)).length;
      const because = isFinal(one) ? undefined : (whyNot(one, settings) ?? overResult(before, budget));
      if (because === undefined) kept.set(one, isFinal(one) ? 'final' : 'score');
      else if (index === 0) kept.set(one, 'last-of-result');
      else cut.set(one, because);
    });
  }
  const exceeded = limitsOf(budget, list).flatMap((limit) => trim(limit, { kept, cut, better }));
  const stays = list.filter((one) => kept.has(one));
  return {
    kept: stays.map((of) => ({ of, because: kept.get(of) ?? 'score' })),
    cut: list.flatMap((of) => {
      const because = cut.get(of);
      return because === undefined ? [] : [{ of, because }];
    }),
    open,
    single: byResult([...stays, ...open]).flatMap((group) =>
      group.length === 1 && group[0] ? [resultOf(group[0])] : [],
    ),
    exceeded,
    cost: costOf(stays),
    load: loadOf(stays),
  };
}

/** Why the reviewers do not want it; undefined where they do. */
function whyNot(one: ScoredIndicator, { keepFrom }: ReviewSettings): CutBecause | undefined {
  return ruledOut(one) ?? (one.score?.lt(keepFrom) ? { kind: 'score', threshold: keepFrom } : undefined);
}

/** Whatever its score: by a knock-out, or by all reviewers who have decided. */
function ruledOut({ knockOuts, decisions, review }: ScoredIndicator): CutBecause | undefined {
  if (knockOuts.length > 0) return { kind: 'knock-out', criteria: knockOuts };
  if (decisions.length === 0 || decisions.some(({ decision }) => decision === 'keep' || decision === 'revise'))
    return undefined;
  const into = review?.reviews.find(({ decision }) => decision === 'merge')?.mergeInto?.id;
  return into === undefined ? { kind: 'reviewers', decision: 'drop' } : { kind: 'reviewers', decision: 'merge', into };
}

function overResult(before: number, { perResult }: ReviewBudget): CutBecause | undefined {
  return perResult !== undefined && before >= perResult ? { kind: 'result', limit: perResult } : undefined;
}

/**
 * The best first: what the reviewers do not rule out, then by score, a named source, the lower cost (where all costs are in one
 * currency), the id.
 */
function bestFirst(list: readonly ScoredIndicator[]): (a: ScoredIndicator, b: ScoredIndicator) => number {
  const costs = new Set(list.flatMap(({ indicator }) => indicator.cost?.currency ?? []));
  const isOut = (one: ScoredIndicator) => ruledOut(one) !== undefined;
  const unsourced = ({ indicator }: ScoredIndicator) => Number(indicator.source === undefined);
  const cost = (a: ScoredIndicator, b: ScoredIndicator) => {
    if (costs.size > 1) return 0;
    const [left, right] = [a.indicator.cost?.amount, b.indicator.cost?.amount];
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
    return left.cmp(right);
  };
  return (a, b) =>
    Number(isOut(a)) - Number(isOut(b)) ||
    (b.score ?? zero).cmp(a.score ?? zero) ||
    unsourced(a) - unsourced(b) ||
    cost(a, b) ||
    compareText(a.indicator.id, b.indicator.id) ||
    compareText(a.framework.id, b.framework.id);
}

function resultOf({ framework, indicator }: ScoredIndicator): string {
  return `${framework.id}/${indicator.result.id}`;
}

function byResult(list: readonly ScoredIndicator[]): readonly (readonly ScoredIndicator[])[] {
  const groups = new Map<string, ScoredIndicator[]>();
  for (const one of list) groups.set(resultOf(one), [...(groups.get(resultOf(one)) ?? []), one]);
  return [...groups.values()];
}

/** A budget over several results. */
interface Limit {
  readonly exceeded: Pick<Exceeded, 'kind' | 'of' | 'limit'>;
  readonly because: CutBecause;
  /** Whether cutting it helps. */
  counts(one: ScoredIndicator): boolean;
  /** What those that count use of the budget. */
  use(kept: readonly ScoredIndicator[]): Exact | number;
}

/** Levels and tiers in the order of their ids, the total, the load of each party, the cost. */
function limitsOf(
  { perLevel, total, perRole, cost }: ReviewBudget,
  list: readonly ScoredIndicator[],
): readonly Limit[] {
  const number = (kept: readonly ScoredIndicator[]) => kept.length;
  const parties = [...new Set(list.flatMap(({ indicator }) => indicator.responsible.collect?.id ?? []))];
  return [
    ...[...perLevel]
      .toSorted(([a], [b]) => compareText(a, b))
      .map(
        ([of, limit]): Limit => ({
          exceeded: { kind: 'level', of, limit },
          because: { kind: 'level', of, limit },
          counts: ({ level, indicator }) => level === of || indicator.tier === of,
          use: number,
        }),
      ),
    ...(total === undefined
      ? []
      : [
          {
            exceeded: { kind: 'total', limit: total },
            because: { kind: 'total', limit: total },
            counts: () => true,
            use: number,
          } as const,
        ]),
    ...(perRole === undefined
      ? []
      : parties.toSorted(compareText).map(
          (of): Limit => ({
            exceeded: { kind: 'role', of, limit: perRole },
            because: { kind: 'role', of, limit: perRole },
            counts: ({ indicator }) => indicator.responsible.collect?.id === of,
            use: number,
          }),
        )),
    ...(cost === undefined
      ? []
      : [
          {
            exceeded: { kind: 'cost', limit: cost },
            because: { kind: 'cost', limit: cost },
            counts: ({ indicator }: ScoredIndicator) => indicator.cost?.amount.gt(zero) === true,
            use: (kept: readonly ScoredIndicator[]) => sum(kept.map(({ indicator }) => indicator.cost?.amount ?? zero)),
          } as const,
        ]),
  ];
}

interface Trimming {
  readonly kept: Map<ScoredIndicator, KeptBecause>;
  readonly cut: Map<ScoredIndicator, CutBecause>;
  readonly better: (a: ScoredIndicator, b: ScoredIndicator) => number;
}

/** Cuts the lowest scores whose result keeps another, until the budget is kept; says so where it cannot be. */
function trim({ exceeded, because, counts, use }: Limit, { kept, cut, better }: Trimming): Exceeded[] {
  for (;;) {
    const counted = [...kept.keys()].filter(counts);
    const actual = use(counted);
    const isOver = typeof actual === 'number' ? actual > Number(exceeded.limit) : actual.gt(exceeded.limit);
    if (!isOver) return [];
    const siblings = new Map(byResult([...kept.keys()]).flatMap((group) => group.map((one) => [one, group.length])));
    const [lowest] = counted
      .filter((one) => kept.get(one) !== 'final' && (siblings.get(one) ?? 1) > 1)
      .toSorted((a, b) => better(b, a));
    if (lowest === undefined) return [{ ...exceeded, actual }];
    kept.delete(lowest);
    cut.set(lowest, because);
  }
}

function costOf(kept: readonly ScoredIndicator[]): Shortlist['cost'] {
  const amounts = new Map<string, Exact>();
  for (const { indicator } of kept) {
    if (indicator.cost === undefined) continue;
    const { amount, currency } = indicator.cost;
    amounts.set(currency, (amounts.get(currency) ?? zero).plus(amount));
  }
  return { amounts, unknown: kept.filter(({ indicator }) => indicator.cost === undefined).length };
}

function loadOf(kept: readonly ScoredIndicator[]): ReadonlyMap<string, number> {
  const load = new Map<string, number>();
  for (const { indicator } of kept) {
    const party = indicator.responsible.collect?.id;
    if (party !== undefined) load.set(party, (load.get(party) ?? 0) + 1);
  }
  return new Map([...load].toSorted(([a], [b]) => compareText(a, b)));
}

/** The reason in a sentence. */
export function reasonOf(because: CutBecause): string {
  switch (because.kind) {
    case 'knock-out':
      return `every reviewer gives 0 for ${because.criteria.join(', ')}`;
    case 'reviewers':
      return because.into === undefined ? 'the reviewers drop it' : `the reviewers merge it into ${because.into}`;
    case 'score':
      return `its score is below ${because.threshold}`;
    case 'result':
      return `its result keeps ${because.limit}, with higher scores`;
    case 'level':
      return `${because.of} is limited to ${because.limit}; it had the lowest score there of those whose result keeps another`;
    case 'total':
      return `the set is limited to ${because.limit}; it had the lowest score of those whose result keeps another`;
    case 'role':
      return `${because.of} collects at most ${because.limit}; it had the lowest score of those whose result keeps another`;
    case 'cost':
      return `the yearly cost is limited to ${because.limit.toFixed()}; it had the lowest score of those whose result keeps another`;
  }
}

/** Names of what is kept. */
export function namesKept({ kept }: Shortlist): ReadonlySet<string> {
  return new Set(kept.map(({ of }) => nameOf(of)));
}
