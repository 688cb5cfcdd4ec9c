import { numberIn, pluralIn } from '../../words/plural.ts';

export const words = {
  title: 'Board summary',
  description:
    'One page, decisions first: how many are on track, up to five on and off track with reason and action, data gaps, review status, risks.',
  labels: {
    decisions: 'Decisions',
    noDecisions: 'Gap: no decision is written in the narrative of the period.',
    noAccount: 'Gap: no narrative of a period is written, so no decision is known.',
    onTrack: 'On track',
    offTrack: 'Off track or at risk',
    noOnTrack: 'No indicator is rated on track.',
    noOffTrack: 'No indicator is rated below on track.',
    reasonAction: 'Reason and action',
    noReason: 'Gap: nobody has written why.',
    noAction: 'Gap: no action is written.',
    action: 'Action',
    by: 'by',
    gaps: 'Data gaps',
    noGaps: 'No indicator that is due lacks a value, a target or a rating.',
    review: 'Review of the indicators',
    noIndicators: 'No indicator is defined.',
    noRisks: 'No risk is named.',
    grade: 'Likelihood, impact',
  },
  standing: (good: number, rated: number, all: number) =>
    `${numberIn(good, 'en')} on track of ${numberIn(rated, 'en')} rated of ${pluralIn('en')(all, { one: '# indicator', other: '# indicators' })}.`,
  unexplained: (count: number) =>
    `${pluralIn('en')(count, { one: '# deviation has', other: '# deviations have' })} no narrative that says why.`,
};
