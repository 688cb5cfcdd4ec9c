import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Quadro de indicadores',
  description:
    'Situação de cada indicador: linha de base, valor anterior, valor atual, meta, progresso, classificação e cobertura, com o método; havendo vários quadros, também um resumo.',
  labels: { courses: 'Evolução no tempo', working: 'Pormenor dos cálculos', formula: 'Fórmula com os seus números' },
};
