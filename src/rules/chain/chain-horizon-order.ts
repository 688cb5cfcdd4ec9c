import { arrows } from '../../model/chain.ts';
import { contains } from '../../model/period.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** No result is expected before the results that bring it about. */
export const chainHorizonOrder: Rule = {
  id: 'chain-horizon-order',
  severity: 'warning',
  summary: 'No result is expected before the results that bring it about.',
  why: 'Effects follow causes: outputs within the programme, outcomes after them, the impact in the long term (OECD-DAC glossary; Cities Alliance 2012).',
  fix: 'Correct one of the two dates in expected_by.',
  reach: 'outline',
  *check({ portfolio }) {
    for (const { from, to } of arrows(portfolio)) {
      const [cause, effect] = [from.result.expectedBy, to.result.expectedBy];
      // A date within the other period may be before or after it.
      if (cause === undefined || effect === undefined || effect.end >= cause.end || contains(cause, effect)) continue;
      yield {
        at: child(from.result.at, 'expected_by'),
        message: `${from.result.id} is expected by ${cause.text}, but ${to.result.id}, which it contributes to, by ${effect.text}.`,
        hint: 'Expected the cause first.',
        related: [{ at: child(to.result.at, 'expected_by'), message: `${to.result.id} is expected here.` }],
      };
    }
  },
};
