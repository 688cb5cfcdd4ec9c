import { lesson } from '../../lesson/words/es.ts';
import type { words as english } from './en.ts';

export const words: typeof english = {
  ...lesson,
  title: 'Presentación: la gestión basada en resultados',
  description:
    'El método en diapositivas, con la propia cadena del marco como ejemplo: funciona sin conexión y con el teclado, y se imprime una diapositiva por página.',
  labels: {
    ...lesson.labels,
    purpose:
      'Estas diapositivas explican cómo se planifican, miden y presentan aquí los resultados. Todos los ejemplos proceden de este mismo marco.',
    levels: 'Nivel por nivel',
    tooLarge:
      'La imagen de la cadena entera es demasiado grande para una diapositiva. La teoría del cambio la muestra; las diapositivas siguientes van nivel por nivel.',
    continued: 'continuación',
    previousSlide: 'Diapositiva anterior',
    nextSlide: 'Diapositiva siguiente',
    slides: 'Diapositivas',
  },
};
