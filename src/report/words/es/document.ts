import type { document as english } from '../en/document.ts';
import { keyed } from '../keyed.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('es');

export const document: typeof english = {
  languageName: keyed({ en: 'inglés', fr: 'francés', es: 'español', pt: 'portugués', ar: 'árabe' }),
  fallback: (languages) =>
    `Los textos de la cartera que no tienen versión en español se muestran en otro idioma: ${languages}.`,
  listed: (names) => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} y ${names.at(-1)}`),
  checked: (errors, warnings, waived) =>
    [
      plural(errors, { one: '# error', many: '# de errores', other: '# errores' }),
      plural(warnings, { one: '# advertencia', many: '# de advertencias', other: '# advertencias' }),
      ...(waived > 0 ? [plural(waived, { one: '# dispensa', many: '# de dispensas', other: '# dispensas' })] : []),
    ].join(', '),
  revisionOf: (commit, date) => `${commit} del ${date}`,
  changedSince: (revision) => `${revision}, con cambios posteriores`,
  meaning: keyed({
    'no-data': 'No se ha comunicado ningún valor para el período.',
    overdue: 'Ha vencido el plazo para comunicar el valor del período y no se ha recibido ninguno.',
    'not-due': 'Aún no ha concluido ningún período de meta.',
    incomplete: 'Faltan demasiados de los datos previstos; la cifra se muestra sin valoración.',
    'no-target': 'No se ha fijado ninguna meta.',
    'cannot-compute': 'No se puede calcular la valoración, por el motivo indicado.',
    context: 'Se muestra sin valoración: contexto, o cifra sin meta con la que compararla.',
    retired: 'Ya no se utiliza.',
    'insufficient-data':
      'Demasiado pocos indicadores del resultado tienen valoración para decir cómo están en conjunto.',
  }),
  method: keyed({
    'from-baseline': '(valor observado − línea de base) ÷ (meta − línea de base)',
    'ratio-to-target': 'valor observado ÷ meta; cuando menos es mejor, meta ÷ valor observado',
    'within-band':
      '100\u202F% dentro de la banda; fuera de ella, 100\u202F% menos la distancia como proporción de la tolerancia',
    binary: '100\u202F% cuando se cumple; si no, 0\u202F%',
    steps: 'ponderación de los pasos cumplidos, de los ya exigibles ÷ ponderación de los pasos ya exigibles',
    scale: 'la valoración que el nivel alcanzado tiene en su propia escala',
    none: 'se muestra, sin valoración',
  }),
  methodName: keyed({
    'from-baseline': 'Desde la línea de base',
    'ratio-to-target': 'Proporción de la meta',
    'within-band': 'Dentro de una banda',
    binary: 'Sí o no',
    steps: 'Pasos cumplidos',
    scale: 'En una escala',
    none: 'A título informativo',
  }),
  working: {
    actual: 'valor observado',
    target: 'meta',
    baseline: 'línea de base',
    expected: (date) => `previsto al ${date}`,
    weightedMean: (count, weights) => `media ponderada de ${count}, ponderación total ${weights}`,
    mean: (count) => `media simple de ${count}`,
    median: (count) => `mediana de ${count}`,
    min: (count) => `mínimo de ${count}`,
    max: (count) => `máximo de ${count}`,
    places: (met, all) => `${met} de ${all} lugares`,
    and: 'y',
    toBe: (is, wanted) => `${is}, debe ser ${wanted}`,
  },
  from: (edge) => `${edge} o más`,
  below: (edge) => `menos de ${edge}`,
  above: (edge) => `más de ${edge}`,
  upTo: (edge) => `hasta ${edge}`,
  fromTo: (start, end) => `de ${start} a menos de ${end}`,
};
