import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Marco de resultados',
  description:
    'Matriz por nivel: quién rinde cuentas, resultados, indicadores con línea de base, hitos, meta, fuente, frecuencia y responsable; supuestos y riesgos.',
  labels: {
    chain: 'La cadena de resultados y quién rinde cuentas de ella',
    matrix: 'Resultados e indicadores',
    noIndicator: 'No se ha definido ningún indicador para este resultado.',
  },
};
