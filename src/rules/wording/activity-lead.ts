import { isActivity, isGerund, isObject, isVerb } from './changes.ts';
import { lists, phrases } from './lexicon.ts';
import type { Statement } from './statement.ts';
import { findPhrases, type Run } from './words.ts';

/** The imperative, infinitive, gerund or noun of doing that a statement starts with: Provide, To build, Conducting, Construction of. */
export function activityLead(statement: Statement): Run | undefined {
  const { words, fixed } = statement;
  const [first, second] = words;
  if (first === undefined || second === undefined || fixed.has(0)) return undefined;
  if (first.key === 'to') return isVerb(second.key) ? [0, 1] : undefined;
  for (const [start] of findPhrases(words, phrases.trends)) if (start === 0) return undefined;
  if (lists.verbs.has(first.key)) return second.key === 'of' ? undefined : [0, 0];
  // "Zoning plans adopted": what ends in a participle has a noun for its subject.
  if (statement.changes.some(({ attributive }) => !attributive)) return undefined;
  if (lists.deedNouns.has(first.key) && second.key === 'of') return [0, 1];
  const isVerbHere = isObject(second.key) || hasPurpose(statement);
  return isActivity(words, 0) || (lists.verbsOrNouns.has(first.key) && isVerbHere) ? [0, 0] : undefined;
}

/** Support farmers to form …, support cities in planning …: only a verb is followed so. */
function hasPurpose({ words }: Statement): boolean {
  return words.some(({ key }, index) => {
    const next = words[index + 1]?.key ?? '';
    return index > 1 && ((key === 'to' && isVerb(next)) || (key === 'in' && isGerund(next)));
  });
}
