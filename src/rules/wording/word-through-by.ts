import type { Rule } from '../rule.ts';
import { isActivity } from './changes.ts';
import { phrases } from './lexicon.ts';
import { outcomeLevels, placeOf, quote, type Statement, statementsOf } from './statement.ts';
import { findPhrases, type Run } from './words.ts';

/** Outputs and outcomes do not say by what means they come about. */
export const wordThroughBy: Rule = {
  id: 'word-through-by',
  reach: 'framework',
  severity: 'warning',
  language: 'en',
  summary: 'English statements of outputs and outcomes do not say by what means they come about.',
  why: 'The means is a result of its own, a level lower: inside the statement it hides the logic it is part of (Global Affairs Canada RBM guide; EU and UNDP practice).',
  fix: 'End the statement before the means, and write the means as a lower result that contributes to it.',
  *check({ portfolio }) {
    for (const statement of statementsOf(portfolio, 'output', ...outcomeLevels)) {
      const run = meansIn(statement);
      if (run === undefined) continue;
      yield {
        at: placeOf(statement, run),
        message: `The statement of ${statement.result.id} says its means: ${quote(statement, run)}.`,
        hint: 'End it before the means, and write the means as a lower result.',
      };
    }
  },
};

/** The words of means with the word after them. */
function meansIn({ words, fixed }: Statement): Run | undefined {
  const last = words.length - 1;
  for (const [first, end] of findPhrases(words, phrases.means)) if (end < last) return [first, end + 1];
  const by = words.findIndex(({ key }, index) => key === 'by' && !fixed.has(index + 1) && isActivity(words, index + 1));
  return by < 0 ? undefined : [by, by + 1];
}
