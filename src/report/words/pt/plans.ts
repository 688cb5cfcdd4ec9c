import type { plans as english } from '../en/plans.ts';
import { keyed } from '../keyed.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('pt');

export const plans: typeof english = {
  levelTitle: keyed({
    input: 'Recursos',
    activity: 'Atividades',
    output: 'Produtos',
    'intermediate-outcome': 'Efeitos intermédios',
    outcome: 'Efeitos',
    impact: 'Impacto',
  }),
  status: keyed({ draft: 'Versão preliminar', reviewed: 'Revisto', final: 'Final', retired: 'Retirado' }),
  sphere: keyed({ control: 'Esfera de controlo', influence: 'Esfera de influência', interest: 'Esfera de interesse' }),
  frequency: keyed({
    monthly: 'Mensal',
    quarterly: 'Trimestral',
    semiannual: 'Semestral',
    annual: 'Anual',
    biennial: 'De dois em dois anos',
    once: 'Uma vez',
    event: 'Em cada evento',
  }),
  reportedAt: (frequency) => `envio: ${frequency.toLowerCase()}`,
  step: keyed({ 'very-low': 'Muito baixo', low: 'Baixo', medium: 'Médio', high: 'Alto', 'very-high': 'Muito alto' }),
  grade: keyed({ 'very-low': 'Muito baixa', low: 'Baixa', medium: 'Média', high: 'Alta', 'very-high': 'Muito alta' }),
  assumptionStatus: keyed({ holds: 'Verifica-se', weakening: 'Enfraquece', failed: 'Já não se verifica' }),
  revisionReason: keyed({
    'adaptive-management': 'gestão adaptativa',
    'budget-realignment': 'realinhamento do orçamento',
    'change-in-context': 'mudança de contexto',
    'costed-extension': 'prorrogação com custos',
    'covid-19': 'COVID-19',
    'donor-requirement': 'exigência do doador',
    'implementation-delay': 'atraso na execução',
    correction: 'correção',
    other: 'outro motivo',
  }),
  cumulation: keyed({
    incremental: 'cada período em separado',
    'cumulative-targets': 'como total acumulado',
    'cumulative-values': 'como total acumulado',
  }),
  yes: 'Sim',
  no: 'Não',
  collects: (party) => `Recolha: ${party}`,
  reports: (party) => `Comunicação: ${party}`,
  approves: (party) => `Aprovação: ${party}`,
  scope: (results, levels, indicators) =>
    `${plural(results, { one: '# resultado', many: '# de resultados', other: '# resultados' })} em ${plural(levels, { one: '# nível', many: '# de níveis', other: '# níveis' })}, ${plural(indicators, { one: '# indicador', many: '# de indicadores', other: '# indicadores' })}`,
  planned: (baselines, targets, all) => {
    if (baselines === 0 && targets === 0) return 'Nenhum indicador tem ainda linha de base nem meta.';
    if (baselines === all && targets === all) return 'Todos os indicadores têm linha de base e meta.';
    return `De ${plural(all, { one: '# indicador', many: '# de indicadores', other: '# indicadores' })}, ${plural(baselines, { one: '# tem linha de base', other: '# têm linha de base' })} e ${plural(targets, { one: '# tem meta', other: '# têm meta' })}.`;
  },
  atLeast: (value) => `pelo menos ${value}`,
  atMost: (value) => `no máximo ${value}`,
  between: (low, high) => `de ${low} a ${high}`,
  baselineAnd: (change) => `linha de base ${change}`,
  parts: (numerator, denominator) => `${numerator} de ${denominator}`,
  interval: (lower, upper) => `intervalo de ${lower} a ${upper}`,
  plannedFor: (period) => `Prevista para ${period}`,
  notApplicable: 'Não aplicável',
  was: (old, date, reason) => `era ${old} até ${date} (${reason})`,
  setLater: (date, reason) => `fixada em ${date} (${reason})`,
};
