import { once } from '../../model/once.ts';
import { activityLead } from './activity-lead.ts';
import { hasDeed, hasDirection } from './changes.ts';
import { lists, phrases } from './lexicon.ts';
import type { Statement } from './statement.ts';
import { findPhrases, type Run } from './words.ts';

/** Why a statement does not say a change: it says what is done, what help is given or what is handed over; or nothing at all. */
export interface OutcomeFault {
  readonly kind: 'activity' | 'support' | 'output' | 'no-direction';
  readonly run: Run;
}

/** The one fault of an outcome that comes first: each of the rules over it reports its own kind. */
export const outcomeFault = once((statement: Statement): OutcomeFault | undefined => {
  const lead = activityLead(statement);
  if (lead !== undefined) return { kind: 'activity', run: lead };
  if (!isDirected(statement)) {
    const [help] = findPhrases(statement.words, phrases.supporting);
    // What others give is a deed of theirs.
    if (help !== undefined && !hasDeed(statement)) return { kind: 'support', run: help };
    const delivered = deliveredIn(statement);
    if (delivered !== undefined) return { kind: 'output', run: [delivered, delivered] };
  }
  const isDone = statement.changes.some(({ kind, attributive }) => kind === 'product' && !attributive);
  if (isDone || hasDirection(statement) || hasDeed(statement)) return undefined;
  return { kind: 'no-direction', run: [0, statement.words.length - 1] };
});

/** The statement as a whole says a direction, not only what something is meant to lead to. */
function isDirected(statement: Statement): boolean {
  for (const _ of findPhrases(statement.words, phrases.trends)) return true;
  if (statement.changes.some(({ kind }) => kind === 'direction')) return true;
  return statement.words.some(
    ({ key }, index) => index > 0 && lists.changing.has(key) && statement.words[index - 1]?.key !== 'to',
  );
}

function deliveredIn(statement: Statement): number | undefined {
  const { words } = statement;
  const found = statement.changes.find(
    ({ index, attributive }) =>
      !attributive && lists.delivered.has(words[index]?.key ?? '') && !isByClient(statement, index),
  );
  // Women trained in tailoring earn a living: the training is not what is said.
  return found === undefined || hasDeed(statement, found.index + 1) ? undefined : found.index;
}

/** What somebody else does is a change of theirs: plans prepared by cities. */
function isByClient({ words }: Statement, index: number): boolean {
  if (words[index + 1]?.key !== 'by') return false;
  const agent = words.slice(index + 2).find(({ key }) => !lists.articles.has(key));
  return agent !== undefined && !lists.implementers.has(agent.key);
}
