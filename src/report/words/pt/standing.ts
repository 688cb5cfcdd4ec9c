import type { standing as english } from '../en/standing.ts';
import { keyed } from '../keyed.ts';
import { type Forms, numberIn, pluralIn } from '../plural.ts';

const plural = pluralIn('pt');
const number = (count: number) => numberIn(count, 'pt');

const counted: Readonly<Record<string, Forms>> = {
  'no-data': { one: '# sem dados', other: '# sem dados' },
  overdue: { one: '# com o prazo vencido', other: '# com o prazo vencido' },
  'not-due': { one: '# ainda não exigível', other: '# ainda não exigíveis' },
  incomplete: {
    one: '# com dados insuficientes para classificação',
    other: '# com dados insuficientes para classificação',
  },
  'no-target': { one: '# sem meta', other: '# sem meta' },
  'cannot-compute': { one: '# que não se pode classificar', other: '# que não se podem classificar' },
  context: { one: '# a título informativo', other: '# a título informativo' },
  retired: { one: '# retirado', other: '# retirados' },
};

export const standing: typeof english = {
  rating: keyed({
    exceeded: 'Superado',
    achieved: 'Alcançado',
    'on-track': 'No bom caminho',
    'at-risk': 'Em risco',
    'off-track': 'Fora da trajetória',
    regressed: 'Em retrocesso',
    'no-data': 'Sem dados',
    overdue: 'Prazo vencido',
    'not-due': 'Ainda não exigível',
    incomplete: 'Incompleto',
    'no-target': 'Sem meta',
    'cannot-compute': 'Não classificado',
    context: 'A título informativo',
    retired: 'Retirado',
    'insufficient-data': 'Dados insuficientes',
  }),
  onTrack: (good, all) => `${number(good)} de ${number(all)} no bom caminho ou melhor`,
  noneRated: (all) =>
    all === 1 ? 'O único indicador não tem classificação' : `Nenhum dos ${number(all)} indicadores tem classificação`,
  noIndicators: 'Nenhum indicador está definido.',
  counted: (rating, name, count) => {
    const forms = counted[rating];
    return forms === undefined ? `${number(count)} ${name.toLowerCase()}` : plural(count, forms);
  },
  targetMet: 'Meta alcançada',
  targetExceeded: 'Meta superada',
  milestoneMet: (period) => `Marco alcançado (${period})`,
  milestoneExceeded: (period) => `Marco superado (${period})`,
  awaiting: (period) => `Aguarda-se o valor de ${period}`,
  toFinal: (percent) => `${percent} do caminho até à meta final`,
  finalTarget: (value, period) => `final ${value} (${period})`,
  expectedNow: (value, date) => `previsto ${value} em ${date}`,
  againstOriginal: 'em relação às metas e linhas de base anteriores a qualquer revisão',
  trend: keyed({
    improving: '↗ a melhorar',
    steady: '→ estável',
    worsening: '↘ a piorar',
    'within-margin': '≈ dentro da margem de erro',
    'target-achieved': '✓ meta alcançada',
    substantial: '↗ progresso substancial',
    moderate: '↗ progresso moderado',
    limited: '→ progresso limitado',
    deterioration: '↘ deterioração',
  }),
  together: (percent) => `${percent} em conjunto`,
  ratedOfDue: (rated, due) =>
    `${plural(rated, { one: '# classificado', other: '# classificados' })} de ${plural(due, { one: '# exigível', other: '# exigíveis' })}`,
  weightCovered: (percent) => `${percent} da ponderação`,
  covered: (reported, expected) =>
    plural(reported, { one: `# de ${number(expected)} recebido`, other: `# de ${number(expected)} recebidos` }),
  withheld: (count) => plural(count, { one: '# não divulgado', other: '# não divulgados' }),
  missing: (names) => `em falta: ${names}`,
  everyone: 'todos',
  periodsOf: (name, count) =>
    `${name} (${plural(count, { one: '# período', many: '# de períodos', other: '# períodos' })})`,
  andMore: (count) => `e mais ${number(count)}`,
  at: (place, period) => `${place} ${period}`,
  stepsDone: (done, due) =>
    `${plural(done, { one: '# etapa cumprida', other: '# etapas cumpridas' })} de ${plural(due, { one: '# exigível', other: '# exigíveis' })}`,
  stepsEarly: (done) =>
    plural(done, { one: '# etapa cumprida antes do prazo', other: '# etapas cumpridas antes do prazo' }),
  reason: {
    tooFew: (reported, expected, needed) =>
      `${plural(reported, { one: '# valor comunicado', other: '# valores comunicados' })} de ${number(expected)}; uma classificação exige ${needed === '' ? 'todos' : needed}`,
    firstTarget: (period) => `A primeira meta é para ${period}`,
    noValueYet: 'Ainda não há valor',
    awaitedUntil: (period, date) => `Ainda não há valor; o de ${period} é aguardado até ${date}`,
    nobodyExpected: (period) => `Não se espera nenhum valor para ${period}`,
    noEvent: (period) => `Nenhum evento trouxe um valor para ${period}`,
    overdue: (period, date) => `Sem valor para ${period}; o prazo terminou em ${date}`,
    withheld: (count) => plural(count, { one: '# valor não é divulgado', other: '# valores não são divulgados' }),
    noBaselineYet: (period) => `Ainda não há linha de base; está prevista para ${period}`,
    noTargetFor: (period) => `Não há meta para ${period}`,
    noStepReported: 'Nenhuma etapa consta ainda como cumprida',
    noStepDue: 'Nenhuma etapa tem prazo',
  },
  note: keyed({
    'at-least': 'pelo menos: a fonte dá um limite inferior',
    'at-most': 'no máximo: a fonte dá um limite superior',
    about: 'aproximadamente: a fonte dá um valor aproximado',
    provisional: 'provisório: o valor ainda pode ser revisto',
    estimated: 'estimado, não medido',
    carried: 'transportado de um período anterior',
    derived: 'total obtido a partir das suas partes',
    'to-date': 'soma até à data: de todos os períodos decorridos, pois o indicador conta cada período em separado',
    'last-known': 'último valor conhecido, do período indicado; não é usado na classificação',
    none: 'não indicado no quadro, ou desconhecido',
  }),
};
