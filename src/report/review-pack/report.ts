import { defineReport, documentsOn } from '../report.ts';
import { reviewPackView } from './view.ts';
import type { words } from './words/en.ts';

export const reviewPack = defineReport<typeof words>({
  name: 'review-pack',
  formats: ['html', 'md'],
  words: {
    en: () => import('./words/en.ts'),
    fr: () => import('./words/fr.ts'),
    es: () => import('./words/es.ts'),
    pt: () => import('./words/pt.ts'),
  },
  documents: (brief) => documentsOn(brief, ({ framework }) => reviewPackView(framework, brief)),
});
