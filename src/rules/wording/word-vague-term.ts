import type { Text } from '../../model/text.ts';
import { child, type Location } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import lexicon from './lexicon-en.json';

const vague = new RegExp(`\\b(?:${lexicon.vague.join('|')})\\b`, 'i');

/** Result statements have no word that two reviewers would read differently. */
export const wordVagueTerm: Rule = {
  id: 'word-vague-term',
  severity: 'info',
  summary: 'English result statements have no word that two reviewers would read differently.',
  why: 'What is “appropriate” or who the “stakeholders” are can be argued about for ever, and not measured.',
  fix: 'Name the thing, the group or the standard that is meant. The rule is a heuristic: switch it off where it does not help.',
  *check({ portfolio }) {
    for (const { results } of portfolio.frameworks) {
      for (const result of results.values()) {
        const english = englishOf(result.statement, child(result.at, 'statement'), portfolio.languages);
        const found = english && vague.exec(english.text);
        if (!english || !found) continue;
        yield {
          at: english.at,
          message: `The statement of ${result.id} says "${found[0]}".`,
          hint: 'Name what is meant.',
        };
      }
    }
  },
};

/** The English of a text and its place; undefined where it has none. */
function englishOf(text: Text, at: Location, languages: readonly string[]): { text: string; at: Location } | undefined {
  if (typeof text === 'string') return languages[0] === 'en' ? { text, at } : undefined;
  return text.en === undefined ? undefined : { text: text.en, at: child(at, 'en') };
}
