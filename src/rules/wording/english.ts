import type { Framework, Portfolio } from '../../model/portfolio.ts';
import type { Text } from '../../model/text.ts';
import type { NotChecked } from '../../text/finding.ts';
import { child, type Location } from '../../text/location.ts';

/** An English text and its place. */
export interface English {
  readonly text: string;
  readonly at: Location;
}

/** A text in one of its languages. */
export interface Version extends English {
  readonly language: string;
}

/** Each language of a text that stands at a place. A plain text is in the portfolio's first language. */
export function textsIn(text: Text | undefined, at: Location, { languages }: Portfolio): readonly Version[] {
  if (text === undefined) return [];
  if (typeof text === 'string') return [{ language: languages[0] ?? 'en', text, at }];
  return Object.entries(text).map(([language, words]) => ({ language, text: words, at: child(at, language) }));
}

/** The English of a text that stands at a place; undefined where it has none. */
export function englishOf(text: Text | undefined, at: Location, portfolio: Portfolio): English | undefined {
  return textsIn(text, at, portfolio).find(({ language }) => language === 'en');
}

/** Other languages than English in which statements of results and names of indicators stand, with how many: no list holds their words. */
export function unreadIn({ at, results, indicators }: Framework, portfolio: Portfolio): Unread {
  const counts = new Map<string, number>();
  const texts = [
    ...[...results.values()].map((one) => one.statement),
    ...[...indicators.values()].map((one) => one.name),
  ];
  for (const { language } of texts.flatMap((text) => textsIn(text, at, portfolio))) {
    if (language !== 'en') counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return [...counts];
}

export type Unread = readonly (readonly [language: string, texts: number])[];

export function notRead(unread: Iterable<Unread>): NotChecked[] {
  const counts = new Map<string, number>();
  for (const [language, count] of [...unread].flat()) counts.set(language, (counts.get(language) ?? 0) + count);
  return [...counts].map(([language, count]) => ({
    what: `the wording of ${count} ${count === 1 ? 'text' : 'texts'} in ${language}`,
    why: 'The word lists are English.',
  }));
}
