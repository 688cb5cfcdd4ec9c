import type { Rule } from '../rule.ts';
import { outcomeFault } from './outcome-fault.ts';
import { outcomeLevels, statementsOf } from './statement.ts';

/** Outcomes say which way something changes, or who does what. */
export const wordNoDirection: Rule = {
  id: 'word-no-direction',
  reach: 'framework',
  severity: 'info',
  language: 'en',
  summary: 'English statements of outcomes say which way something changes, or who does what.',
  why: 'A strong outcome statement starts with the direction of the change (Global Affairs Canada, RBM tip sheet 2.2).',
  fix: 'Say increased, reduced, improved …, or who does what: “Cities delivering …”.',
  *check({ portfolio }) {
    for (const statement of statementsOf(portfolio, ...outcomeLevels)) {
      const fault = outcomeFault(statement);
      if (fault?.kind !== 'no-direction') continue;
      yield {
        at: statement.at,
        message: `The statement of ${statement.result.id} does not say what changes: it has no word like increased, reduced or improved.`,
        hint: 'Start with the direction of the change, or say who does what.',
      };
    }
  },
};
