import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { accountableMentions, isInside } from './accountable-mentions.ts';

/** Up to the line of accountability a party within the programme answers. */
export const accOutputOutside: Rule = {
  id: 'acc-output-outside',
  severity: 'error',
  summary: 'Up to the line of accountability a party within the programme answers.',
  why: 'Outputs are the terms of reference of the partnership and within its control (Cities Alliance 2012; DFID logframe guidance 2011).',
  fix: 'Name a party with inside: true; move the outside party to responsible or contributors; or draw the line of accountability lower.',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      const line = framework.accountabilityLine;
      for (const { subject, party, within } of accountableMentions(framework)) {
        if (line === undefined || within !== true) continue;
        const nobody = party.id === 'none';
        if (!nobody && isInside(portfolio, party.id) !== false) continue;
        yield {
          at: party.at,
          message: nobody
            ? `${subject} stands within the line of accountability (${line.id}), but nobody answers for it (accountable: none).`
            : `${subject} stands within the line of accountability (${line.id}), but ${party.id}, which answers for it, stands outside the programme.`,
          hint: 'Expected a party with inside: true.',
          related: [{ at: child(framework.at, 'accountability_line'), message: 'The line of accountability.' }],
        };
      }
    }
  },
};
