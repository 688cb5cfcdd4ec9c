import type { chart as english } from '../en/chart.ts';
import { keyed } from '../keyed.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('pt');

export const chart: typeof english = {
  period: 'Período',
  actual: 'Valor observado',
  target: 'Meta',
  originalTarget: 'Meta inicial',
  baseline: 'Linha de base',
  interval: 'Intervalo',
  hollow: 'Valor provisório ou estimado',
  now: (date) => `Situação em ${date}`,
  category: 'Grupo',
  value: 'Valor',
  expected: 'Previsto até à data',
  noValue: 'sem valor',
  groups: (period) => `Por grupo, ${period}`,
  between: (low, high) => `de ${low} a ${high}`,
  at: (label, value) => `${label}: ${value}`,
  marked: (value, mark) => `${value} (${mark})`,
  mark: keyed({ provisional: 'provisório', estimated: 'estimado' }),
  valuesOf: (period) => `Valores de ${period}.`,
  valuesFrom: (start, end) => `Valores de ${start} a ${end}.`,
  lastValue: (value) => `Último valor: ${value}.`,
  noValueYet: 'Ainda não há valor.',
  lastTarget: (value) => `Última meta: ${value}.`,
  bars: (count) =>
    `${plural(count, { one: '# barra', many: '# de barras', other: '# barras' })}; a tabela dá os valores.`,
  grid: (rows, columns) =>
    `${plural(rows, { one: '# linha', many: '# de linhas', other: '# linhas' })} por ${plural(columns, { one: '# coluna', many: '# de colunas', other: '# colunas' })}; a tabela dá as palavras.`,
  against: (value, target) => `${value} face a uma meta de ${target}.`,
  state: keyed({
    reported: 'Comunicado',
    partly: 'Comunicado em parte',
    late: 'Comunicado com atraso',
    missing: 'Em falta',
    withheld: 'Não divulgado',
    'not-due': 'Ainda não exigível',
  }),
};
