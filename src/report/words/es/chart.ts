import type { chart as english } from '../en/chart.ts';
import { keyed } from '../keyed.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('es');

export const chart: typeof english = {
  period: 'Período',
  actual: 'Valor observado',
  target: 'Meta',
  originalTarget: 'Meta inicial',
  baseline: 'Línea de base',
  interval: 'Intervalo',
  hollow: 'Valor provisional o estimado',
  now: (date) => `Situación al ${date}`,
  category: 'Grupo',
  value: 'Valor',
  expected: 'Previsto a la fecha',
  noValue: 'sin valor',
  groups: (period) => `Por grupo, ${period}`,
  between: (low, high) => `de ${low} a ${high}`,
  at: (label, value) => `${label}: ${value}`,
  marked: (value, mark) => `${value} (${mark})`,
  mark: keyed({ provisional: 'provisional', estimated: 'estimado' }),
  valuesOf: (period) => `Valores de ${period}.`,
  valuesFrom: (start, end) => `Valores de ${start} a ${end}.`,
  lastValue: (value) => `Último valor: ${value}.`,
  noValueYet: 'Aún no hay valor.',
  lastTarget: (value) => `Última meta: ${value}.`,
  bars: (count) =>
    `${plural(count, { one: '# barra', many: '# de barras', other: '# barras' })}; la tabla da los valores.`,
  grid: (rows, columns) =>
    `${plural(rows, { one: '# fila', many: '# de filas', other: '# filas' })} por ${plural(columns, { one: '# columna', many: '# de columnas', other: '# columnas' })}; la tabla da las palabras.`,
  against: (value, target) => `${value} frente a una meta de ${target}.`,
  state: keyed({
    reported: 'Comunicado',
    partly: 'Comunicado en parte',
    late: 'Comunicado con retraso',
    missing: 'Falta',
    withheld: 'No divulgado',
    'not-due': 'Aún no exigible',
  }),
};
