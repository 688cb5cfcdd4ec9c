import type { Rule } from '../rule.ts';
import { outcomeFault } from './outcome-fault.ts';
import { outcomeLevels, placeOf, quote, statementsOf } from './statement.ts';

/** Outcomes do not start with what somebody does. */
export const wordOutcomeAsActivity: Rule = {
  id: 'word-outcome-as-activity',
  reach: 'framework',
  severity: 'warning',
  language: 'en',
  summary: 'English statements of outcomes do not start with what somebody does.',
  why: '“To support” and “Promote” say what the agency does, and are achieved by doing it (UNDP handbook 2009; A. Murray Brown, how to write outcome statements).',
  fix: 'Start with the direction of the change or with who changes: “Increased use of …”, “Farmers use …”.',
  *check({ portfolio }) {
    for (const statement of statementsOf(portfolio, ...outcomeLevels)) {
      const fault = outcomeFault(statement);
      if (fault?.kind !== 'activity') continue;
      yield {
        at: placeOf(statement, fault.run),
        message: `The statement of ${statement.result.id} starts like an activity: ${quote(statement, fault.run)}.`,
        hint: 'Start with the direction of the change, or with who changes.',
      };
    }
  },
};
