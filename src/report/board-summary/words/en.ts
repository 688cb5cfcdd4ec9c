import { numberIn, pluralIn } from '../../words/plural.ts';

export const words = {
  title: 'Board summary',
  description:
    'One page, decisions first: how many are on track, up to five off track with reason and action, up to five on track, data gaps, review status, the gravest risks.',
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
    latest: 'Latest figures, not rated',
    revised: 'Targets and baselines revised',
    gaps: 'Data gaps',
    noGaps: 'No indicator that is due lacks a value, a target or a rating.',
    review: 'Review of the indicators',
    noRisks: 'No risk is named.',
    grade: 'Likelihood, impact',
    inFull: 'Every indicator with reasons and actions in full',
    trackingTable: 'Indicator performance tracking table',
    allRisks: 'All risks',
  },
  standing: (good: number, rated: number, all: number) =>
    `${numberIn(good, 'en')} of ${numberIn(rated, 'en')} rated indicators on track or better, ${numberIn(all, 'en')} in all.`,
  since: (date: string) => `Since ${date}`,
  unexplained: (count: number) =>
    `${pluralIn('en')(count, { one: '# deviation has', other: '# deviations have' })} no narrative that says why.`,
  leftOut: (off: number, on: number) => {
    const parts = [
      ...(off === 0 ? [] : [`${numberIn(off, 'en')} more off track or at risk`]),
      ...(on === 0 ? [] : [`${numberIn(on, 'en')} more on track`]),
    ];
    return parts.length === 0 ? '' : `Not shown here: ${parts.join(', ')}.`;
  },
  moreRisks: (count: number) =>
    count === 0 ? '' : `Not shown here: ${pluralIn('en')(count, { one: '# more risk', other: '# more risks' })}.`,
};
