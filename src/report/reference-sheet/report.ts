import { defineReport, documentsOn } from '../report.ts';
import { referenceSheetView } from './view.ts';
import type { words } from './words/en.ts';

export const referenceSheet = defineReport<typeof words>({
  name: 'reference-sheet',
  formats: ['html', 'md', 'docx'],
  needs: ['categories'],
  words: {
    en: () => import('./words/en.ts'),
    fr: () => import('./words/fr.ts'),
    es: () => import('./words/es.ts'),
    pt: () => import('./words/pt.ts'),
  },
  // One document a framework, one sheet a page: hundreds of files would hide what belongs together.
  documents: (brief) =>
    documentsOn(brief, referenceSheetView, async (view) => (await import('./docx.ts')).referenceSheetWord(view)),
});
