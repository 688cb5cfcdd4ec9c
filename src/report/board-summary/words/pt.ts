import { numberIn, pluralIn } from '../../words/plural.ts';
import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Resumo para o conselho',
  description:
    'Uma página, primeiro as decisões: quantos estão bem encaminhados, até cinco mal encaminhados com motivo e medida, até cinco bem encaminhados, lacunas de dados, estado da revisão, riscos mais graves.',
  labels: {
    decisions: 'Decisões',
    noDecisions: 'Lacuna: nenhuma decisão está escrita no relato do período.',
    noAccount: 'Lacuna: não há relato de nenhum período, pelo que nenhuma decisão é conhecida.',
    onTrack: 'Bem encaminhados',
    offTrack: 'Mal encaminhados ou em risco',
    noOnTrack: 'Nenhum indicador está classificado como bem encaminhado.',
    noOffTrack: 'Nenhum indicador está classificado abaixo de bem encaminhado.',
    reasonAction: 'Motivo e medida',
    noReason: 'Lacuna: ninguém escreveu porquê.',
    noAction: 'Lacuna: nenhuma medida está escrita.',
    action: 'Medida',
    by: 'prazo',
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
    `${numberIn(good, 'pt')} bem encaminhados de ${pluralIn('pt')(rated, { one: '# classificado', many: '# de classificados', other: '# classificados' })}, de ${pluralIn('pt')(all, { one: '# indicador', many: '# de indicadores', other: '# indicadores' })} no total.`,
  unexplained: (count) =>
    `${pluralIn('pt')(count, { one: '# desvio', many: '# de desvios', other: '# desvios' })} sem relato que diga porquê.`,
  leftOut: (off, on) => {
    const parts = [
      ...(off === 0
        ? []
        : [
            pluralIn('pt')(off, {
              one: 'mais # mal encaminhado ou em risco',
              many: 'mais # de mal encaminhados ou em risco',
              other: 'mais # mal encaminhados ou em risco',
            }),
          ]),
      ...(on === 0
        ? []
        : [
            pluralIn('pt')(on, {
              one: 'mais # bem encaminhado',
              many: 'mais # de bem encaminhados',
              other: 'mais # bem encaminhados',
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
