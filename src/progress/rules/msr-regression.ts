import { zero } from '../../model/decimal.ts';
import { type FactRule, shown, titleOf } from './fact-rule.ts';

/** What is worse than at the start is called so. */
export const msrRegression: FactRule = {
  id: 'msr-regression',
  severity: 'info',
  summary: 'The value of the rated period is not worse than the baseline.',
  why: 'Going backwards is something else than going slowly, and is to be seen (Open SDG: deterioration).',
  fix: 'Check value and baseline; if both are right, say in the narrative what happened.',
  *check({ facts }) {
    for (const progress of facts.indicators) {
      const { indicator, baseline, actual, achievement, rating } = progress;
      const isWorse = rating === 'regressed' || (progress.rated && achievement?.lt(zero) === true);
      if (!isWorse || baseline === undefined || actual === undefined) continue;
      yield {
        at: indicator.at,
        message: `${titleOf(progress)} went from ${shown(baseline)} to ${shown(actual)}: worse than its baseline.`,
        hint: 'Check both; if they are right, say in the narrative what happened.',
      };
    }
  },
};
