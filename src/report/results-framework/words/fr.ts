import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Cadre de résultats',
  description:
    'Matrice par niveau\u00A0: qui est redevable, résultats, indicateurs avec valeur de référence, cibles intermédiaires, cible, source, fréquence et responsable\u202F; hypothèses et risques.',
  labels: {
    chain: 'La chaîne de résultats et qui en rend compte',
    matrix: 'Résultats et indicateurs',
    noIndicator: 'Aucun indicateur n’est défini pour ce résultat.',
  },
};
