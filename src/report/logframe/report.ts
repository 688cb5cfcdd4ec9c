import { defineReport, documentsOn } from '../report.ts';
import { logframeView } from './view.ts';
import type { words } from './words/en.ts';

export const logframe = defineReport<typeof words>({
  name: 'logframe',
  formats: ['html', 'md'],
  variants: ['fcdo', 'eu', 'undp', 'gac-pmf', 'world-bank'],
  words: {
    en: () => import('./words/en.ts'),
    fr: () => import('./words/fr.ts'),
    es: () => import('./words/es.ts'),
    pt: () => import('./words/pt.ts'),
  },
  documents: (brief) => documentsOn(brief, logframeView),
});
