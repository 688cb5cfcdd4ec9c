import type { Rule } from '../rule.ts';
import { outcomeFault } from './outcome-fault.ts';
import { outcomeLevels, placeOf, quote, statementsOf } from './statement.ts';

/** Outcomes are not the help that is given. */
export const wordSupportVerb: Rule = {
  id: 'word-support-verb',
  reach: 'framework',
  severity: 'warning',
  language: 'en',
  summary: 'English statements of outcomes are not the help that is given.',
  why: 'Support, advice and assistance are what the agency provides; the outcome is what others do with it (A. Murray Brown, how to write outcome statements).',
  fix: 'Say what those who are helped do or have that they did not before.',
  *check({ portfolio }) {
    for (const statement of statementsOf(portfolio, ...outcomeLevels)) {
      const fault = outcomeFault(statement);
      if (fault?.kind !== 'support') continue;
      yield {
        at: placeOf(statement, fault.run),
        message: `The statement of ${statement.result.id} says what help is given: ${quote(statement, fault.run)}.`,
        hint: 'Say what those who are helped do or have that they did not before.',
      };
    }
  },
};
