import { defineReport, documentsOn } from '../report.ts';
import { briefingNoteView } from './view.ts';
import type { words } from './words/en.ts';

export const briefingNote = defineReport<typeof words>({
  name: 'briefing-note',
  formats: ['html', 'md'],
  words: {
    en: () => import('./words/en.ts'),
    fr: () => import('./words/fr.ts'),
    es: () => import('./words/es.ts'),
    pt: () => import('./words/pt.ts'),
  },
  documents: (brief) => documentsOn(brief, briefingNoteView),
});
