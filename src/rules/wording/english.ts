import type { Portfolio } from '../../model/portfolio.ts';
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

/** Languages in which statements of results and names of indicators stand, and whose words no list holds. */
export function unreadLanguages(portfolio: Portfolio): NotChecked[] {
  const counts = new Map<string, number>();
  for (const { at, results, indicators } of portfolio.frameworks) {
    const texts = [
      ...[...results.values()].map((one) => one.statement),
      ...[...indicators.values()].map((one) => one.name),
    ];
    for (const { language } of texts.flatMap((text) => textsIn(text, at, portfolio))) {
      if (language !== 'en') counts.set(language, (counts.get(language) ?? 0) + 1);
    }
  }
  return [...counts].map(([language, count]) => ({
    what: `the wording of ${count} ${count === 1 ? 'text' : 'texts'} in ${language}`,
    why: 'The word lists are English.',
  }));
}
