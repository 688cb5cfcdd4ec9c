import { arrows, genericRank, levelOf } from '../../model/chain.ts';
import type { Rule } from '../rule.ts';

/** A link between frameworks does not lead to a lower level. */
export const linkLevelMismatch: Rule = {
  id: 'link-level-mismatch',
  severity: 'error',
  summary: 'A link between frameworks does not lead to a lower level.',
  why: 'Country and secretariat results feed programme results of their own level or above; otherwise results are inflated.',
  fix: 'Link to a result of the same level or a higher one.',
  reach: 'outline',
  *check({ portfolio }) {
    for (const { from, to, contribution } of arrows(portfolio)) {
      if (from.framework === to.framework) continue;
      const [lower, higher] = [levelOf(from.framework, from.result), levelOf(to.framework, to.result)];
      const [below, above] = [genericRank(lower), genericRank(higher)];
      if (below === undefined || above === undefined || below <= above) continue;
      yield {
        at: contribution.to.at,
        message: `${from.result.id} (${lower?.id}) contributes to ${to.framework.id}/${to.result.id}, which stands lower (${higher?.id}).`,
        hint: 'Expected the same level or a higher one.',
        related: [{ at: to.result.level.at, message: `${to.result.id} stands at ${higher?.id}.` }],
      };
    }
  },
};
