import type { Rule } from '../rule.ts';
import { outcomeFault } from './outcome-fault.ts';
import { outcomeLevels, placeOf, quote, statementsOf } from './statement.ts';

/** Outcomes say what changed, not what was delivered. */
export const wordOutcomeAsOutput: Rule = {
  id: 'word-outcome-as-output',
  reach: 'framework',
  severity: 'warning',
  language: 'en',
  summary: 'English statements of outcomes do not end in what was delivered.',
  why: 'An outcome is what changes because people use what was delivered (UNDP handbook 2009; A. Murray Brown, how to write outcome statements).',
  fix: 'Say who does or has what they did not before: “Teachers apply the new curriculum”. Delivery belongs to the outputs.',
  *check({ portfolio }) {
    for (const statement of statementsOf(portfolio, ...outcomeLevels)) {
      const fault = outcomeFault(statement);
      if (fault?.kind !== 'output') continue;
      yield {
        at: placeOf(statement, fault.run),
        message: `The statement of ${statement.result.id} says what was delivered (${quote(statement, fault.run)}), not what changed.`,
        hint: 'Say who does or has what they did not before, and move the delivery to the outputs.',
      };
    }
  },
};
