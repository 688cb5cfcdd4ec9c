import type { Period } from '../model/period.ts';
import { momentsUpTo } from './actual.ts';
import type { Case } from './case.ts';
import { contributionsOver } from './contributions.ts';
import type { Contributor, Figure } from './facts.ts';
import type { History } from './history.ts';
import { figureOf } from './moment.ts';
import { goalAt } from './targets.ts';

/** Who brings what to the figure of a period: for incremental to the sum to date. None where nothing flows in. */
export function contributorsTo(period: Period, history: History, given: Case): readonly Contributor[] {
  return contributionsOver(momentsUpTo(period, history, given)).map(({ from, combined, coverage }): Contributor => {
    const target = from.indicator === given.indicator ? undefined : targetWithin(period, from);
    return {
      framework: from.framework,
      indicator: from.indicator,
      coverage,
      ...(combined.kind === 'value' ? { actual: figureOf(period, combined) } : {}),
      ...(combined.kind === 'refused' ? { reason: combined.reason } : {}),
      ...(target === undefined ? {} : { target }),
    };
  });
}

/** The contributor's latest target that ends in the period; of what is summed over time, all up to it. */
function targetWithin(period: Period, { indicator }: Case): Figure | undefined {
  const last = indicator.targets.findLast(({ period: { end } }) => period.start <= end && end <= period.end);
  if (last === undefined) return undefined;
  const goal = goalAt(last.period, indicator);
  return goal.kind === 'goal' ? goal.figure : undefined;
}
