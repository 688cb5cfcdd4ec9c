import { lesson } from '../../lesson/words/pt.ts';
import type { words as english } from './en.ts';

export const words: typeof english = {
  ...lesson,
  title: 'Nota informativa: a gestão centrada nos resultados',
  description:
    'O método explicado a membros e parceiros com a própria cadeia do quadro como exemplo: cadeia de resultados, quem responde pelo quê, indicadores, linhas de base e metas, relatórios.',
  labels: {
    ...lesson.labels,
    purpose:
      'Esta nota explica como os resultados são aqui previstos, medidos e apresentados. Todos os seus exemplos vêm deste mesmo quadro.',
  },
};
