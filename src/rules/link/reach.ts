import { findResult, levelOf, type Placed } from '../../model/chain.ts';
import type { Framework, Portfolio, Result } from '../../model/portfolio.ts';
import type { Location } from '../../text/location.ts';

/** Where the arrows lead from a result, over any number of links. */
export interface Reach {
  /** Everything on the way, itself too. */
  readonly results: ReadonlySet<Result>;
  /** The way leads into another framework. */
  readonly outside: boolean;
  /** Every link on the way leads to something that is there: what is not known cannot be missed. */
  readonly whole: boolean;
}

/** Answers for each result of the portfolio where it leads; each is walked once. */
export function reachIn(portfolio: Portfolio): (from: Placed) => Reach {
  const known = new Map<Result, Reach>();
  return (from) => {
    const reach = known.get(from.result) ?? walk(portfolio, from);
    known.set(from.result, reach);
    return reach;
  };
}

function walk(portfolio: Portfolio, from: Placed): Reach {
  const results = new Set([from.result]);
  let [outside, whole] = [false, true];
  const waiting = [from];
  for (let here = waiting.pop(); here !== undefined; here = waiting.pop()) {
    for (const { to } of here.result.contributesTo) {
      const found = findResult(portfolio, here.framework, to.id);
      if (typeof found === 'string') {
        whole = false;
        continue;
      }
      if (found.framework !== from.framework) outside = true;
      if (results.has(found.result)) continue;
      results.add(found.result);
      waiting.push(found);
    }
  }
  return { results, outside, whole };
}

/** Whether a result is of a kind that a child framework owes its parent: an output or an outcome, not its work and not its far aim. */
export function isOwed({ framework, result }: Placed): boolean {
  const generic = levelOf(framework, result)?.generic;
  return !result.activity && (generic === 'output' || generic === 'intermediate-outcome' || generic === 'outcome');
}

/** A link into another framework: what makes the one a child of the other. */
export interface Link {
  readonly at: Location;
  readonly to: Placed;
}

/** The links of a framework into others. */
export function* linksOutside(portfolio: Portfolio, framework: Framework): Iterable<Link> {
  for (const { contributesTo } of framework.results.values()) {
    for (const contribution of contributesTo) {
      const to = findResult(portfolio, framework, contribution.to.id);
      if (typeof to !== 'string' && to.framework !== framework) yield { at: contribution.to.at, to };
    }
  }
}

/** The first of them; undefined for a framework that feeds no other. */
export function linkOutside(portfolio: Portfolio, framework: Framework): Link | undefined {
  for (const link of linksOutside(portfolio, framework)) return link;
  return undefined;
}
