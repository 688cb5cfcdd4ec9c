import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { englishOf } from '../wording/english.ts';
import stock from './stock-assumptions-en.json';

const phrase = new RegExp(`\\b(?:${stock.phrases.join('|')})\\b`, 'i');

/** Assumptions say who does what, not that all goes well. */
export const chainAssumptionGeneric: Rule = {
  id: 'chain-assumption-generic',
  severity: 'info',
  language: 'en',
  summary: 'English assumptions say who does what, not that all goes well.',
  why: '“Political stability” holds or fails for everybody and cannot be watched; “councils publish the budget before the vote” can (ADB, design and monitoring guidelines).',
  fix: 'Name the actor and the condition that this link depends on. The rule is a heuristic: it knows some stock phrases in short texts.',
  *check({ portfolio }) {
    for (const { assumptions } of portfolio.frameworks) {
      for (const { id, text, at } of assumptions.values()) {
        const english = englishOf(text, child(at, 'text'), portfolio);
        // A longer text, or one with a figure, has more to say than the phrase.
        if (!english || english.text.split(/\s+/).length > stock.longestWords || /\d/.test(english.text)) continue;
        const found = phrase.exec(english.text);
        if (!found) continue;
        yield {
          at: english.at,
          message: `The assumption ${id} says "${found[0]}", which fits any programme.`,
          hint: 'Say who has to do what for this link to work.',
        };
      }
    }
  },
};
