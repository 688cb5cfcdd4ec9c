import { levelOf } from '../../model/chain.ts';
import { liveByResult } from '../../model/indicators.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** Every result has at least one indicator. */
export const indNone: Rule = {
  id: 'ind-none',
  severity: { draft: 'warning', reviewed: 'error', final: 'error' },
  summary: 'Every result above the activities has at least one indicator that is not retired.',
  why: 'What is not measured cannot be reported; USAID and IATI ask for one indicator a result (ADS TIPS 6; IATI 2.03 XSD).',
  fix: 'Add an indicator that measures the result, or waive the rule with the reason.',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      const indicators = [...framework.indicators.values()];
      const measured = liveByResult(framework);
      const once = new Set(indicators.map(({ result }) => result.id));
      // An indicator whose result is misspelt may be the missing one: ind-orphan says it.
      if (indicators.some(({ result }) => !framework.results.has(result.id))) continue;
      for (const result of framework.results.values()) {
        const generic = levelOf(framework, result)?.generic;
        if (result.activity || generic === 'activity' || generic === 'input' || measured.has(result.id)) continue;
        yield {
          at: keyOf(result.at),
          message: `${result.id} has no indicator${once.has(result.id) ? ' that is not retired' : ''}.`,
          hint: 'Add one under indicators.',
        };
      }
    }
  },
};
