import type { chain as english } from '../en/chain.ts';

export const chain: typeof english = {
  accountable: 'Quién responde',
  answersFor: (party) => `Responde ${party}`,
  line: 'Línea de rendición de cuentas',
  lineMeaning: 'El programa rinde cuentas de lo que está por debajo de esta línea.',
  system: 'forman un sistema',
  systemMeaning: 'Resultados que forman un sistema',
  sphere: { control: 'Control', influence: 'Influencia', interest: 'Interés' },
  sphereMeaning: {
    control: 'Esfera de control',
    influence: 'Esfera de influencia',
    interest: 'Esfera de interés',
  },
  contributes: 'Contribuye a',
  uncertain: 'Contribución incierta',
  lines: 'Línea de trabajo',
  description: (results, levels, links) =>
    `${results === 1 ? '1 resultado' : `${results} resultados`} en ${levels === 1 ? '1 nivel' : `${levels} niveles`}, el más alto arriba, ${
      links === 1 ? '1 contribución dibujada' : `${links} contribuciones dibujadas`
    } con flechas hacia arriba.`,
  sentence: (from, to) => `${from} contribuye a ${to}.`,
  uncertainSentence: (from, to) => `${from} puede contribuir a ${to}: no es seguro.`,
  alone: (name) => `${name} figura sin contribución a otro resultado.`,
  named: (id, text) => (text === '' ? id : `${id} (${text})`),
  at: (label, value) => `${label}: ${value}`,
  below: 'por debajo de la línea de rendición de cuentas',
};
