import { lesson } from '../../lesson/words/fr.ts';
import type { words as english } from './en.ts';

export const words: typeof english = {
  ...lesson,
  title: 'Note d’information\u00A0: la gestion axée sur les résultats',
  description:
    'La méthode expliquée aux membres et aux partenaires, avec la chaîne du cadre lui-même pour exemple\u00A0: chaîne de résultats, qui répond de quoi, indicateurs, valeurs de référence et cibles, compte rendu.',
  labels: {
    ...lesson.labels,
    purpose:
      'Cette note explique comment les résultats sont ici prévus, mesurés et présentés. Tous ses exemples sont tirés de ce cadre lui-même.',
  },
};
