import { genericOf } from '../../model/chain.ts';
import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** A framework has no more results than the profile allows. */
export const chainResultsBudget: Rule = {
  id: 'chain-results-budget',
  severity: 'warning',
  summary: 'A framework has no more results than the profile allows (limits.results_total).',
  why: 'Each result wants indicators, data and a paragraph in every report; EU action documents stop at ten.',
  fix: 'Merge results, or raise limits.results_total in plumbline.yaml. Activities and inputs do not count.',
  *check({ portfolio, limits: { resultsTotal: limit } }) {
    if (limit === undefined) return;
    for (const framework of portfolio.frameworks) {
      const results = [...framework.results.values()].filter((result) => {
        const generic = genericOf(framework, result);
        return generic !== 'activity' && generic !== 'input';
      });
      if (results.length <= limit) continue;
      yield {
        at: keyOf(child(framework.at, 'results')),
        message: `${framework.id} has ${results.length} results.`,
        hint: `Expected at most ${limit}.`,
      };
    }
  },
};
