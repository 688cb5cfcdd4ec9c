import { defineReport, fileOf, frameworksIn } from '../report.ts';
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
  *documents(brief) {
    for (const of of frameworksIn(brief)) {
      yield {
        file: fileOf(brief, of.framework),
        framework: of.framework,
        page: 'report',
        view: () => countryReportView(of, brief),
        word: async () => (await import('./docx.ts')).countryReportWord(countryReportView(of, brief)),
      };
    }
  },
});
