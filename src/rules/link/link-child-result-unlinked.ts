import { levelOf, topLevel } from '../../model/chain.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { isOwed, linkOutside, reachIn } from './reach.ts';

/** Outputs and outcomes of a framework that feeds another one lead there. */
export const linkChildResultUnlinked: Rule = {
  id: 'link-child-result-unlinked',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'Outputs and outcomes of a framework that feeds another one lead there, directly or through others.',
  why: 'Secretariat and country outputs feed programme outputs, country outcomes feed programme outcomes (Cities Alliance 2012); what leads nowhere is work outside the programme.',
  fix: "Add contributes_to: [<framework>/<result>], or waive the rule where the result is the country's own.",
  reach: 'outline',
  *check({ portfolio }) {
    const reach = reachIn(portfolio);
    for (const framework of portfolio.frameworks) {
      const link = linkOutside(portfolio, framework);
      if (link === undefined) continue;
      const unlinked = [...framework.results.values()].filter((result) => {
        const { outside, whole } = reach({ framework, result });
        return !outside && whole && isOwed({ framework, result });
      });
      const ids = new Set(unlinked.map(({ id }) => id));
      for (const result of unlinked) {
        // What stands above is what has to be linked; what contributes to nothing at all is told by chain-result-no-parent.
        if (result.contributesTo.some(({ to }) => ids.has(to.id))) continue;
        const level = levelOf(framework, result);
        if (result.contributesTo.length === 0 && level?.id !== topLevel(framework)?.id) continue;
        const parent = link.to.framework.id;
        yield {
          at: keyOf(result.at),
          message: `${framework.id} feeds ${parent}, but ${result.id} (${level?.id}) leads to no result of it.`,
          hint: `Add contributes_to: [${parent}/<result>].`,
          related: [{ at: link.at, message: `The link that makes ${framework.id} a part of ${parent}.` }],
        };
      }
    }
  },
};
