import type { Exact } from '../../model/decimal.ts';
import { overlaps, type Period } from '../../model/period.ts';
import type { Narrative } from '../../model/portfolio.ts';
import type { Limits } from '../../rules/limits.ts';
import { child } from '../../text/location.ts';
import type { Progress } from '../facts.ts';
import { type FactRule, shown, titleOf } from './fact-rule.ts';

/** What differs from its target is explained. */
export const msrCommentMissing: FactRule = {
  id: 'msr-comment-missing',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary: 'A value that differs from its target by more than a tenth is explained, in a narrative or in a comment.',
  why: 'A deviation without a reason teaches nothing, and donors ask for it (USAID from 10 %, TolaData from 15 %: limits: {deviation: 0.15}).',
  fix: 'Write deviation or cause of the indicator in narratives/<framework>/<period>.yaml, or a comment in a row of the period.',
  *check({ facts, limits, notes }) {
    const byTitle = new Map(facts.indicators.map((progress) => [titleOf(progress), progress]));
    for (const progress of facts.indicators) {
      const { indicator, framework, actual, target, period } = progress;
      const deviation = deviationOf(progress, limits);
      if (deviation === undefined || actual === undefined || target === undefined || period === undefined) continue;
      // What is off in one that a combined figure is made of is asked for there.
      const below = progress.contributors.flatMap((one) => byTitle.get(titleOf(one)) ?? []);
      if (below.some((one) => one !== progress && isOffToo(one, period, deviation, limits))) continue;
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

/** By what part of it the value differs from its target; undefined where that is little, or has no meaning. */
function deviationOf({ rated, actual, target, method }: Progress, { deviation: limit }: Limits): Exact | undefined {
  if (!rated || actual === undefined || target === undefined || target.value.isZero()) return undefined;
  if (method !== 'from-baseline' && method !== 'ratio-to-target') return undefined;
  const deviation = actual.value.minus(target.value).div(target.value.abs());
  return deviation.abs().lte(limit) ? undefined : deviation;
}

/** It differs from its own target to the same side at the same time. */
function isOffToo(progress: Progress, period: Period, deviation: Exact, limits: Limits): boolean {
  const own = deviationOf(progress, limits);
  if (own === undefined || progress.period === undefined) return false;
  return own.isNegative() === deviation.isNegative() && overlaps(progress.period, period);
}

function percent(deviation: Exact): string {
  const size = deviation.abs().times(100).toDecimalPlaces(1).toFixed();
  return `${size} % ${deviation.isNegative() ? 'below' : 'above'}`;
}

/** The narrative is about the period, or a part or the whole of it. */
function isExplained({ indicator, period }: Progress, narrative: Narrative): boolean {
  if (narrative.framework !== indicator.framework || period === undefined) return false;
  const said = narrative.indicators.get(indicator.id);
  return overlaps(narrative.period, period) && (said?.deviation !== undefined || said?.cause !== undefined);
}
