import { arrows, levelOf } from '../../model/chain.ts';
import type { Rule } from '../rule.ts';

/** A link does not jump over a level that the chain uses. */
export const chainLevelSkipped: Rule = {
  id: 'chain-level-skipped',
  severity: 'warning',
  summary: 'A link does not jump over a level that the chain uses.',
  why: 'A skipped level hides how the change comes about (Global Affairs Canada RBM guide, step 3).',
  fix: 'Link through the level between, or waive the rule with the reason.',
  *check({ portfolio }) {
    for (const { from, to, contribution } of arrows(portfolio)) {
      if (from.framework !== to.framework || from.result.activity) continue;
      const [lower, higher] = [levelOf(from.framework, from.result), levelOf(to.framework, to.result)];
      if (lower === undefined || higher === undefined) continue;
      const used = new Set([...from.framework.results.values()].map((result) => result.level.id));
      const skipped = from.framework.levels.filter(
        ({ id, rank }) => rank > lower.rank && rank < higher.rank && used.has(id),
      );
      if (skipped.length === 0) continue;
      yield {
        at: contribution.to.at,
        message: `The link from ${from.result.id} (${lower.id}) to ${to.result.id} (${higher.id}) jumps over ${skipped.map(({ id }) => id).join(' and ')}.`,
        hint: `Link to a result at ${skipped[0]?.id}, or accept the link with a waiver that says why.`,
        related: [{ at: to.result.level.at, message: `${to.result.id} stands at ${higher.id}.` }],
      };
    }
  },
};
