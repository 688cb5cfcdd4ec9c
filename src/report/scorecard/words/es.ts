import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Cuadro de mando',
  description:
    'Situación de cada indicador: línea de base, valor anterior, valor actual, meta, avance, valoración y cobertura, con el método; si hay varios marcos, también un resumen.',
  labels: {
    shared: 'Indicadores comunes por marco de resultados',
    sharedLead:
      'Indicadores que varios marcos alimentan: cómo está cada uno en el marco que los reúne y en cada uno de los que lo alimentan. El porcentaje es el avance; una casilla vacía significa que el marco no participa.',
    courses: 'Evolución en el tiempo',
    working: 'Detalle de los cálculos',
    formula: 'Fórmula con sus números',
  },
};
