import { pluralIn } from '../../words/plural.ts';
import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Relatórios',
  description: 'Uma página que leva a cada documento da pasta.',
  labels: {
    wholePortfolio: 'Toda a carteira',
    byReport: 'Por relatório',
    byFramework: 'Por quadro de resultados',
    documents: 'Documentos',
    purpose: 'Para que serve',
    report: 'Relatório',
  },
  counted: (count) => pluralIn('pt')(count, { one: '# documento', many: '# de documentos', other: '# documentos' }),
};
