import { numberIn, pluralIn } from '../../words/plural.ts';
import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Resumo para o conselho',
  description:
    'Uma página, primeiro as decisões: quantos estão no bom caminho, até cinco fora da trajetória ou em risco com motivo e medida, até cinco no bom caminho, lacunas de dados, estado da revisão, riscos mais graves.',
  labels: {
    decisions: 'Decisões',
    noDecisions: 'Lacuna: o relatório narrativo do período não regista nenhuma decisão.',
    noAccount: 'Lacuna: não foi redigido nenhum relatório narrativo, pelo que não se conhece nenhuma decisão.',
    onTrack: 'No bom caminho',
    offTrack: 'Fora da trajetória ou em risco',
    noOnTrack: 'Nenhum indicador está no bom caminho.',
    noOffTrack: 'Nenhum indicador está fora da trajetória nem em risco.',
    reasonAction: 'Motivo e medida',
    noReason: 'Lacuna: o motivo não é indicado.',
    noAction: 'Lacuna: nenhuma medida é indicada.',
    action: 'Medida',
    by: 'prazo',
    latest: 'Últimos números, sem classificação',
    revised: 'Metas e linhas de base revistas',
    gaps: 'Lacunas de dados',
    noGaps: 'Nenhum indicador já exigível carece de valor, meta ou classificação.',
    review: 'Revisão dos indicadores',
    noRisks: 'Não foi identificado nenhum risco.',
    grade: 'Probabilidade, gravidade',
    inFull: 'Todos os indicadores com motivos e medidas por inteiro',
    trackingTable: 'Tabela de acompanhamento dos indicadores',
    allRisks: 'Todos os riscos',
  },
  standing: (good, rated, all) =>
    `${numberIn(good, 'pt')} de ${pluralIn('pt')(rated, { one: '# indicador classificado', many: '# de indicadores classificados', other: '# indicadores classificados' })} no bom caminho ou melhor; ${numberIn(all, 'pt')} no total.`,
  since: (date) => `Desde ${date}`,
  unexplained: (count) =>
    `${pluralIn('pt')(count, { one: '# desvio', many: '# de desvios', other: '# desvios' })} cujo motivo não é explicado em nenhum relatório narrativo.`,
  leftOut: (off, on) => {
    const parts = [
      ...(off === 0
        ? []
        : [
            pluralIn('pt')(off, {
              one: 'mais # fora da trajetória ou em risco',
              many: 'mais # fora da trajetória ou em risco',
              other: 'mais # fora da trajetória ou em risco',
            }),
          ]),
      ...(on === 0
        ? []
        : [
            pluralIn('pt')(on, {
              one: 'mais # no bom caminho',
              many: 'mais # no bom caminho',
              other: 'mais # no bom caminho',
            }),
          ]),
    ];
    return parts.length === 0 ? '' : `Não se mostram aqui: ${parts.join(', ')}.`;
  },
  moreRisks: (count) =>
    count === 0
      ? ''
      : `Não se mostram aqui: ${pluralIn('pt')(count, { one: 'mais # risco', many: 'mais # de riscos', other: 'mais # riscos' })}.`,
};
