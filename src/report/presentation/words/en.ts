import { lesson } from '../../lesson/words/en.ts';

export const words = {
  ...lesson,
  title: 'Presentation: managing for results',
  description:
    'The method as slides, with the framework’s own chain as the example: works offline, with the keyboard, and prints one slide a page.',
  labels: {
    ...lesson.labels,
    purpose:
      'These slides explain how results are planned, measured and reported here. Every example is taken from this framework itself.',
    levels: 'Level by level',
    tooLarge:
      'The picture of the whole chain is too large for a slide. The theory of change shows it; the next slides go level by level.',
    continued: 'continued',
    previousSlide: 'Previous slide',
    nextSlide: 'Next slide',
    slides: 'Slides',
  },
};
