import { keyed } from '../keyed.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

const steps = { 'very-low': 'Very low', low: 'Low', medium: 'Medium', high: 'High', 'very-high': 'Very high' };

/** What a framework plans: value words of the file format, baselines, targets and their revisions. */
export const plans = {
  /** Levels that a framework gives no title. */
  levelTitle: keyed({
    input: 'Inputs',
    activity: 'Activities',
    output: 'Outputs',
    'intermediate-outcome': 'Intermediate outcomes',
    outcome: 'Outcomes',
    impact: 'Impact',
  }),
  status: keyed({ draft: 'Draft', reviewed: 'Reviewed', final: 'Final', retired: 'Retired' }),
  sphere: keyed({ control: 'Sphere of control', influence: 'Sphere of influence', interest: 'Sphere of interest' }),
  frequency: keyed({
    monthly: 'Monthly',
    quarterly: 'Quarterly',
    semiannual: 'Twice a year',
    annual: 'Every year',
    biennial: 'Every two years',
    once: 'Once',
    event: 'At each event',
  }),
  reportedAt: (frequency: string) => `reported ${frequency.toLowerCase()}`,
  /** Of a risk. */
  step: keyed(steps),
  /** Of likelihood and impact, which other languages have in another gender. */
  grade: keyed(steps),
  assumptionStatus: keyed({ holds: 'Holds', weakening: 'Weakening', failed: 'No longer holds' }),
  revisionReason: keyed({
    'adaptive-management': 'adaptive management',
    'budget-realignment': 'budget realignment',
    'change-in-context': 'change in context',
    'costed-extension': 'costed extension',
    'covid-19': 'COVID-19',
    'donor-requirement': 'donor requirement',
    'implementation-delay': 'implementation delay',
    correction: 'correction',
    other: 'other reason',
  }),
  cumulation: keyed({
    incremental: 'each period on its own',
    'cumulative-targets': 'as a running total',
    'cumulative-values': 'as a running total',
  }),
  yes: 'Yes',
  no: 'No',
  collects: (party: string) => `Collection: ${party}`,
  reports: (party: string) => `Reporting: ${party}`,
  approves: (party: string) => `Approval: ${party}`,

  /** What a framework holds: "7 results at 5 levels, 22 indicators". */
  scope: (results: number, levels: number, indicators: number) =>
    `${plural(results, { one: '# result', other: '# results' })} at ${plural(levels, { one: '# level', other: '# levels' })}, ${plural(indicators, { one: '# indicator', other: '# indicators' })}`,
  /** How far it is planned: a sentence. */
  planned: (baselines: number, targets: number, all: number) => {
    if (baselines === 0 && targets === 0) return 'No indicator has a baseline or a target yet.';
    if (baselines === all && targets === all) return 'Every indicator has a baseline and a target.';
    return `${baselines} of ${all} ${baselines === 1 ? 'has' : 'have'} a baseline, ${targets} of ${all} a target.`;
  },
  atLeast: (value: string) => `at least ${value}`,
  atMost: (value: string) => `at most ${value}`,
  between: (low: string, high: string) => `${low} to ${high}`,
  baselineAnd: (change: string) => `baseline ${change}`,
  parts: (numerator: string, denominator: string) => `${numerator} of ${denominator}`,
  interval: (lower: string, upper: string) => `interval ${lower} to ${upper}`,
  plannedFor: (period: string) => `Planned for ${period}`,
  notApplicable: 'Not applicable',
  was: (old: string, date: string, reason: string) => `was ${old} until ${date} (${reason})`,
  setLater: (date: string, reason: string) => `set on ${date} (${reason})`,
};
