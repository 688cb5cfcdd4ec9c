export const words = {
  title: 'Results framework',
  description:
    'Matrix by level: who is accountable, results, indicators with baseline, milestones, target, source, frequency and responsible; assumptions and risks.',
  labels: {
    chain: 'The results chain and who answers for it',
    matrix: 'Results and indicators',
    noIndicator: 'No indicator is defined for this result.',
  },
};
