import type { chain as english } from '../en/chain.ts';

export const chain: typeof english = {
  accountable: 'Quem responde',
  answersFor: (party) => `Responde ${party}`,
  line: 'Linha de prestação de contas',
  lineMeaning: 'O programa presta contas pelo que está abaixo desta linha.',
  system: 'formam um sistema',
  systemMeaning: 'Resultados que formam um sistema',
  sphere: { control: 'Controlo', influence: 'Influência', interest: 'Interesse' },
  sphereMeaning: {
    control: 'Esfera de controlo',
    influence: 'Esfera de influência',
    interest: 'Esfera de interesse',
  },
  contributes: 'Contribui para',
  uncertain: 'Contribuição incerta',
  lines: 'Linha de trabalho',
  description: (results, levels, links) =>
    `${results < 2 ? `${results} resultado` : `${results} resultados`} em ${levels < 2 ? `${levels} nível` : `${levels} níveis`}, o mais alto em cima, ${
      links < 2 ? `${links} contribuição desenhada` : `${links} contribuições desenhadas`
    } com setas para cima.`,
  sentence: (from, to) => `${from} contribui para ${to}.`,
  uncertainSentence: (from, to) => `${from} pode contribuir para ${to}: não é certo.`,
  alone: (name) => `${name} figura sem contribuição para outro resultado.`,
  named: (id, text) => (text === '' ? id : `${id} (${text})`),
  at: (label, value) => `${label}: ${value}`,
  below: 'abaixo da linha de prestação de contas',
};
