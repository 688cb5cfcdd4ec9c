import type { Portfolio } from '../model/portfolio.ts';
import { type Limits, ownLimits } from './limits.ts';
import type { RuleSeverity } from './rule.ts';

/** Whose guidance the rules follow: their numbers, and how loud rules are that the guides disagree on. */
export interface Profile {
  readonly limits: Limits;
  readonly severities: Readonly<Record<string, RuleSeverity>>;
}

const limits: Limits = {
  indicatorsPerResult: 5,
  indicatorsPerLevel: {},
  indicatorsPerRole: 10,
  outcomesPerLevel: 5,
  outputsPerOutcome: 6,
  statementWords: 30,
  targetSumTolerance: 0,
  draftDays: 180,
  deviation: 0.1,
};
const { outcomesPerLevel: _outcomes, outputsPerOutcome: _outputs, ...open } = limits;
const three = { indicatorsPerResult: 3 };

/** What most guides do not ask for. */
const seldom: Profile['severities'] = {
  'word-output-as-change': 'off',
  'chain-weight-missing': 'off',
  'chain-risk-rating-missing': 'off',
  'tgt-milestone-missing': 'off',
};
const { 'word-output-as-change': _change, ...outputsAsChange } = seldom;
const { 'tgt-milestone-missing': _milestone, ...milestones } = outputsAsChange;

/** Who differs in what: domain reference, section 4.3. */
export const profiles: Readonly<Record<string, Profile>> = {
  default: { limits, severities: seldom },
  undg: { limits: { ...limits, ...three }, severities: seldom },
  // Outcomes say direction, what, who and where (tip sheet 2.2); capacity is an outcome; one ultimate outcome.
  gac: {
    limits: { ...open, ...three },
    severities: {
      ...outputsAsChange,
      'chain-top-multiple': { draft: 'warning', reviewed: 'error', final: 'error' },
      'word-no-direction': 'warning',
      'word-no-actor': 'warning',
    },
  },
  // Outputs are weighted, the weights add up to 100, and each has a risk rating; milestones are part of the logframe.
  fcdo: {
    limits: { ...limits, ...three, outcomesPerLevel: 1 },
    severities: { 'word-output-as-change': 'off', 'chain-weight-sum': 'error' },
  },
  // Ten results in an action document; a baseline may come with the first report.
  eu: {
    limits: { ...open, ...three, resultsTotal: 10 },
    severities: { ...seldom, 'sheet-baseline-missing': { draft: 'info', reviewed: 'info', final: 'warning' } },
  },
  // Awards may require targets in statements.
  usaid: { limits: { ...open, ...three }, severities: { ...seldom, 'word-target-in-statement': 'off' } },
  // One project development objective; intermediate targets every year.
  'world-bank': { limits: { ...open, ...three, outcomesPerLevel: 1 }, severities: milestones },
};

/** The profile that plumbline.yaml names, with its own limits on top. */
export function profileOf(portfolio: Portfolio): Profile {
  const profile = profiles[portfolio.profile] ?? (profiles.default as Profile);
  return { ...profile, limits: { ...profile.limits, ...ownLimits(portfolio.limits) } };
}
