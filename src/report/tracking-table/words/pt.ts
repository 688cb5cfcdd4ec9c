import { numberIn, pluralIn } from '../../words/plural.ts';
import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Tabela de acompanhamento dos indicadores',
  description:
    'Cada indicador período a período: meta, valor real e progresso, ao longo da vida do programa, com a desagregação e as razões dos desvios.',
  labels: {
    periodOrPart: 'Período ou parte',
    actual: 'Valor real',
    direction: 'Sentido',
    life: 'Vida do programa',
    noIndicators: 'Nenhum indicador está definido.',
    noPeriods: 'Lacuna: nenhuma meta foi fixada e nenhum valor foi comunicado.',
    deviation: 'Porque difere',
    cause: 'Motivo',
    action: 'Medida',
    deviationMissing: 'Lacuna: o valor difere da meta e nenhum relato diz porquê.',
    noAccount: 'Relato sem desvio.',
    askedBelow: 'O motivo é dado com os indicadores aqui reunidos.',
    retired: 'Indicadores retirados',
    retiredNote: 'Já não são acompanhados; aparecem à parte com o que alcançaram.',
    retiredReason: 'Porque foi retirado',
    retiredReasonMissing: 'Lacuna: ninguém escreveu porque foi retirado.',
    successor: 'Substituído por',
    sinceBaseline: 'As partes contam o que se somou desde a linha de base, que não está desagregada.',
    undated: 'Sem data',
    done: 'cumprida',
    doneEarly: 'cumprida antes do prazo',
    notDone: 'não cumprida',
    perPeriod:
      'Cada linha refere-se apenas ao seu período. A linha da vida do programa compara o valor do período classificado, somado até à data quando cada período conta por si, com a meta final ou com a soma das metas.',
  },
  direction: {
    increase: 'deve aumentar',
    decrease: 'deve diminuir',
    maintain: 'deve manter-se',
    none: 'sem sentido desejado',
  },
  stepsOfAll: (done, all) =>
    `${pluralIn('pt')(done, { one: '# etapa cumprida', many: '# de etapas cumpridas', other: '# etapas cumpridas' })} de ${numberIn(all, 'pt')}`,
  partOf: (dimension, category) => `${dimension}: ${category}`,
  noParts: (dimensions) => `Lacuna: nenhum valor está desagregado por ${dimensions}.`,
  by: (owner, date) => [owner, ...(date === '' ? [] : [`prazo ${date}`])].filter(Boolean).join(', '),
};
