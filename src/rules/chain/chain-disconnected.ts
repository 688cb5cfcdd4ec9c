import { arrows, hasBrokenLink, topLevel } from '../../model/chain.ts';
import type { Portfolio, Result } from '../../model/portfolio.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** The results of a framework hang together. */
export const chainDisconnected: Rule = {
  id: 'chain-disconnected',
  severity: 'warning',
  summary: 'The results of a framework hang together.',
  why: 'Two chains that no link joins are two programmes in one file.',
  fix: 'Link the parts, directly or through another framework, or give each its own framework.',
  reach: 'outline',
  *check({ portfolio }) {
    const partOf = partsOf(portfolio);
    for (const framework of portfolio.frameworks) {
      const top = topLevel(framework);
      if (top === undefined || hasBrokenLink(portfolio, framework)) continue;
      const parts = new Map<Result, Result[]>();
      for (const result of framework.results.values()) {
        const part = partOf(result);
        const before = parts.get(part);
        if (before === undefined) parts.set(part, [result]);
        else before.push(result);
      }
      // A part that does not reach the top has a result without a parent, a part of one result has no child: other rules say so.
      const [first, ...others] = [...parts.values()]
        .map((results) => ({ size: results.length, head: results.find(({ level }) => level.id === top.id) }))
        .filter(({ size, head }) => size > 1 && head !== undefined);
      for (const { head } of others) {
        if (first?.head === undefined || head === undefined) continue;
        yield {
          at: keyOf(head.at),
          message: `No link joins ${head.id} and what leads to it with ${first.head.id} and what leads to that.`,
          hint: 'Link the two parts, or make them two frameworks.',
          related: [{ at: keyOf(first.head.at), message: 'The other part.' }],
        };
      }
    }
  },
};

/** One result that stands for the part of the portfolio's chains that a result belongs to, however the links run. */
function partsOf(portfolio: Portfolio): (result: Result) => Result {
  const leads = new Map<Result, Result>();
  const find = (result: Result): Result => {
    let head = result;
    for (let next = leads.get(head); next !== undefined; next = leads.get(head)) head = next;
    // Straight to the head, so that long chains are walked once.
    for (let step = result; step !== head; ) {
      const next = leads.get(step) ?? head;
      leads.set(step, head);
      step = next;
    }
    return head;
  };
  for (const { from, to } of arrows(portfolio)) {
    const [a, b] = [find(from.result), find(to.result)];
    if (a !== b) leads.set(a, b);
  }
  return find;
}
