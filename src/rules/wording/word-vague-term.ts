import type { Rule } from '../rule.ts';
import { phrases } from './lexicon.ts';
import { placeOf, quote, statementsOf } from './statement.ts';
import { findPhrases } from './words.ts';

/** Result statements have no word that two reviewers would read differently. */
export const wordVagueTerm: Rule = {
  id: 'word-vague-term',
  severity: 'info',
  language: 'en',
  summary: 'English result statements have no word that two reviewers would read differently.',
  why: 'What is “appropriate” or who the “stakeholders” are can be argued about for ever, and not measured.',
  fix: 'Name the thing, the group or the standard that is meant. The rule is a heuristic: switch it off where it does not help.',
  *check({ portfolio }) {
    for (const statement of statementsOf(portfolio)) {
      const [run] = findPhrases(statement.words, phrases.vague);
      if (run === undefined) continue;
      yield {
        at: placeOf(statement, run),
        message: `The statement of ${statement.result.id} says ${quote(statement, run)}.`,
        hint: 'Name what is meant.',
      };
    }
  },
};
