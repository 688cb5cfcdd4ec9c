import { lesson } from '../../lesson/words/pt.ts';
import type { words as english } from './en.ts';

export const words: typeof english = {
  ...lesson,
  title: 'Apresentação: a gestão centrada nos resultados',
  description:
    'O método em diapositivos, com a própria cadeia do quadro como exemplo: funciona sem ligação e com o teclado, e imprime um diapositivo por página.',
  labels: {
    ...lesson.labels,
    purpose:
      'Estes diapositivos explicam como os resultados são aqui previstos, medidos e apresentados. Todos os exemplos vêm deste mesmo quadro.',
    levels: 'Nível a nível',
    tooLarge:
      'A imagem da cadeia inteira é demasiado grande para um diapositivo. A teoria da mudança mostra-a; os diapositivos seguintes vão nível a nível.',
    continued: 'continuação',
    previousSlide: 'Diapositivo anterior',
    nextSlide: 'Diapositivo seguinte',
    slides: 'Diapositivos',
  },
};
