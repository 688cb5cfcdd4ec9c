import { child, type Location } from '../text/location.ts';

/** Text a reader sees: one text, or a text by language. */
export type Text = string | { readonly [language: string]: string };

/** The text in the first of the languages that it has; else in any. */
export function say(text: Text | undefined, languages: readonly string[]): string {
  if (text === undefined) return '';
  if (typeof text === 'string') return text;
  for (const language of languages) {
    const found = text[language];
    if (found !== undefined) return found;
  }
  return Object.values(text)[0] ?? '';
}

/** A string that stands somewhere. */
export interface PlacedText {
  readonly text: string;
  readonly at: Location;
}

/** The text in each of its languages, each with its own place. */
export function everyLanguage(text: Text, at: Location): readonly PlacedText[] {
  if (typeof text === 'string') return [{ text, at }];
  return Object.entries(text).map(([language, words]) => ({ text: words, at: child(at, language) }));
}

/** The text in one language; a text without languages is in the first of the portfolio's. */
export function textIn(text: Text | undefined, language: string, languages: readonly string[]): string | undefined {
  return typeof text === 'string' ? (languages[0] === language ? text : undefined) : text?.[language];
}
