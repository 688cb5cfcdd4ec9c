import { defineReport } from '../report.ts';
import { indexView, type Made } from './view.ts';
import type { words } from './words/en.ts';

/** The page that leads to all documents: written with --all, after everything else is known. */
export function indexOf(made: readonly Made[]) {
  return defineReport<typeof words>({
    name: 'index',
    formats: ['html', 'md'],
    words: {
      en: () => import('./words/en.ts'),
      fr: () => import('./words/fr.ts'),
      es: () => import('./words/es.ts'),
      pt: () => import('./words/pt.ts'),
    },
    *documents(brief) {
      yield { file: 'index', framework: null, page: 'report', view: () => indexView(made, brief) };
    },
  });
}
