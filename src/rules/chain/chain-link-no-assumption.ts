import type { Rule } from '../rule.ts';
import { linksWithout } from './causal-links.ts';

/** Every link from an output upwards names what must hold for it. */
export const chainLinkNoAssumption: Rule = {
  id: 'chain-link-no-assumption',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary: 'Every link from an output upwards names what must hold for it.',
  why: 'Without assumptions the step from if to then is unconditional, and nobody watches what could break it (UNDP handbook; EU action documents).',
  fix: 'Declare under assumptions what must hold outside the programme, and name it in the link: {to: <result>, assumptions: [<id>]}.',
  reach: 'outline',
  check({ portfolio }) {
    return linksWithout(portfolio, {
      noun: 'assumption',
      hint: 'Write {to: <result>, assumptions: [<id>]}.',
      has: ({ assumptions }) => assumptions.length > 0,
    });
  },
};
