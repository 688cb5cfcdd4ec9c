import { defineReport, documentsOn } from '../report.ts';
import { countryReportView } from './view.ts';
import type { words } from './words/en.ts';

export const countryReport = defineReport<typeof words>({
  name: 'country-report',
  formats: ['html', 'md', 'docx'],
  needs: ['categories'],
  words: {
    en: () => import('./words/en.ts'),
    fr: () => import('./words/fr.ts'),
    es: () => import('./words/es.ts'),
    pt: () => import('./words/pt.ts'),
  },
  documents: (brief) =>
    documentsOn(brief, countryReportView, async (view) => (await import('./docx.ts')).countryReportWord(view)),
});
