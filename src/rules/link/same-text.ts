import type { Portfolio } from '../../model/portfolio.ts';
import type { Text } from '../../model/text.ts';

/**
 * What two texts say in the first language in which they differ; undefined where they say the same, case, spaces and full stop
 * aside, or share no language, so that nobody can tell. A plain text is in the portfolio's first language.
 */
export function differingTexts(
  one: Text | undefined,
  other: Text | undefined,
  { languages }: Pick<Portfolio, 'languages'>,
): readonly [string, string] | undefined {
  if (one === undefined || other === undefined) return undefined;
  const [first = 'en'] = languages;
  const [a, b] = [byLanguage(one, first), byLanguage(other, first)];
  for (const [language, left] of Object.entries(a)) {
    const right = b[language];
    if (right !== undefined && plain(left) !== plain(right)) return [left, right];
  }
  return undefined;
}

function byLanguage(text: Text, first: string): { readonly [language: string]: string } {
  return typeof text === 'string' ? { [first]: text } : text;
}

/** A text without what two people type differently and mean alike. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/\bper ?cent(?:age)?\b/g, '%')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '');
}
