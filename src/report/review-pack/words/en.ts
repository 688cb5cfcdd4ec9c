import { keyed } from '../../words/keyed.ts';
import { numberIn, pluralIn } from '../../words/plural.ts';

const plural = pluralIn('en');
const number = (count: number) => numberIn(count, 'en');

export const words = {
  title: 'Indicator review pack',
  description:
    'The review of draft indicators: terms of reference for the reviewer, long list, criteria, scores and spread, shortlist, cut list with reasons, cost and load.',
  labels: {
    summary: 'Where the review stands',
    notStarted:
      'No indicator has been reviewed yet. This command writes a file for each one, to be filled in by a reviewer:',
    noIndicators: 'This framework has no indicator to review yet.',
    terms: 'Terms of reference for the reviewer',
    purpose:
      'Review the draft indicators below with partners and those who are to benefit, and propose a final set that is manageable and realistic to monitor.',
    scope: 'What is to be reviewed',
    drafts: 'Drafts',
    reviewedOnes: 'Reviewed',
    finals: 'Final',
    tasks: 'What is asked',
    taskScore: 'Score each indicator on every criterion from 0 (not at all) to 3 (fully); say what a 3 rests on.',
    taskDecide:
      'Decide for each one: keep, revise, merge or drop, with the reason; suggest other words where they help.',
    taskFeasible:
      'Ask partners on the spot and those who are to benefit whether it can be collected, and note what they say.',
    taskDiscuss: 'Where scores of reviewers are 2 or more apart, discuss them.',
    taskGaps: 'Leave no result without an indicator; say where one is missing.',
    who: 'Who reviews',
    role: 'Role',
    authors: 'Does not review, as author',
    partners: 'To be heard',
    budget: 'What the final set may hold',
    noBudget: 'No limit is set for the number of indicators, their cost or the load.',
    reviewersMissing: 'Gap: no reviewer is named yet.',
    deliverables: 'What is delivered',
    delivered:
      'Scores, a shortlist, the cut list with reasons, notes on feasibility and suggested words: all of it in this pack.',
    criteria: 'Criteria',
    criterion: 'Criterion',
    question: 'Question',
    knockOut: 'Rules out at 0',
    longList: 'Long list',
    collectedBy: 'Collected by',
    costYear: 'Cost a year',
    scores: 'Scores',
    scoresLead: 'Best first. The score is from 0 to 100, each criterion from 0 to 3: the mean over the reviewers.',
    score: 'Score',
    asks: 'Asks for',
    reviewers: 'Reviewers',
    discuss: 'To be discussed',
    discussLead: 'Here the scores of the reviewers are 2 or more apart.',
    given: 'Given',
    shortlist: 'Shortlist',
    remark: 'Remark',
    cutList: 'Cut list',
    cutNone: 'No indicator is cut.',
    reason: 'Reason',
    open: 'Not scored on every criterion yet',
    openLead: 'These are neither kept nor cut until they are scored.',
    follows: 'What follows from the choice',
    single: 'Results left with one indicator',
    noneLost: 'No result that is measured now would be left without an indicator.',
    costNot: 'No kept indicator says what it costs a year.',
    loadOf: 'Indicators to collect, by party',
    feasibility: 'What partners say about collecting',
    saidBy: 'Said by',
    suggestions: 'Suggested words',
    field: 'Field',
    suggested: 'Suggestion',
  },
  band: keyed({ keep: 'Keep', revise: 'Revise', drop: 'Drop', open: 'Not scored' }),
  keptBecause: keyed({
    score: '',
    final: 'Is final',
    'last-of-result': 'Kept only so that its result is measured: revise it',
  }),
  counted: (all: number, reviewed: number, criteria: number) =>
    `${plural(all, { one: '# indicator', other: '# indicators' })} on the long list, ${number(reviewed)} reviewed, ${plural(criteria, { one: '# criterion', other: '# criteria' })}.`,
  outcome: (kept: number, cut: number, open: number) =>
    `${number(kept)} kept, ${number(cut)} cut, ${number(open)} not scored on every criterion yet.`,
  rule: (keep: number, revise: number) =>
    `An indicator with ${number(keep)} of 100 points or more is kept, with ${number(revise)} or more revised, with less dropped. A criterion that rules out at 0 asks at least for a revision.`,
  spread: (spread: number) => `spread ${number(spread)}`,
  toReview: (count: number) => plural(count, { one: '# indicator', other: '# indicators' }),
  limits: {
    total: (limit: number) => `At most ${plural(limit, { one: '# indicator', other: '# indicators' })} in all.`,
    level: (level: string, limit: number) => `${level}: at most ${number(limit)}.`,
    result: (limit: number) => `At most ${number(limit)} for a result.`,
    role: (limit: number) => `At most ${number(limit)} for one party to collect.`,
    cost: (amount: string) => `At most ${amount} a year for collecting them.`,
  },
  cut: {
    knockOut: (criteria: string) => `Every reviewer gives 0 for: ${criteria}`,
    dropped: 'The reviewers drop it',
    merged: (into: string) => `The reviewers merge it into ${into}`,
    score: (threshold: number) => `Its score is below ${number(threshold)}`,
    result: (limit: number) => `Its result has ${number(limit)} better ones, as many as it may have`,
    total: (limit: number) => `Lowest score beyond the ${number(limit)} that the set may hold`,
    level: (level: string, limit: number) => `Lowest score beyond the ${number(limit)} that may stand at: ${level}`,
    role: (party: string, limit: number) => `Lowest score beyond the ${number(limit)} to be collected by: ${party}`,
    cost: (amount: string) => `Lowest score beyond the yearly cost of ${amount}`,
  },
  wholeSet: 'The whole set',
  yearlyCost: 'The yearly cost',
  exceeded: (what: string, actual: string, limit: string) =>
    `${what}: ${actual}, and cannot be brought to ${limit}. Each indicator that is left is final or the last of its result.`,
  costs: (amounts: string, unknown: number) =>
    unknown === 0
      ? `Cost of the kept indicators: ${amounts} a year.`
      : `Cost of the kept indicators: ${amounts} a year, without ${plural(unknown, { one: '# that does', other: '# that do' })} not say it.`,
};
