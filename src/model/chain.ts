import { byId } from './by-id.ts';
import { once } from './once.ts';
import type { Contribution, Framework, GenericLevel, Indicator, Level, Portfolio, Result } from './portfolio.ts';

/** A result with the framework it stands in. */
export interface Placed {
  readonly framework: Framework;
  readonly result: Result;
}

/**
 * What an id leads to, from within a framework: `missing` when there is no such thing; `unknowable` when the file it would
 * stand in could not be read.
 */
export type Found<T> = T | 'missing' | 'unknowable';

/** The result that an id of this framework, or framework/id, names. */
export function findResult(portfolio: Portfolio, from: Framework, id: string): Found<Placed> {
  const found = findFramework(portfolio, from, id);
  if (typeof found === 'string') return found;
  const result = found.framework.results.get(found.rest);
  return result === undefined ? 'missing' : { framework: found.framework, result };
}

/** The indicator that an id of this framework, or framework/id, names. */
export function findIndicator(portfolio: Portfolio, from: Framework, id: string): Found<Indicator> {
  const found = findFramework(portfolio, from, id);
  if (typeof found === 'string') return found;
  return found.framework.indicators.get(found.rest) ?? 'missing';
}

function findFramework(
  portfolio: Portfolio,
  from: Framework,
  id: string,
): Found<{ framework: Framework; rest: string }> {
  const slash = id.indexOf('/');
  if (slash < 0) return { framework: from, rest: id };
  const name = id.slice(0, slash);
  const framework = byId(portfolio.frameworks, name);
  if (framework !== undefined) return { framework, rest: id.slice(slash + 1) };
  const { frameworks } = portfolio.unknown;
  return frameworks.has(name) || frameworks.has('*') ? 'unknowable' : 'missing';
}

export function levelOf(framework: Framework, result: Result): Level | undefined {
  return byId(framework.levels, result.level.id);
}

const genericOrder: readonly GenericLevel[] = [
  'input',
  'activity',
  'output',
  'intermediate-outcome',
  'outcome',
  'impact',
];

/** Position of a level among the six generic ones; undefined for a level of the framework's own that names none. */
export function genericRank(level: Level | undefined): number | undefined {
  return level?.generic === undefined ? undefined : genericOrder.indexOf(level.generic);
}

/** The highest level that has results; undefined while some result stands at an unknown level. */
export function topLevel(framework: Framework): Level | undefined {
  const levels = [...framework.results.values()].map((result) => levelOf(framework, result));
  if (levels.some((level) => level === undefined)) return undefined;
  return levels.reduce((top, level) => (top === undefined || (level?.rank ?? -1) > top.rank ? level : top), undefined);
}

/** The generic level that a result stands at; undefined where its level is unknown or names none. */
export function genericOf(framework: Framework, result: Result): GenericLevel | undefined {
  return result.activity ? 'activity' : levelOf(framework, result)?.generic;
}

/** The results that contribute to another of the same framework, by the id of the other, each once. */
export const feedersOf = once(({ results }: Framework): ReadonlyMap<string, readonly Result[]> => {
  const feeders = new Map<string, Result[]>();
  for (const result of results.values()) {
    for (const id of new Set(result.contributesTo.map(({ to }) => to.id))) {
      const before = feeders.get(id);
      if (before !== undefined) before.push(result);
      else if (results.has(id)) feeders.set(id, [result]);
    }
  }
  return feeders;
});

/** Whether a link of the framework leads nowhere: it may be the very one that another rule would miss. */
export function hasBrokenLink(portfolio: Portfolio, framework: Framework): boolean {
  return withBrokenLinks(portfolio).has(framework);
}

const withBrokenLinks = once((portfolio: Portfolio): ReadonlySet<Framework> => {
  const isBroken = (framework: Framework) => (contribution: Contribution) =>
    typeof findResult(portfolio, framework, contribution.to.id) === 'string';
  const leadsNowhere = (framework: Framework) =>
    [...framework.results.values()].some(({ contributesTo }) => contributesTo.some(isBroken(framework)));
  return new Set(portfolio.frameworks.filter(leadsNowhere));
});

/** One link of the chain, with both its ends. */
export interface Arrow {
  readonly from: Placed;
  readonly to: Placed;
  readonly contribution: Contribution;
}

/** All arrows of the portfolio whose two ends are known. */
export const arrows = once((portfolio: Portfolio): readonly Arrow[] => [...knownArrows(portfolio)]);

function* knownArrows(portfolio: Portfolio): Iterable<Arrow> {
  for (const framework of portfolio.frameworks) {
    for (const result of framework.results.values()) {
      for (const contribution of result.contributesTo) {
        const to = findResult(portfolio, framework, contribution.to.id);
        if (typeof to !== 'string') yield { from: { framework, result }, to, contribution };
      }
    }
  }
}

/** The results that another one contributes to. */
export const fedResults = once(
  (portfolio: Portfolio): ReadonlySet<Result> => new Set(arrows(portfolio).map(({ to }) => to.result)),
);

/** The name of a result across frameworks: framework/id. */
export function fullName({ framework, result }: Placed): string {
  return `${framework.id}/${result.id}`;
}
