import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Painel de indicadores',
  description:
    'Situação de cada indicador: linha de base, valor anterior, valor atual, meta, progresso, classificação e cobertura, com o método; havendo vários quadros, também um resumo.',
  labels: {
    shared: 'Indicadores comuns por quadro de resultados',
    sharedLead:
      'Indicadores que vários quadros alimentam: como está cada um no quadro que os reúne e em cada um dos que o alimentam. A percentagem é o progresso; uma célula vazia significa que o quadro não participa.',
    courses: 'Evolução no tempo',
    working: 'Pormenor dos cálculos',
    formula: 'Fórmula com os seus números',
  },
};
