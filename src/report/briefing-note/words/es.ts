import { lesson } from '../../lesson/words/es.ts';
import type { words as english } from './en.ts';

export const words: typeof english = {
  ...lesson,
  title: 'Nota informativa: la gestión basada en resultados',
  description:
    'El método explicado a miembros y socios con la propia cadena del marco como ejemplo: cadena de resultados, quién responde de qué, indicadores, líneas de base y metas, informes.',
  labels: {
    ...lesson.labels,
    purpose:
      'Esta nota explica cómo se planifican, miden y presentan aquí los resultados. Todos sus ejemplos proceden de este mismo marco.',
  },
};
