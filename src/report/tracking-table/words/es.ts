import { numberIn, pluralIn } from '../../words/plural.ts';
import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Tabla de seguimiento de los indicadores',
  description:
    'Cada indicador período por período: meta, valor observado y avance, durante la vida del programa, con su desglose y el porqué de las desviaciones.',
  labels: {
    periodOrPart: 'Período o grupo',
    actual: 'Valor observado',
    direction: 'Cambio deseado',
    life: 'Vida del programa',
    noIndicators: 'No se ha definido ningún indicador.',
    noPeriods: 'Laguna: no se ha fijado ninguna meta ni comunicado ningún valor.',
    deviation: 'Por qué difiere',
    cause: 'Motivo',
    action: 'Medida',
    deviationMissing: 'Laguna: el valor difiere de su meta y ningún informe narrativo explica por qué.',
    noAccount: 'No se describe la desviación en sí.',
    askedBelow: 'El motivo se da con los indicadores que aquí se reúnen.',
    retired: 'Indicadores retirados',
    retiredNote: 'Ya no se siguen; se muestran aparte con lo que alcanzaron.',
    retiredReason: 'Por qué se retiró',
    retiredReasonMissing: 'Laguna: no se indica por qué se retiró.',
    successor: 'Sustituido por',
    sinceBaseline: 'Los grupos cuentan lo añadido desde la línea de base, que no está desglosada.',
    undated: 'Sin fecha',
    done: 'cumplido',
    doneEarly: 'cumplido antes de tiempo',
    notDone: 'no cumplido',
    perPeriod:
      'Cada fila se refiere solo a su período. La fila de la vida del programa compara el valor del período valorado, sumado hasta la fecha cuando cada período cuenta por separado, con la meta final o con la suma de las metas.',
  },
  direction: {
    increase: 'aumento',
    decrease: 'disminución',
    maintain: 'mantenimiento',
    none: 'ninguno',
  },
  stepsOfAll: (done, all) =>
    `${pluralIn('es')(done, { one: '# paso cumplido', many: '# de pasos cumplidos', other: '# pasos cumplidos' })} de ${numberIn(all, 'es')}`,
  partOf: (dimension, category) => `${dimension}: ${category}`,
  noParts: (dimensions) => `Laguna: ningún valor está desglosado por ${dimensions}.`,
  by: (owner, date) => [owner, ...(date === '' ? [] : [`plazo ${date}`])].filter(Boolean).join(', '),
};
