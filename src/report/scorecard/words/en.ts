export const words = {
  title: 'Scorecard',
  description:
    'Where each indicator stands: baseline, previous, current, target, progress, rating and coverage, with the method; of several frameworks also a summary.',
  labels: { courses: 'Over time', working: 'Working', formula: 'Formula with its numbers' },
};
