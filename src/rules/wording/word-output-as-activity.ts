import type { Rule } from '../rule.ts';
import { activityLead } from './activity-lead.ts';
import { placeOf, quote, statementsOf } from './statement.ts';

/** Outputs are what is there at the end, not what is done. */
export const wordOutputAsActivity: Rule = {
  id: 'word-output-as-activity',
  severity: 'warning',
  language: 'en',
  summary: 'English statements of outputs do not start with what somebody does.',
  why: 'An output is a completed product or service, and ends in a past participle (Global Affairs Canada, RBM tip sheet 2.2).',
  fix: 'Say what is there when the work is done: “Teachers trained”, not “Train teachers”.',
  *check({ portfolio }) {
    for (const statement of statementsOf(portfolio, 'output')) {
      const run = activityLead(statement);
      if (run === undefined) continue;
      yield {
        at: placeOf(statement, run),
        message: `The statement of ${statement.result.id} starts like an activity: ${quote(statement, run)}.`,
        hint: 'Say what is there when the work is done: “Teachers trained”, not “Train teachers”.',
      };
    }
  },
};
