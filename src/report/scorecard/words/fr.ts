import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Tableau de bord',
  description:
    'Où en est chaque indicateur\u00A0: valeur de référence, valeur précédente, valeur actuelle, cible, progression, appréciation et couverture, avec la méthode\u202F; une synthèse s’il y a plusieurs cadres.',
  labels: {
    shared: 'Indicateurs communs par cadre de résultats',
    sharedLead:
      'Indicateurs que plusieurs cadres alimentent\u00A0: où chacun en est dans le cadre qui les réunit et dans chacun de ceux qui l’alimentent. Le pourcentage est la progression\u202F; une case vide signifie que le cadre n’y participe pas.',
    courses: 'Évolution dans le temps',
    working: 'Détail des calculs',
    formula: 'Formule avec ses nombres',
  },
};
