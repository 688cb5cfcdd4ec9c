import type { Portfolio } from '../../model/portfolio.ts';
import type { Text } from '../../model/text.ts';
import type { NotChecked } from '../../text/finding.ts';
import { child, type Location } from '../../text/location.ts';

/** An English text and its place. */
export interface English {
  readonly text: string;
  readonly at: Location;
}

/** The English of a text that stands at a place; undefined where it has none. A plain text is in the portfolio's first language. */
export function englishOf(text: Text | undefined, at: Location, { languages }: Portfolio): English | undefined {
  if (text === undefined) return undefined;
  if (typeof text === 'string') return languages[0] === 'en' ? { text, at } : undefined;
  return text.en === undefined ? undefined : { text: text.en, at: child(at, 'en') };
}

/** Languages in which statements of results and names of indicators stand, and whose words no list holds. */
export function unreadLanguages({ frameworks, languages }: Portfolio): NotChecked[] {
  const counts = new Map<string, number>();
  const [first = 'en'] = languages;
  for (const { results, indicators } of frameworks) {
    const texts = [
      ...[...results.values()].map((one) => one.statement),
      ...[...indicators.values()].map((one) => one.name),
    ];
    for (const text of texts) {
      const found = text === undefined ? [] : typeof text === 'string' ? [first] : Object.keys(text);
      for (const language of found) if (language !== 'en') counts.set(language, (counts.get(language) ?? 0) + 1);
    }
  }
  return [...counts].map(([language, count]) => ({
    what: `the wording of ${count} ${count === 1 ? 'text' : 'texts'} in ${language}`,
    why: 'The word lists are English.',
  }));
}
