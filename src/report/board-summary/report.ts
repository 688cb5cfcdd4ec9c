import { defineReport, documentsOn } from '../report.ts';
import { boardSummaryView } from './view.ts';
import type { words } from './words/en.ts';

export const boardSummary = defineReport<typeof words>({
  name: 'board-summary',
  formats: ['html', 'md'],
  words: {
    en: () => import('./words/en.ts'),
    fr: () => import('./words/fr.ts'),
    es: () => import('./words/es.ts'),
    pt: () => import('./words/pt.ts'),
  },
  documents: (brief) => documentsOn(brief, boardSummaryView),
});
