import { definitionsIn } from '../../model/indicators.ts';
import { daysBetween } from '../../model/period.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** An indicator is looked at again when it was meant to be. */
export const revAnnualOverdue: Rule = {
  id: 'rev-annual-overdue',
  severity: 'warning',
  summary: 'The date under next_review has not passed.',
  why: 'Sets of indicators are revisited every year, or they measure what used to matter.',
  fix: 'Review the indicator and set the next date.',
  reach: 'framework',
  *check({ portfolio, asOf }) {
    for (const { id, at, status, nextReview } of definitionsIn(portfolio)) {
      if (status === 'retired' || nextReview === undefined || nextReview >= asOf) continue;
      yield {
        at: child(at, 'next_review'),
        message: `${id} was to be reviewed by ${nextReview}, ${daysBetween(nextReview, asOf)} days before ${asOf}.`,
        hint: 'Review it and set the next date.',
      };
    }
  },
};
