import { english, type Words } from './words-en.ts';

/** Every word that a report adds to the words of its portfolio: one catalogue a language, the same keys in each. */
const catalogues: Readonly<Record<string, Words>> = { en: english };

/** The words in the first of the languages that has a catalogue; else in English. */
export function wordsFor(languages: readonly string[]): Words {
  for (const language of languages) {
    const words = catalogues[language];
    if (words !== undefined) return words;
  }
  return english;
}

export function hasWords(language: string): boolean {
  return catalogues[language] !== undefined;
}
