import { arrows, levelOf } from '../../model/chain.ts';
import type { Rule } from '../rule.ts';

/** Each link goes from a lower level to a higher one. */
export const chainContributesUpward: Rule = {
  id: 'chain-contributes-upward',
  reach: 'framework',
  severity: 'error',
  summary: 'Each link goes from a lower level to a higher one.',
  why: 'If-then logic reads from the bottom up; a link that goes down or sideways says that an effect brings about its cause.',
  fix: 'Turn the link round, or correct the level of one of the two results.',
  *check({ portfolio }) {
    for (const { from, to, contribution } of arrows(portfolio)) {
      if (from.framework !== to.framework) continue;
      const [lower, higher] = [levelOf(from.framework, from.result), levelOf(to.framework, to.result)];
      if (lower === undefined || higher === undefined || lower.rank < higher.rank) continue;
      yield {
        at: contribution.to.at,
        message:
          lower.rank === higher.rank
            ? `${from.result.id} contributes to ${to.result.id}, which stands at the same level (${lower.id}).`
            : `${from.result.id} (${lower.id}) contributes to ${to.result.id}, which stands lower (${higher.id}).`,
        hint: 'Expected a result of a higher level.',
        related: [{ at: to.result.level.at, message: `${to.result.id} stands at ${higher.id}.` }],
      };
    }
  },
};
