import { keyed } from '../../words/keyed.ts';

export const words = {
  title: 'Logframe',
  description:
    'The framework in the form that a donor asks for: results, indicators, baselines, targets, values reached, sources of verification, assumptions and risks.',
  variants: {
    fcdo: {
      title: 'Logframe (FCDO)',
      description: 'Planned and achieved by milestone, source, weighting and risk of each output.',
    },
    eu: {
      title: 'Logframe matrix (European Union)',
      description: 'Results chain, indicator, baseline, target, current value, source, assumptions.',
    },
    undp: {
      title: 'Results framework (UNDP)',
      description: 'Results, indicators, baseline, target, means of verification, risks and assumptions.',
    },
    'gac-pmf': {
      title: 'Performance measurement framework (Global Affairs Canada)',
      description:
        'Expected outcomes, indicators, baseline, targets, data sources, collection methods, frequency, responsibility.',
    },
    'world-bank': {
      title: 'Results framework and monitoring plan (World Bank)',
      description:
        'Indicators with baseline, intermediate targets, values reached and end target; how each is collected.',
    },
  },
  donors: keyed({ eu: 'European Union', 'gac-pmf': 'Global Affairs Canada', 'world-bank': 'World Bank' }),
  /** What the donor calls a level, where its word is another one; empty where it is not in this language. */
  terms: {
    eu: keyed({ impact: 'overall objective', outcome: 'specific objective', 'intermediate-outcome': 'other outcome' }),
    'gac-pmf': keyed({
      impact: 'ultimate outcome',
      outcome: 'intermediate outcome',
      'intermediate-outcome': 'immediate outcome',
      output: '',
    }),
    'world-bank': keyed({
      impact: 'higher-level objective',
      outcome: 'project development objective',
      'intermediate-outcome': 'intermediate result',
    }),
  },
  labels: {
    planned: 'Planned',
    achieved: 'Achieved',
    row: 'Row',
    indicatorName: 'Indicator name',
    endTarget: 'end target',
    continued: 'continued',
    asAbove: 'as above',
    latest: 'Latest value',
    undatedSteps: 'Steps without a date',
    done: 'done',
    weighting: 'Weighting',
    impactWeighting: 'Impact weighting',
    riskRated: 'Risk rating',
    resultsChain: 'Results chain',
    currentValue: 'Current value',
    sourcesAndMeans: 'Sources and means of verification',
    verification: 'Means of verification',
    risksAndAssumptions: 'Risks and assumptions',
    expectedOutcomes: 'Expected outcomes',
    baselineData: 'Baseline data',
    targets: 'Targets',
    dataSource: 'Data source',
    dataSources: 'Data sources',
    collectionMethods: 'Collection methods',
    methodology: 'Methodology for data collection',
    responsibility: 'Responsibility',
    intermediateTargets: 'Intermediate targets',
    endTargetHead: 'End target',
    definition: 'Definition',
    monitoringPlan: 'Monitoring plan',
    gap: 'Gap: not stated',
    noIndicator: 'No indicator is defined for this result.',
    noAssumption: 'Gap: no assumption is stated for the step from this result to the next.',
    noneFollows: 'Not applicable: it contributes to no further result.',
    noResults: 'The framework has no results yet.',
    inputsElsewhere:
      'Inputs in money and staff and the donor’s share of the cost are not part of the framework: they come from the budget.',
  },
  milestone: (number: number) => `Milestone ${number}`,
};
