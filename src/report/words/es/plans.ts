import type { plans as english } from '../en/plans.ts';
import { keyed } from '../keyed.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('es');

export const plans: typeof english = {
  levelTitle: keyed({
    input: 'Insumos',
    activity: 'Actividades',
    output: 'Productos',
    'intermediate-outcome': 'Efectos intermedios',
    outcome: 'Efectos',
    impact: 'Impacto',
  }),
  status: keyed({ draft: 'Borrador', reviewed: 'Revisado', final: 'Definitivo', retired: 'Retirado' }),
  sphere: keyed({ control: 'Esfera de control', influence: 'Esfera de influencia', interest: 'Esfera de interés' }),
  frequency: keyed({
    monthly: 'Mensual',
    quarterly: 'Trimestral',
    semiannual: 'Semestral',
    annual: 'Anual',
    biennial: 'Cada dos años',
    once: 'Una vez',
    event: 'En cada evento',
  }),
  reportedAt: (frequency) => `envío: ${frequency.toLowerCase()}`,
  step: keyed({ 'very-low': 'Muy bajo', low: 'Bajo', medium: 'Medio', high: 'Alto', 'very-high': 'Muy alto' }),
  grade: keyed({ 'very-low': 'Muy baja', low: 'Baja', medium: 'Media', high: 'Alta', 'very-high': 'Muy alta' }),
  assumptionStatus: keyed({ holds: 'Se cumple', weakening: 'Se debilita', failed: 'Ya no se cumple' }),
  revisionReason: keyed({
    'adaptive-management': 'gestión adaptativa',
    'budget-realignment': 'reajuste presupuestario',
    'change-in-context': 'cambio de contexto',
    'costed-extension': 'prórroga con costo',
    'covid-19': 'COVID-19',
    'donor-requirement': 'exigencia del donante',
    'implementation-delay': 'retraso en la ejecución',
    correction: 'corrección',
    other: 'otro motivo',
  }),
  cumulation: keyed({
    incremental: 'cada período por separado',
    'cumulative-targets': 'como total acumulado',
    'cumulative-values': 'como total acumulado',
  }),
  yes: 'Sí',
  no: 'No',
  collects: (party) => `Recopilación: ${party}`,
  reports: (party) => `Comunicación: ${party}`,
  approves: (party) => `Aprobación: ${party}`,
  scope: (results, levels, indicators) =>
    `${plural(results, { one: '# resultado', many: '# de resultados', other: '# resultados' })} en ${plural(levels, { one: '# nivel', many: '# de niveles', other: '# niveles' })}, ${plural(indicators, { one: '# indicador', many: '# de indicadores', other: '# indicadores' })}`,
  planned: (baselines, targets, all) => {
    if (baselines === 0 && targets === 0) return 'Ningún indicador tiene todavía línea de base ni meta.';
    if (baselines === all && targets === all) return 'Cada indicador tiene una línea de base y una meta.';
    return `De ${plural(all, { one: '# indicador', many: '# de indicadores', other: '# indicadores' })}, ${plural(baselines, { one: '# tiene línea de base', other: '# tienen línea de base' })} y ${plural(targets, { one: '# tiene meta', other: '# tienen meta' })}.`;
  },
  atLeast: (value) => `al menos ${value}`,
  atMost: (value) => `como máximo ${value}`,
  between: (low, high) => `de ${low} a ${high}`,
  baselineAnd: (change) => `línea de base ${change}`,
  parts: (numerator, denominator) => `${numerator} de ${denominator}`,
  interval: (lower, upper) => `intervalo de ${lower} a ${upper}`,
  plannedFor: (period) => `Prevista para ${period}`,
  notApplicable: 'No procede',
  was: (old, date, reason) => `era ${old} hasta el ${date} (${reason})`,
  setLater: (date, reason) => `fijada el ${date} (${reason})`,
};
