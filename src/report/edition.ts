import type { Mention, Portfolio } from '../model/portfolio.ts';
import type { Text } from '../model/text.ts';
import type { Facts } from '../progress/facts.ts';
import { type Language, languageOf, mainPart } from './language.ts';
import { sharedWords, type Words } from './words.ts';

/** What every part of a view needs to know: whose facts, as of when, in which language. */
export interface Edition {
  readonly portfolio: Portfolio;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** Of the page: of its words, numbers and dates. */
  readonly language: Language;
  /** Of the portfolio's texts: the wanted one first, then those to fall back on. */
  readonly languages: readonly string[];
  readonly words: Words;
}

/** A text as a template prints it: on its own, or with its language (BCP 47) where that is not the page's. */
export type Said = string | { readonly text: string; readonly lang: string };

/** The edition of a report in a language; without one, in the portfolio's first. */
export async function editionOf(
  { portfolio, asOf }: Pick<Facts, 'portfolio' | 'asOf'>,
  wanted?: string,
): Promise<Edition> {
  const own = wanted === undefined ? [] : [wanted, mainPart(wanted)];
  const languages = [...new Set([...own, ...portfolio.languages])];
  const language = languageOf(languages);
  return { portfolio, asOf, language, languages, words: await sharedWords(language) };
}

/** A text of the portfolio as one line: line breaks and runs of blanks are one blank. Empty where there is none. */
export function told(text: Text | undefined, edition: Edition): string {
  return oneLine(chosen(text, edition).text);
}

/** The same, with its language where that is not the page's. */
export function said(text: Text | undefined, edition: Edition): Said {
  const { text: words, lang } = chosen(text, edition);
  return inLanguage(oneLine(words), lang);
}

/** A text with its language; an empty language is the page's. */
export function inLanguage(text: string, lang: string): Said {
  return lang === '' || text === '' ? text : { text, lang };
}

export function plainText(text: Said): string {
  return typeof text === 'string' ? text : text.text;
}

/** The text in the first language that it has, and which that is; empty where it is the page's. A text without languages is in the portfolio's first. */
export function chosen(text: Text | undefined, edition: Edition): { readonly text: string; readonly lang: string } {
  if (text === undefined) return { text: '', lang: '' };
  if (typeof text === 'string') return { text, lang: strange(edition.portfolio.languages[0] ?? 'en', edition) };
  const language = edition.languages.find((one) => text[one] !== undefined) ?? Object.keys(text)[0] ?? '';
  return { text: text[language] ?? '', lang: strange(language, edition) };
}

/** The text's language where it is not the page's, else empty. */
function strange(language: string, edition: Edition): string {
  return mainPart(language) === edition.language ? '' : language;
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** Parts in one line, with a semicolon between them; empty ones are left out. */
export function inSeries(parts: readonly string[], { semicolon }: Pick<Words['labels'], 'semicolon'>): string {
  return parts.filter((part) => part !== '').join(`${semicolon} `);
}

/** A party's title; its id where it is not declared; empty where nobody is named. */
export function partyName(party: Mention | undefined, edition: Edition): string {
  return nameOf(party?.id, edition);
}

/** The title of a party named by its id, or whatever else names somebody; empty where nobody is named. */
export function nameOf(who: string | undefined, edition: Edition): string {
  return who === undefined ? '' : told(edition.portfolio.parties.get(who)?.title ?? who, edition);
}

export function partyNames(parties: readonly Mention[], edition: Edition): string {
  return parties.map((party) => partyName(party, edition)).join(', ');
}
