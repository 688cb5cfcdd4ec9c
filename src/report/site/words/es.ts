import { pluralIn } from '../../words/plural.ts';
import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Informes',
  description: 'Una página que lleva a cada documento de la carpeta.',
  labels: {
    wholePortfolio: 'Toda la cartera',
    byReport: 'Por informe',
    byFramework: 'Por marco de resultados',
    documents: 'Documentos',
    purpose: 'Para qué sirve',
    report: 'Informe',
  },
  counted: (count) => pluralIn('es')(count, { one: '# documento', many: '# de documentos', other: '# documentos' }),
};
