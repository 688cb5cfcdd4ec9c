import { keyed } from '../keyed.ts';
import { numberIn, pluralIn } from '../plural.ts';

const plural = pluralIn('en');
const number = (count: number) => numberIn(count, 'en');

/** After a number in a sentence: "3 not yet due". */
const counted = keyed({
  'no-data': 'without data',
  overdue: 'overdue',
  'not-due': 'not yet due',
  incomplete: 'with too few reports to be rated',
  'no-target': 'without a target',
  'cannot-compute': 'that cannot be rated',
  context: 'shown for information',
  retired: 'retired',
});

/** Where indicators stand: ratings, coverage, trend, and what is said of them. */
export const standing = {
  rating: keyed({
    exceeded: 'Exceeded',
    achieved: 'Achieved',
    'on-track': 'On track',
    'at-risk': 'At risk',
    'off-track': 'Off track',
    regressed: 'Regressed',
    'no-data': 'No data',
    overdue: 'Overdue',
    'not-due': 'Not due',
    incomplete: 'Incomplete',
    'no-target': 'No target',
    'cannot-compute': 'Not rated',
    context: 'For information',
    retired: 'Retired',
    'insufficient-data': 'Insufficient data',
  }),
  onTrack: (good: number, all: number) => `${number(good)} of ${number(all)} on track or better`,
  noneRated: (all: number) =>
    all === 1 ? 'The one indicator is not rated' : `None of the ${number(all)} indicators is rated`,
  noIndicators: 'No indicator is defined.',
  counted: (rating: string, name: string, count: number) => `${number(count)} ${counted[rating] ?? name.toLowerCase()}`,
  targetMet: 'Target met',
  targetExceeded: 'Target exceeded',
  milestoneMet: (period: string) => `Milestone met (${period})`,
  milestoneExceeded: (period: string) => `Milestone exceeded (${period})`,
  awaiting: (period: string) => `${period} is awaited`,
  notCombined: 'The values of places are not combined',
  toFinal: (percent: string) => `${percent} of the way to the final target`,
  finalTarget: (value: string, period: string) => `final ${value} (${period})`,
  expectedNow: (value: string, date: string) => `expected ${value} on ${date}`,
  againstOriginal: 'against the targets and baselines before all revisions',
  trend: keyed({
    improving: '↗ improving',
    steady: '→ steady',
    worsening: '↘ worsening',
    'within-margin': '≈ within the margin of error',
    'target-achieved': '✓ target achieved',
    substantial: '↗ substantial progress',
    moderate: '↗ moderate progress',
    limited: '→ limited progress',
    deterioration: '↘ deterioration',
  }),
  together: (percent: string) => `${percent} together`,
  ratedOfDue: (rated: number, due: number) => `${number(rated)} of ${number(due)} due rated`,
  weightCovered: (percent: string) => `${percent} of the weight`,
  covered: (reported: number, expected: number) => `${number(reported)} of ${number(expected)} reported`,
  withheld: (count: number) => `${number(count)} withheld`,
  missing: (names: string) => `missing: ${names}`,
  everyone: 'all',
  periodsOf: (name: string, count: number) => `${name} (${plural(count, { one: '# period', other: '# periods' })})`,
  andMore: (count: number) => `and ${number(count)} more`,
  at: (place: string, period: string) => `${place} ${period}`,
  stepsDone: (done: number, due: number) =>
    `${number(done)} of ${plural(due, { one: '# due step', other: '# due steps' })} done`,
  stepsEarly: (done: number) => plural(done, { one: '# step done early', other: '# steps done early' }),

  /** Why something is not rated, where the reason has words in every language; the parts as the reason names them. */
  reason: {
    tooFew: (reported: number, expected: number, needed: string) =>
      `${number(reported)} of ${number(expected)} reported; a rating needs ${needed === '' ? 'all of them' : needed}`,
    firstTarget: (period: string) => `The first target is for ${period}`,
    noValueYet: 'No value yet',
    awaitedUntil: (period: string, date: string) => `No value yet; ${period} is awaited until ${date}`,
    nobodyExpected: (period: string) => `Nobody is expected to report for ${period}`,
    noEvent: (period: string) => `No event has brought a value for ${period}`,
    overdue: (period: string, date: string) => `No value for ${period}; it was due by ${date}`,
    withheld: (count: number) => (count === 1 ? 'One value is withheld' : `${number(count)} values are withheld`),
    noBaselineYet: (period: string) => `No baseline yet; it is planned for ${period}`,
    noTargetFor: (period: string) => `There is no target for ${period}`,
    noStepReported: 'No step is reported done yet',
    noStepDue: 'No step has a due date',
  },

  /** Symbols beside figures, each with what it means. */
  note: keyed({
    'at-least': 'at least: the source gives a lower bound',
    'at-most': 'at most: the source gives an upper bound',
    about: 'about: the source gives an approximate figure',
    provisional: 'provisional: the figure may still be revised',
    estimated: 'estimated, not measured',
    carried: 'carried forward from an earlier period',
    derived: 'total derived from its parts',
    'to-date': 'sum to date: of all periods so far, as the indicator counts each period on its own',
    'last-known': 'last known value, of the period shown; not used for the rating',
    none: 'not stated in the framework, or not known',
  }),
};
