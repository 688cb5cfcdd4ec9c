import { pluralIn } from '../../words/plural.ts';
import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Rapports',
  description: 'Une page qui mène à chaque document du dossier.',
  labels: {
    wholePortfolio: 'L’ensemble du portefeuille',
    byReport: 'Par rapport',
    byFramework: 'Par cadre de résultats',
    documents: 'Documents',
    purpose: 'À quoi il sert',
    report: 'Rapport',
  },
  counted: (count) => pluralIn('fr')(count, { one: '# document', many: '# de documents', other: '# documents' }),
};
