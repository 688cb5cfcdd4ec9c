import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Tableau de bord',
  description:
    'Où en est chaque indicateur\u00A0: valeur de référence, valeur précédente, valeur actuelle, cible, progression, appréciation et couverture, avec la méthode\u00A0; une synthèse s’il y a plusieurs cadres.',
  labels: { courses: 'Évolution dans le temps', working: 'Détail des calculs', formula: 'Formule avec ses nombres' },
};
