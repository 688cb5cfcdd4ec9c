import type { Rule } from '../rule.ts';
import { isGroup, namesOf } from './known-names.ts';
import { outcomeFault } from './outcome-fault.ts';
import { outcomeLevels, statementsOf } from './statement.ts';
import { findPhrases, stemOf } from './words.ts';

/** Outcomes say who changes, or where. */
export const wordNoActor: Rule = {
  id: 'word-no-actor',
  reach: 'framework',
  severity: 'info',
  language: 'en',
  summary: 'English statements of outcomes say whose change it is: a party, a group or a place.',
  why: 'Naming the who makes a change realistic and specific (Global Affairs Canada, RBM tip sheet 2.2).',
  fix: 'Name those who do or have something new, or the place: “… of residents in Jinja”.',
  *check({ portfolio }) {
    const names = namesOf(portfolio);
    for (const statement of statementsOf(portfolio, ...outcomeLevels)) {
      // What says no change at all has nobody to whom it could happen: the other rules over outcomes say it.
      if (outcomeFault(statement) !== undefined || statement.words.some((word) => isGroup(stemOf(word)))) continue;
      const [named] = findPhrases(statement.words, names, stemOf);
      if (named !== undefined) continue;
      yield {
        at: statement.at,
        message: `The statement of ${statement.result.id} does not say whose change it is: no party, group or place is named.`,
        hint: 'Name those who do or have something new, or the place.',
      };
    }
  },
};
