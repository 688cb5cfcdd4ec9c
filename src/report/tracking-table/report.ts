import { defineReport, documentsOn } from '../report.ts';
import { trackingTableView } from './view.ts';
import type { words } from './words/en.ts';

export const trackingTable = defineReport<typeof words>({
  name: 'tracking-table',
  formats: ['html', 'md'],
  needs: ['categories'],
  words: {
    en: () => import('./words/en.ts'),
    fr: () => import('./words/fr.ts'),
    es: () => import('./words/es.ts'),
    pt: () => import('./words/pt.ts'),
  },
  documents: (brief) => documentsOn(brief, trackingTableView),
});
