/** The languages that reports have words in. English is what others are written after, and the last to fall back on. */
export const languages = ['en', 'fr', 'es', 'pt'] as const;

export type Language = (typeof languages)[number];

/** One set of words in every language; each is loaded only where it is used. */
export type Catalogue<W> = Readonly<Record<Language, () => Promise<{ readonly words: W }>>>;

/** The first of the wanted languages (BCP 47) that reports have words in; else English. */
export function languageOf(wanted: readonly string[]): Language {
  for (const one of wanted) {
    const found = languages.find((language) => language === mainPart(one));
    if (found !== undefined) return found;
  }
  return 'en';
}

export function hasWords(language: string): boolean {
  return languages.some((one) => one === mainPart(language));
}

/** `pt-BR` → pt */
export function mainPart(tag: string): string {
  return (tag.split('-')[0] ?? tag).toLowerCase();
}
