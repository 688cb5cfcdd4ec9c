import { findResult, genericOf, genericRank, levelOf } from '../../model/chain.ts';
import type { Contribution, Framework, Portfolio, Result } from '../../model/portfolio.ts';
import type { Finding } from '../../text/finding.ts';

/**
 * For each result, output or higher, the links that claim that it brings another one about, of which something is missing.
 * A link to the same level of another framework says that the one is part of the other: there is nothing to claim.
 */
export function* linksWithout(
  portfolio: Portfolio,
  what: { readonly noun: string; readonly hint: string; readonly has: (link: Contribution) => boolean },
): Iterable<Finding> {
  for (const framework of portfolio.frameworks) {
    for (const result of framework.results.values()) {
      const all = causalLinks(portfolio, framework, result);
      // Of a link that stands twice, chain-link-duplicate tells the second.
      const links = all.filter((link) => !all.some((other) => other.to.id === link.to.id && what.has(other)));
      const [first, ...rest] = links;
      if (first === undefined) continue;
      const [subject, verb] = rest.length === 0 ? ['link', 'has'] : ['links', 'have'];
      yield {
        at: first.to.at,
        message: `The ${subject} from ${result.id} to ${links.map(({ to }) => to.id).join(', ')} ${verb} no ${what.noun}.`,
        hint: what.hint,
        related: rest.map(({ to }) => ({ at: to.at, message: 'Nor does this one.' })),
      };
    }
  }
}

function causalLinks(portfolio: Portfolio, framework: Framework, result: Result): readonly Contribution[] {
  const level = levelOf(framework, result);
  const generic = genericOf(framework, result);
  if (level === undefined || generic === 'activity' || generic === 'input') return [];
  return result.contributesTo.filter(({ to }) => {
    const found = findResult(portfolio, framework, to.id);
    if (typeof found === 'string') return false;
    // A link that does not lead upwards is wrong itself: chain-contributes-upward says so.
    if (found.framework === framework) return (levelOf(framework, found.result)?.rank ?? level.rank + 1) > level.rank;
    return genericRank(levelOf(found.framework, found.result)) !== genericRank(level);
  });
}
