import type { Direction } from '../../../model/portfolio.ts';
import { numberIn, pluralIn } from '../../words/plural.ts';

const directions: Readonly<Record<Direction, string>> = {
  increase: 'more is better',
  decrease: 'less is better',
  maintain: 'to be kept',
  none: 'no direction',
};

export const words = {
  title: 'Indicator performance tracking table',
  description:
    'Every indicator period by period: target, actual and progress, over the life of the programme, broken down, and why a value differs from its target.',
  labels: {
    periodOrPart: 'Period or part',
    actual: 'Actual',
    direction: 'Direction',
    life: 'Life of the programme',
    noIndicators: 'No indicator is defined.',
    noPeriods: 'Gap: no target is set and no value is reported.',
    deviation: 'Why it differs',
    cause: 'Cause',
    action: 'Action',
    deviationMissing: 'Gap: the value differs from its target, and no narrative says why.',
    noAccount: 'Written without a deviation.',
    askedBelow: 'The reason is given with the indicators that are combined here.',
    retired: 'Retired indicators',
    retiredNote: 'No longer followed, and shown apart with what they reached.',
    retiredReason: 'Why it was retired',
    retiredReasonMissing: 'Gap: nobody has written why it was retired.',
    successor: 'Followed by',
    sinceBaseline: 'The parts hold what was counted since the baseline; the baseline itself is not broken down.',
    undated: 'No date',
    done: 'done',
    doneEarly: 'done early',
    notDone: 'not done',
    perPeriod:
      'Each row shows the period alone. The row of the life of the programme compares the value of the rated period, summed to date where each period counts on its own, with the final target or the sum of all targets.',
  },
  direction: directions,
  stepsOfAll: (done: number, all: number) =>
    `${numberIn(done, 'en')} of ${pluralIn('en')(all, { one: '# step', other: '# steps' })} done`,
  partOf: (dimension: string, category: string) => `${dimension}: ${category}`,
  noParts: (dimensions: string) => `Gap: no value is broken down by ${dimensions}.`,
  by: (owner: string, date: string) => [owner, ...(date === '' ? [] : [`by ${date}`])].filter(Boolean).join(', '),
};
