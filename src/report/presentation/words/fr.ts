import { lesson } from '../../lesson/words/fr.ts';
import type { words as english } from './en.ts';

export const words: typeof english = {
  ...lesson,
  title: 'Présentation\u00A0: la gestion axée sur les résultats',
  description:
    'La méthode en diapositives, avec la chaîne du cadre lui-même pour exemple\u00A0: fonctionne hors ligne et au clavier, et s’imprime à raison d’une diapositive par page.',
  labels: {
    ...lesson.labels,
    purpose:
      'Ces diapositives expliquent comment les résultats sont ici prévus, mesurés et présentés. Tous les exemples sont tirés de ce cadre lui-même.',
    levels: 'Niveau par niveau',
    tooLarge:
      'L’image de la chaîne entière est trop grande pour une diapositive. La théorie du changement la montre\u202F; les diapositives suivantes vont niveau par niveau.',
    continued: 'suite',
    previousSlide: 'Diapositive précédente',
    nextSlide: 'Diapositive suivante',
    slides: 'Diapositives',
  },
};
