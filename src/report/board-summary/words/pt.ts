import { numberIn, pluralIn } from '../../words/plural.ts';
import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Resumo para o conselho',
  description:
    'Uma página, primeiro as decisões: quantos estão no bom caminho, até cinco fora do caminho ou em risco com motivo e medida, até cinco no bom caminho, lacunas de dados, estado da revisão, riscos mais graves.',
  labels: {
    decisions: 'Decisões',
    noDecisions: 'Lacuna: nenhuma decisão está escrita no relato do período.',
    noAccount: 'Lacuna: não há relato de nenhum período, pelo que nenhuma decisão é conhecida.',
    onTrack: 'No bom caminho',
    offTrack: 'Fora do caminho ou em risco',
    noOnTrack: 'Nenhum indicador está no bom caminho.',
    noOffTrack: 'Nenhum indicador com classificação está pior do que no bom caminho.',
    reasonAction: 'Motivo e medida',
    noReason: 'Lacuna: ninguém escreveu porquê.',
    noAction: 'Lacuna: nenhuma medida está escrita.',
    action: 'Medida',
    by: 'prazo',
    latest: 'Últimos números, sem classificação',
    revised: 'Metas e linhas de base revistas',
    gaps: 'Lacunas de dados',
    noGaps: 'A nenhum indicador já devido falta valor, meta ou classificação.',
    review: 'Revisão dos indicadores',
    noRisks: 'Nenhum risco é nomeado.',
    grade: 'Probabilidade, gravidade',
    inFull: 'Todos os indicadores com motivos e medidas por inteiro',
    trackingTable: 'Tabela de acompanhamento dos indicadores',
    allRisks: 'Todos os riscos',
  },
  standing: (good, rated, all) =>
    `${numberIn(good, 'pt')} de ${pluralIn('pt')(rated, { one: '# indicador classificado', many: '# de indicadores classificados', other: '# indicadores classificados' })} no bom caminho ou melhor; ${numberIn(all, 'pt')} no total.`,
  since: (date) => `Desde ${date}`,
  unexplained: (count) =>
    `${pluralIn('pt')(count, { one: '# desvio', many: '# de desvios', other: '# desvios' })} sem relato que diga porquê.`,
  leftOut: (off, on) => {
    const parts = [
      ...(off === 0
        ? []
        : [
            pluralIn('pt')(off, {
              one: 'mais # fora do caminho ou em risco',
              many: 'mais # fora do caminho ou em risco',
              other: 'mais # fora do caminho ou em risco',
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
