import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

const usual = 5;

/** A result has few enough indicators to be monitored. */
export const indTooMany: Rule = {
  id: 'ind-too-many',
  severity: 'warning',
  summary: `A result has at most ${usual} indicators, or as many as limits.indicators_per_result says.`,
  why: 'A set must stay manageable and realistic to monitor (Cities Alliance 2012; FCDO and USAID guidance names up to three).',
  fix: 'Keep those that answer whether the result has been achieved; retire the others.',
  *check({ portfolio }) {
    const limit = Number(portfolio.limits.indicators_per_result ?? usual);
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
