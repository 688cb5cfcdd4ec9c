import type { Rule } from '../rule.ts';
import { activityLead } from './activity-lead.ts';
import { hasDeed } from './changes.ts';
import { lists } from './lexicon.ts';
import { type Statement, statementsOf } from './statement.ts';

/** An output says that something is there, not only what field it belongs to. */
export const wordStatementIsTitle: Rule = {
  id: 'word-statement-is-title',
  severity: 'info',
  language: 'en',
  summary: 'English statements of outputs say what is delivered, not only a heading.',
  why: 'An output is a completed product or service, and ends in a past participle (Global Affairs Canada, RBM tip sheet 2.2): of “Technical assistance” nobody can say whether it is there.',
  fix: 'Name the product and what has happened to it: “Land registry opened in Jinja”. Keep the heading as short name.',
  *check({ portfolio }) {
    for (const statement of statementsOf(portfolio, 'output')) {
      if (hasVerb(statement) || activityLead(statement) !== undefined) continue;
      yield {
        at: statement.at,
        message: `The statement of ${statement.result.id} is a heading: it does not say what is there in the end.`,
        hint: 'Name the product and what has happened to it: built, adopted, trained …; keep the heading as short.',
      };
    }
  },
};

/** A participle, a finite verb, a word of state or of direction; of words that are unknown, everything in -ed. */
function hasVerb(statement: Statement): boolean {
  const { directions, irregular, states, auxiliaries } = lists;
  const known = [directions, irregular, states, auxiliaries];
  return (
    hasDeed(statement) || statement.words.some(({ key }) => /[a-z]ed$/.test(key) || known.some((list) => list.has(key)))
  );
}
