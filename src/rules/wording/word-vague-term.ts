import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { englishOf } from './english.ts';
import lexicon from './lexicon-en.json';

const vague = new RegExp(`\\b(?:${lexicon.vague.join('|')})\\b`, 'i');

/** Result statements have no word that two reviewers would read differently. */
export const wordVagueTerm: Rule = {
  id: 'word-vague-term',
  severity: 'info',
  language: 'en',
  summary: 'English result statements have no word that two reviewers would read differently.',
  why: 'What is “appropriate” or who the “stakeholders” are can be argued about for ever, and not measured.',
  fix: 'Name the thing, the group or the standard that is meant. The rule is a heuristic: switch it off where it does not help.',
  *check({ portfolio }) {
    for (const { results } of portfolio.frameworks) {
      for (const result of results.values()) {
        const english = englishOf(result.statement, child(result.at, 'statement'), portfolio);
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
