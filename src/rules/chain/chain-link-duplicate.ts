import type { Contribution } from '../../model/portfolio.ts';
import type { Rule } from '../rule.ts';

/** A result contributes to another one once. */
export const chainLinkDuplicate: Rule = {
  id: 'chain-link-duplicate',
  severity: 'warning',
  summary: 'A result contributes to another one once.',
  why: 'Of two links between the same results each may carry half of the reasons and assumptions, and diagrams draw them on top of each other.',
  fix: 'Make them one link with the assumptions of both.',
  *check({ portfolio }) {
    for (const { id, results } of portfolio.frameworks) {
      for (const result of results.values()) {
        const seen = new Map<string, Contribution>();
        for (const link of result.contributesTo) {
          const target = link.to.id.includes('/') ? link.to.id : `${id}/${link.to.id}`;
          const first = seen.get(target);
          if (first === undefined) seen.set(target, link);
          else
            yield {
              at: link.to.at,
              message: `${result.id} contributes to ${link.to.id} twice.`,
              hint: 'Make the two links one.',
              related: [{ at: first.to.at, message: 'The first one.' }],
            };
        }
      }
    }
  },
};
