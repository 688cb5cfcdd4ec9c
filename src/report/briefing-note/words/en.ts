import { lesson } from '../../lesson/words/en.ts';

export const words = {
  ...lesson,
  title: 'Briefing note: managing for results',
  description:
    'The method explained to members and partners with the framework’s own chain as the example: results chain, who answers for what, indicators, baselines and targets, reporting.',
  labels: {
    ...lesson.labels,
    purpose:
      'This note explains how results are planned, measured and reported here. Every example in it is taken from this framework itself.',
  },
};
