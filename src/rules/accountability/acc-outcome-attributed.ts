import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { accountableMentions, isInside } from './accountable-mentions.ts';

/** Above the line of accountability no party within the programme answers; it contributes. */
export const accOutcomeAttributed: Rule = {
  id: 'acc-outcome-attributed',
  severity: 'error',
  summary: 'Above the line of accountability no party within the programme answers; it contributes.',
  why: 'A city delivers its services; the partnership can only support it and cannot be held accountable (Cities Alliance 2012; UNDG brief on outcomes).',
  fix: 'Name who brings the result about and keep the programme among the contributors; or draw the line of accountability higher.',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      for (const { subject, party, within } of accountableMentions(framework)) {
        if (within !== false || isInside(portfolio, party.id) !== true) continue;
        yield {
          at: party.at,
          message: `${subject} stands above the line of accountability (${framework.accountabilityLine?.id}), but ${party.id}, which answers for it, belongs to the programme.`,
          hint: `Expected a party outside the programme; ${party.id} can be a contributor.`,
          related: [{ at: child(framework.at, 'accountability_line'), message: 'The line of accountability.' }],
        };
      }
    }
  },
};
