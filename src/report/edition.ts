import type { Mention, Portfolio } from '../model/portfolio.ts';
import { say, type Text } from '../model/text.ts';
import type { Facts } from '../progress/facts.ts';
import { wordsFor } from './words.ts';
import type { Words } from './words-en.ts';

/** What every part of a view needs to know: whose facts, as of when, in which language. */
export interface Edition {
  readonly portfolio: Portfolio;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** The wanted language first, then those to fall back on. */
  readonly languages: readonly string[];
  readonly words: Words;
}

/** The edition of a report in a language; without one, in the portfolio's first. */
export function editionOf(facts: Facts, language?: string): Edition {
  const { portfolio, asOf } = facts;
  const languages = [...new Set([...(language === undefined ? [] : [language]), ...portfolio.languages])];
  return { portfolio, asOf, languages, words: wordsFor(languages) };
}

/** A text of the portfolio as one line: line breaks and runs of blanks are one blank. Empty where there is none. */
export function told(text: Text | undefined, edition: Edition): string {
  return say(text, edition.languages)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** A party's title; its id where it is not declared; empty where nobody is named. */
export function partyName(party: Mention | undefined, edition: Edition): string {
  if (party === undefined) return '';
  return told(edition.portfolio.parties.get(party.id)?.title ?? party.id, edition);
}

export function partyNames(parties: readonly Mention[], edition: Edition): string {
  return parties.map((party) => partyName(party, edition)).join(', ');
}
