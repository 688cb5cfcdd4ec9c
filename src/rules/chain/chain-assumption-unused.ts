import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** Every assumption belongs to a link. */
export const chainAssumptionUnused: Rule = {
  id: 'chain-assumption-unused',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary: 'Every assumption belongs to a link.',
  why: 'A condition that hangs on no step of the chain tells nobody what breaks when it fails (UNDP handbook).',
  fix: 'Name it in the link that depends on it, or remove it.',
  *check({ portfolio }) {
    for (const { assumptions, results } of portfolio.frameworks) {
      const links = [...results.values()].flatMap(({ contributesTo }) => contributesTo);
      const named = new Set(links.flatMap((link) => link.assumptions.map(({ id }) => id)));
      // A misspelt id may be the very one: chain-ref-unresolved says it.
      if ([...named].some((id) => !assumptions.has(id))) continue;
      for (const { id, at } of assumptions.values()) {
        if (named.has(id)) continue;
        yield {
          at: keyOf(at),
          message: `No link names the assumption ${id}.`,
          hint: `Write {to: <result>, assumptions: [${id}]} in the link that depends on it.`,
        };
      }
    }
  },
};
