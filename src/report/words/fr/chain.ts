import type { chain as english } from '../en/chain.ts';

export const chain: typeof english = {
  accountable: 'Qui en répond',
  answersFor: (party) => `${party} en répond`,
  line: 'Ligne de redevabilité',
  lineMeaning: 'Le programme rend compte de ce qui se trouve sous cette ligne.',
  system: 'forment un système',
  systemMeaning: 'Résultats qui forment un système',
  sphere: { control: 'Contrôle', influence: 'Influence', interest: 'Intérêt' },
  sphereMeaning: {
    control: 'Sphère de contrôle',
    influence: 'Sphère d’influence',
    interest: 'Sphère d’intérêt',
  },
  contributes: 'Contribue à',
  uncertain: 'Contribution incertaine',
  lines: 'Axe de travail',
  description: (results, levels, links) =>
    `${results < 2 ? `${results} résultat` : `${results} résultats`} à ${levels < 2 ? `${levels} niveau` : `${levels} niveaux`}, le plus élevé en haut, ${
      links < 2 ? `${links} contribution dessinée` : `${links} contributions dessinées`
    } par des flèches vers le haut.`,
  sentence: (from, to) => `${from} contribue à ${to}.`,
  uncertainSentence: (from, to) => `${from} peut contribuer à ${to}\u00A0: cela est incertain.`,
  alone: (name) => `${name} figure sans contribution à un autre résultat.`,
  named: (id, text) => (text === '' ? id : `${id} (${text})`),
  at: (label, value) => `${label}\u00A0: ${value}`,
  below: 'sous la ligne de redevabilité',
};
