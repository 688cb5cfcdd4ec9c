import { keyed } from '../../words/keyed.ts';
import { numberIn, pluralIn } from '../../words/plural.ts';

const plural = pluralIn('en');

/** The method in plain words: what the briefing note and the presentation say alike. */
export const lesson = {
  labels: {
    short: 'In short',
    shortChain: 'We first say what is to change, and write down the steps that lead there: the results chain.',
    shortLine:
      'For every level of the chain we say who answers for it. A line marks how far the programme itself answers.',
    shortIndicator: 'For every result we choose a few indicators: what we look at to see whether it comes about.',
    shortTarget: 'Each indicator starts from a baseline and has a target, with milestones on the way.',
    shortReport:
      'We report what was reached beside what was planned, with the source of each figure, and change course where that is needed.',
    aim: 'What it is for',
    aimFor: 'For',
    aimBy: 'By',
    chain: 'The results chain',
    chainLead:
      'A results chain is read from the bottom to the top. At the bottom stands the work; above it what the work delivers; above that what others do with it, and what becomes better because of that. Each arrow says: this is a reason to expect that.',
    chainSystem:
      'Results of one level are read together, as a system: it takes all of them to reach the next level, and one activity may serve several of them.',
    chainUncertain: 'A dashed arrow is a link that the framework itself calls uncertain: a hypothesis to be tested.',
    chainMissing: 'Gap: no result is written in this framework yet.',
    whole: 'The whole chain',
    strand: 'One way up the chain',
    strandLead:
      'Follow one way from the bottom to the top. Each step is a reason to expect the next, not a guarantee of it.',
    soThat: 'This is to lead to:',
    mayLead: 'This may lead to (uncertain):',
    because: 'Because',
    provided: 'Provided that',
    strandSome: 'Gap: for some of these steps the framework gives no reason yet.',
    strandNone: 'Gap: for none of these steps the framework gives a reason yet.',
    strandMissing: 'Gap: no contribution of one result to another is written in this framework.',
    accountability: 'Who answers for what',
    accountabilityLead:
      'Nobody can answer for everything. Those who do the work answer for what it delivers. What others then do with it, and what becomes better because of that, is for them to bring about: the programme can support it, follow it and report on it. It cannot promise it.',
    lineAbove: 'In this framework the line runs above the level',
    lineMissing: 'Gap: this framework draws no line of accountability.',
    lineWhy:
      'Results above the line are followed just as closely, for they are the reason for the work. Below the line the question is: did we deliver? Above it: does what we delivered make a difference?',
    accountableMissing: 'Gap: nobody is named.',
    resultMissing: 'No result stands at this level.',
    indicators: 'Indicators: how we can tell',
    indicatorsLead:
      'An indicator is what we look at to see whether a result comes about. It says what is counted, not how much of it is wanted; that is the target. A few indicators that are used are better than many that are not.',
    indicatorsMissing: 'Gap: this framework has no indicator yet.',
    chosen: 'How indicators are chosen',
    chosenLead:
      'Indicators begin as drafts. Reviewers who did not write them answer these questions for each one, and partners on the spot say whether it can be collected. What is left is a set that can be monitored: first reviewed, then final.',
    example: 'One indicator from beginning to end',
    term: 'Word',
    means: 'What it means',
    here: 'In this indicator',
    definition: 'Definition',
    meansIndicator: 'What is counted or judged.',
    meansResult: 'What it is a sign of.',
    meansDefinition: 'So exact that two people would count the same.',
    meansBaseline: 'How things stood before, with the date.',
    meansMilestones: 'What is to be reached on the way.',
    meansTarget: 'What is to be reached at the end.',
    meansSource: 'Where the figure comes from, so that anyone can look it up.',
    meansFrequency: 'How often it is measured.',
    meansResponsible: 'Who collects, reports and approves it.',
    meansBrokenDownBy: 'The same figure told apart, so that nobody is lost in a total.',
    meansStatus: 'How far the review has come.',
    notWritten: 'Gap: not written yet.',
    noMilestones: 'None on the way.',
    reporting: 'From figures to a report',
    reportingLead:
      'A report on results does not list what was done. It sets what was reached beside what was planned, and says how it knows.',
    reportingPeriod: 'A value and its target always belong to the same period.',
    reportingBlank: 'A blank is not a zero. What is missing, not yet due or withheld is shown as just that.',
    reportingCoverage: 'A figure says how many of those who were to report have done so: its coverage.',
    reportingRevised: 'A target that is changed keeps the old one beside it, with the reason.',
    stands: 'Where this indicator stands',
    standsMissing: 'No figure has been reported for this indicator yet.',
    working: 'With its numbers',
    rows: 'The rows behind it',
    ratings: 'What the ratings mean',
    standing: 'Where this framework stands',
    cycle: 'The round, step by step',
    step: 'Step',
    whatHappens: 'What happens',
    inFramework: 'In this framework',
    unrevised: 'No target or baseline was revised so far.',
    plan: 'Plan',
    planSaid: 'Agree on the chain, the indicators, the baselines and the targets.',
    collect: 'Collect',
    collectSaid: 'Bring the figures together, each with its source.',
    report: 'Report',
    reportSaid: 'Send in the figures, and the reason where a target was missed.',
    check: 'Check',
    checkSaid: 'Look for gaps and errors, then approve the period: from then on its figures are fixed.',
    adjust: 'Change course',
    adjustSaid: 'Discuss what the figures mean. Change the work; change the plan only for a stated reason.',
    joined: 'Joined to other chains',
    joinedLead: 'Several bodies have a chain of their own. What one delivers is what another builds on.',
    feeds: 'This chain feeds',
    fedBy: 'This chain is fed by',
    words: 'Words used',
    wordResult: 'Result',
    saidResult: 'What is there in the end, not what was done. It stands at one level of the chain.',
    wordContribution: 'Contribution',
    saidContribution: 'A part in a change that others bring about as well; nobody claims it alone.',
    saidAssumption: 'What has to be true outside the programme for a step to work.',
    saidRisk: 'What may happen and break a step.',
    saidRating: 'How far the way to the target has been gone, in a word.',
  },
  levelMeaning: keyed({
    input: 'What goes in: money, people, equipment.',
    activity: 'What is done: the work itself.',
    output:
      'What the work delivers: a policy, a plan, a service, people with new skills. Those who do the work can promise it.',
    'intermediate-outcome': 'What those who receive it then do differently: the first change that others bring about.',
    outcome: 'What becomes better for people because of that.',
    impact: 'The lasting change that all of it is for. Many contribute to it; nobody brings it about alone.',
  }),
  statuses: (all: number, draft: number, reviewed: number, final: number, retired: number) =>
    `${plural(all, { one: '# indicator', other: '# indicators' })}: ${[
      ...(draft > 0 ? [`${numberIn(draft, 'en')} in draft`] : []),
      ...(reviewed > 0 ? [`${numberIn(reviewed, 'en')} reviewed`] : []),
      ...(final > 0 ? [`${numberIn(final, 'en')} final`] : []),
      ...(retired > 0 ? [`${numberIn(retired, 'en')} retired`] : []),
    ].join(', ')}.`,
  dueAfter: (least: number, most: number) =>
    least === most
      ? `At most ${plural(most, { one: '# day', other: '# days' })} after the end of a period.`
      : `At most ${numberIn(least, 'en')} to ${plural(most, { one: '# day', other: '# days' })} after the end of a period, by indicator.`,
  revised: (count: number) =>
    `${plural(count, { one: '# target or baseline was revised so far; the old one is', other: '# targets or baselines were revised so far; the old ones are' })} kept with the reason.`,
};
