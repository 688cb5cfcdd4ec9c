import type { Exact } from '../../model/decimal.ts';
import { overlaps } from '../../model/period.ts';
import { child } from '../../text/location.ts';
import { deviationOf, isAskedBelow, isExplained } from '../deviation.ts';
import { type FactRule, shown, titleOf } from './fact-rule.ts';

/** What differs from its target is explained. */
export const msrCommentMissing: FactRule = {
  id: 'msr-comment-missing',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary: 'A value that differs from its target by more than a tenth is explained, in a narrative or in a comment.',
  why: 'A deviation without a reason teaches nothing, and donors ask for it (USAID from 10 %, TolaData from 15 %: limits: {deviation: 0.15}).',
  fix: 'Write deviation or cause of the indicator in narratives/<framework>/<period>.yaml, or a comment in a row of the period.',
  *check({ facts, limits, notes }) {
    for (const progress of facts.indicators) {
      const { indicator, framework, actual, target, period } = progress;
      const deviation = deviationOf(progress, limits);
      if (deviation === undefined || actual === undefined || target === undefined || period === undefined) continue;
      if (isAskedBelow(progress, facts, limits)) continue;
      const commented = notes.commented.get(titleOf(progress)) ?? [];
      if (commented.some((one) => overlaps(one, period))) continue;
      if (facts.portfolio.narratives.some((one) => isExplained(progress, one))) continue;
      yield {
        at: child(indicator.at, 'targets'),
        message: `${titleOf(progress)} is ${shown(actual)}, ${percent(deviation)} its target ${shown(target)}, and nobody says why.`,
        hint: `Say it in narratives/${framework.id}/${period.text.replaceAll('/', '-')}.yaml, or in the comment of a row.`,
      };
    }
  },
};

function percent(deviation: Exact): string {
  const size = deviation.abs().times(100).toDecimalPlaces(1).toFixed();
  return `${size} % ${deviation.isNegative() ? 'below' : 'above'}`;
}
