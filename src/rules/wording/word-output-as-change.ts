import type { Rule } from '../rule.ts';
import { activityLead } from './activity-lead.ts';
import { lists } from './lexicon.ts';
import { placeOf, quote, type Statement, statementsOf } from './statement.ts';
import type { Run } from './words.ts';

/** Outputs are products, not changes of people or institutions. The guides disagree: most profiles have it off. */
export const wordOutputAsChange: Rule = {
  id: 'word-output-as-change',
  severity: 'info',
  language: 'en',
  summary: 'English statements of outputs name a product, not a change of capacity or condition.',
  why: 'A change of capacity is an immediate outcome for Global Affairs Canada (tip sheet 2.2), while the UNDG handbook of 2011 counts it as an output: the profile decides.',
  fix: 'Move the change one level up, and name as output what is delivered to bring it about.',
  *check({ portfolio }) {
    for (const statement of statementsOf(portfolio, 'output')) {
      const run = changeIn(statement);
      if (run === undefined) continue;
      yield {
        at: placeOf(statement, run),
        message: `The statement of ${statement.result.id} says a change, not a product: ${quote(statement, run)}.`,
        hint: 'Move it one level up, and name as output what is delivered to bring it about.',
      };
    }
  },
};

function changeIn(statement: Statement): Run | undefined {
  // What starts like an activity is word-output-as-activity's.
  if (activityLead(statement) !== undefined) return undefined;
  const { words } = statement;
  const changes = statement.changes;
  const direction = changes.find(
    ({ index, kind }) => kind === 'direction' && !lists.works.has(words[index]?.key ?? ''),
  );
  const product = changes.find(({ kind, attributive }) => kind === 'product' && !attributive);
  if (direction !== undefined && product === undefined) return [direction.index, direction.index];
  // Capacities developed: no product, whatever the participle says.
  const subject = words.findIndex(({ key }) => lists.prepositions.has(key));
  const capacity = words.findIndex(({ key }) => lists.capacities.has(key));
  const isSubject = capacity >= 0 && (subject < 0 || capacity < subject);
  const developed = product !== undefined && /^(?:built|developed|established)$/.test(words[product.index]?.key ?? '');
  return isSubject && developed && changes.length === 1 ? [capacity, capacity] : undefined;
}
