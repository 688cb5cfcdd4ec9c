import { defineReport, documentsOn } from '../report.ts';
import { resultsFrameworkView } from './view.ts';
import type { words } from './words/en.ts';

export const resultsFramework = defineReport<typeof words>({
  name: 'results-framework',
  formats: ['html', 'md', 'docx'],
  words: {
    en: () => import('./words/en.ts'),
    fr: () => import('./words/fr.ts'),
    es: () => import('./words/es.ts'),
    pt: () => import('./words/pt.ts'),
  },
  documents: (brief) =>
    documentsOn(brief, resultsFrameworkView, async (view) => (await import('./docx.ts')).resultsFrameworkWord(view)),
});
