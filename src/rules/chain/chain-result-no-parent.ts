import { levelOf, topLevel } from '../../model/chain.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** Every result below the top contributes to a higher one. */
export const chainResultNoParent: Rule = {
  id: 'chain-result-no-parent',
  reach: 'framework',
  severity: 'error',
  summary: 'Every result below the top contributes to a higher one.',
  why: 'A result with no higher result has no stated purpose (Global Affairs Canada RBM guide 2022; Cities Alliance 2012).',
  fix: 'Add contributes_to, or move the result to the top level.',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      const top = topLevel(framework);
      if (top === undefined) continue;
      for (const result of framework.results.values()) {
        const level = levelOf(framework, result);
        if (result.activity || level?.generic === 'activity' || level?.generic === 'input') continue;
        if (level === undefined || level.rank >= top.rank || result.contributesTo.length > 0) continue;
        yield {
          at: keyOf(result.at),
          message: `${result.id} contributes to nothing.`,
          hint: `Add contributes_to with a result above ${level.id}.`,
        };
      }
    }
  },
};
