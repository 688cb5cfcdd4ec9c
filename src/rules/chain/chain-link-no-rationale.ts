import type { Rule } from '../rule.ts';
import { linksWithout } from './causal-links.ts';

/** Every link from an output upwards says why the one leads to the other. */
export const chainLinkNoRationale: Rule = {
  id: 'chain-link-no-rationale',
  severity: 'info',
  summary: 'Every link from an output upwards says why the one leads to the other.',
  why: 'A theory of change can be tested only where its steps are explained and justified (Davies, evaluability).',
  fix: 'Add because, or the evidence: {to: <result>, because: …, evidence: …}.',
  reach: 'outline',
  check({ portfolio }) {
    return linksWithout(portfolio, {
      noun: 'reason or evidence',
      hint: 'Write {to: <result>, because: …}.',
      has: ({ because, evidence }) => because !== undefined || evidence !== undefined,
    });
  },
};
