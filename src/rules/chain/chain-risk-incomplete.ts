import type { Risk } from '../../model/portfolio.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

const wanted = ['likelihood', 'impact', 'response', 'owner'] as const satisfies readonly (keyof Risk)[];

/** A risk has a likelihood, an impact, a response and an owner. */
export const chainRiskIncomplete: Rule = {
  id: 'chain-risk-incomplete',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary: 'A risk has a likelihood, an impact, a response and an owner.',
  why: 'A risk without an owner and a response is known and not managed (DFID logframe guidance; UNDP handbook).',
  fix: 'Add what is missing.',
  *check({ portfolio }) {
    for (const { risks } of portfolio.frameworks) {
      for (const risk of risks.values()) {
        const missing = wanted.filter((key) => risk[key] === undefined);
        if (missing.length === 0) continue;
        yield {
          at: keyOf(risk.at),
          message: `The risk ${risk.id} has no ${missing.join(', no ')}.`,
          hint: `Add ${missing.join(', ')}.`,
        };
      }
    }
  },
};
