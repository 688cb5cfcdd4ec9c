import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** No waiver has passed its last day. */
export const waiverExpired: Rule = {
  id: 'waiver-expired',
  severity: 'error',
  summary: 'No waiver has passed its last day.',
  why: 'A finding is accepted for a time and a reason; what nobody looks at again becomes the rule (dbt and donor practice of dated exceptions).',
  fix: 'Put right what it accepts and remove it, or decide again and give it a new end.',
  *check({ portfolio, asOf }) {
    for (const { at, rule, target, until } of portfolio.waivers) {
      if (asOf <= until) continue;
      yield {
        at: child(at, 'until'),
        message: `The waiver of ${rule} at ${target} ended on ${until}.`,
        hint: 'Put right what it accepts and remove it, or give it a new end with a reason that still holds.',
      };
    }
  },
};
