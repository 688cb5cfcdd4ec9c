import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Cuadro de mando',
  description:
    'Situación de cada indicador: línea de base, valor anterior, valor actual, meta, avance, valoración y cobertura, con el método; si hay varios marcos, también un resumen.',
  labels: { courses: 'Evolución en el tiempo', working: 'Detalle de los cálculos', formula: 'Fórmula con sus números' },
};
