import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** A result has few enough indicators to be monitored. */
export const indTooMany: Rule = {
  id: 'ind-too-many',
  reach: 'framework',
  severity: 'warning',
  summary: 'A result has at most as many indicators as its profile or limits.indicators_per_result says.',
  why: 'A set must stay manageable and realistic to monitor (Cities Alliance 2012; FCDO and USAID guidance names up to three).',
  fix: 'Keep those that answer whether the result has been achieved; retire the others.',
  *check({ portfolio, limits }) {
    const limit = limits.indicatorsPerResult;
    for (const framework of portfolio.frameworks) {
      const live = [...framework.indicators.values()].filter(({ status }) => status !== 'retired');
      for (const result of framework.results.values()) {
        const count = live.filter((indicator) => indicator.result.id === result.id).length;
        if (count <= limit) continue;
        yield {
          at: keyOf(result.at),
          message: `${result.id} has ${count} indicators; expected at most ${limit}.`,
          hint: 'Retire some, or set limits.indicators_per_result in plumbline.yaml.',
        };
      }
    }
  },
};
