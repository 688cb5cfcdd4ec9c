import { defineReport, fileOf, frameworksIn } from '../report.ts';
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
  *documents(brief) {
    for (const of of frameworksIn(brief)) {
      const { framework } = of;
      yield {
        file: fileOf(brief, framework),
        framework,
        page: 'report',
        view: () => resultsFrameworkView(of, brief),
        word: async () => (await import('./docx.ts')).resultsFrameworkWord(resultsFrameworkView(of, brief)),
      };
    }
  },
});
