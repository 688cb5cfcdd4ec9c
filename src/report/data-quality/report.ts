import { defineReport, documentsOn } from '../report.ts';
import { dataQualityView } from './view.ts';
import type { words } from './words/en.ts';

export const dataQuality = defineReport<typeof words>({
  name: 'data-quality',
  formats: ['html', 'md'],
  needs: ['categories'],
  words: {
    en: () => import('./words/en.ts'),
    fr: () => import('./words/fr.ts'),
    es: () => import('./words/es.ts'),
    pt: () => import('./words/pt.ts'),
  },
  documents: (brief) => documentsOn(brief, dataQualityView),
});
