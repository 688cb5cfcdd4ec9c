import { genericRank, topLevel } from '../../model/chain.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** One result stands at the top of the chain. */
export const chainTopMultiple: Rule = {
  id: 'chain-top-multiple',
  reach: 'framework',
  severity: 'warning',
  summary: 'One result stands at the top of the chain.',
  why: 'Logic models are pyramids with one ultimate aim (Global Affairs Canada RBM guide, figure 3).',
  fix: 'Keep one, or say in one statement what the others serve.',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      const top = topLevel(framework);
      if (top === undefined || genericRank(top) === undefined || (genericRank(top) ?? 0) < 4) continue;
      const [, second, ...rest] = [...framework.results.values()].filter(({ level }) => level.id === top.id);
      if (second === undefined) continue;
      yield {
        at: keyOf(second.at),
        message: `${framework.id} has ${rest.length + 2} results at its top level (${top.id}).`,
        hint: 'Expected one.',
      };
    }
  },
};
