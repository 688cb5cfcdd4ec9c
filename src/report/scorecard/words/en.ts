export const words = {
  title: 'Scorecard',
  description:
    'Where each indicator stands: baseline, previous, current, target, progress, rating and coverage, with the method; of several frameworks also a summary.',
  labels: {
    shared: 'Shared indicators by framework',
    sharedLead:
      'Indicators that several frameworks feed: where each stands in the framework that combines them, and in each that feeds it. A share is the progress; an empty cell means that the framework does not take part.',
    courses: 'Over time',
    working: 'Working',
    formula: 'Formula with its numbers',
  },
};
