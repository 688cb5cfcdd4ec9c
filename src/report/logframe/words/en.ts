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
  /** What the donor calls a level, where its word is another one. */
  terms: {
    eu: keyed({ impact: 'Overall objective', outcome: 'Specific objective', 'intermediate-outcome': 'Other outcome' }),
    'gac-pmf': keyed({
      impact: 'Ultimate outcome',
      outcome: 'Intermediate outcome (GAC)',
      'intermediate-outcome': 'Immediate outcome (GAC)',
    }),
    'world-bank': keyed({
      impact: 'Higher-level objective',
      outcome: 'Project development objective',
      'intermediate-outcome': 'Intermediate result',
    }),
  },
  labels: {
    planned: 'Planned',
    achieved: 'Achieved',
    row: 'Row',
    endTarget: 'end target',
    latest: 'Latest value',
    undatedSteps: 'Steps without a date',
    done: 'done',
    weighting: 'Weighting',
    riskRated: 'Risk rating',
    resultsChain: 'Results chain',
    currentValue: 'Current value',
    verification: 'Means of verification',
    risksAndAssumptions: 'Risks and assumptions',
    expectedOutcomes: 'Expected outcomes',
    baselineData: 'Baseline data',
    targets: 'Targets',
    dataSources: 'Data sources',
    collectionMethods: 'Collection methods',
    collectionMethod: 'Method of data collection',
    responsibility: 'Responsibility',
    intermediateTargets: 'Intermediate targets',
    endTargetHead: 'End target',
    definition: 'Definition',
    monitoringPlan: 'Monitoring plan',
    noIndicator: 'No indicator is defined for this result.',
    noAssumption: 'Gap: no assumption is stated for the step from this result to the next.',
    noResults: 'The framework has no results yet.',
    inputsElsewhere:
      'Inputs in money and staff and the donor’s share of the cost are not part of the framework: they come from the budget.',
  },
};
