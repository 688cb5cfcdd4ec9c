import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Quadro de resultados',
  description:
    'Matriz por nível: quem presta contas, resultados, indicadores com linha de base, marcos intermédios, meta, fonte, frequência e responsável; pressupostos e riscos.',
  labels: {
    chain: 'A cadeia de resultados e quem presta contas por ela',
    matrix: 'Resultados e indicadores',
    noIndicator: 'Nenhum indicador está definido para este resultado.',
  },
};
