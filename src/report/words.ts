import type { Catalogue, Language } from './language.ts';
import type { words as english } from './words/en.ts';

/** The words that reports share. Those of a single report stand beside it. */
export type Words = typeof english;

const shared: Catalogue<Words> = {
  en: () => import('./words/en.ts'),
  fr: () => import('./words/fr.ts'),
  es: () => import('./words/es.ts'),
  pt: () => import('./words/pt.ts'),
};

export async function sharedWords(language: Language): Promise<Words> {
  return (await shared[language]()).words;
}
