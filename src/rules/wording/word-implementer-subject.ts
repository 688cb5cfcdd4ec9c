import { levelOf } from '../../model/chain.ts';
import type { Rule } from '../rule.ts';
import { isGerund, isThirdPerson, isVerb } from './changes.ts';
import { insidersOf } from './known-names.ts';
import { lists } from './lexicon.ts';
import { outcomeLevels, placeOf, quote, type Statement, statementsOf } from './statement.ts';
import { findPhrases, type Phrases, type Run, stemOf } from './words.ts';

/** Outcomes are changes of others, not deeds of those who run the programme. */
export const wordImplementerSubject: Rule = {
  id: 'word-implementer-subject',
  reach: 'framework',
  severity: 'warning',
  language: 'en',
  summary: 'English statements of outcomes do not have the programme, its secretariat or us for their subject.',
  why: 'An outcome belongs to the client; what the programme does are its activities and outputs (A. Murray Brown, how to write outcome statements).',
  fix: 'Make those who change the subject: “Cities involve residents in their plans”, not “The programme helps cities to plan”.',
  *check({ portfolio }) {
    const insiders = insidersOf(portfolio);
    for (const statement of statementsOf(portfolio, ...outcomeLevels)) {
      const run = implementerIn(statement, insiders);
      if (run === undefined) continue;
      yield {
        at: placeOf(statement, run),
        message: `The statement of ${statement.result.id} is about those who run the programme: its subject is ${quote(statement, run)}.`,
        hint: 'Make those who change the subject.',
      };
    }
  },
};

function implementerIn(statement: Statement, insiders: ReadonlyMap<string, Phrases>): Run | undefined {
  const { words, framework, result } = statement;
  const start = words[0] !== undefined && lists.determiners.has(words[0].key) ? 1 : 0;
  const [first, second] = [words[start]?.key ?? '', words[start + 1]?.key ?? ''];
  const subject = (names: Phrases): Run | undefined => {
    const [run] = findPhrases(words, names, stemOf);
    return run?.[0] === start && acts(words[run[1] + 1]?.key ?? '') ? run : undefined;
  };
  // A party that is said to answer for the change is its own client: a city in the framework of the city.
  const accountable = insiders.get((result.accountable ?? levelOf(framework, result)?.accountable)?.id ?? '');
  if (accountable !== undefined && subject(accountable) !== undefined) return undefined;
  if (lists.ourselves.has(first) || (lists.implementers.has(first) && acts(second))) return [start, start];
  for (const names of insiders.values()) {
    const run = subject(names);
    if (run !== undefined) return run;
  }
  return undefined;
}

/** A verb, so that what stands before it is a subject: the programme supports …, but not programme cities. */
function acts(key: string): boolean {
  return lists.auxiliaries.has(key) || isGerund(key) || isVerb(key) || isThirdPerson(key);
}
