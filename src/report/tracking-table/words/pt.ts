import { numberIn, pluralIn } from '../../words/plural.ts';
import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Tabela de acompanhamento dos indicadores',
  description:
    'Cada indicador período a período: meta, valor observado e progresso, ao longo da vida do programa, com a desagregação e as razões dos desvios.',
  labels: {
    periodOrPart: 'Período ou grupo',
    actual: 'Valor observado',
    direction: 'Mudança desejada',
    life: 'Vida do programa',
    noIndicators: 'Nenhum indicador está definido.',
    noPeriods: 'Lacuna: nenhuma meta foi fixada e nenhum valor foi comunicado.',
    deviation: 'Porque difere',
    cause: 'Motivo',
    action: 'Medida',
    deviationMissing: 'Lacuna: o valor difere da meta e nenhum relatório narrativo explica porquê.',
    noAccount: 'O próprio desvio não é descrito.',
    askedBelow: 'O motivo é dado com os indicadores aqui reunidos.',
    retired: 'Indicadores retirados',
    retiredNote: 'Já não são acompanhados; aparecem à parte com o que alcançaram.',
    retiredReason: 'Porque foi retirado',
    retiredReasonMissing: 'Lacuna: não é indicado porque foi retirado.',
    successor: 'Substituído por',
    sinceBaseline: 'Os grupos contam o que se somou desde a linha de base, que não está desagregada.',
    undated: 'Sem data',
    done: 'cumprida',
    doneEarly: 'cumprida antes do prazo',
    notDone: 'não cumprida',
    perPeriod:
      'Cada linha refere-se apenas ao seu período. A linha da vida do programa compara o valor do período classificado, somado até à data quando cada período conta por si, com a meta final ou com a soma das metas.',
  },
  direction: {
    increase: 'aumento',
    decrease: 'diminuição',
    maintain: 'manutenção',
    none: 'nenhuma',
  },
  stepsOfAll: (done, all) =>
    `${pluralIn('pt')(done, { one: '# etapa cumprida', many: '# de etapas cumpridas', other: '# etapas cumpridas' })} de ${numberIn(all, 'pt')}`,
  partOf: (dimension, category) => `${dimension}: ${category}`,
  noParts: (dimensions) => `Lacuna: nenhum valor está desagregado por ${dimensions}.`,
  by: (owner, date) => [owner, ...(date === '' ? [] : [`prazo ${date}`])].filter(Boolean).join(', '),
};
