import type { Case } from './case.ts';
import type { Figure } from './facts.ts';
import { type Growth, growthOf } from './growth.ts';
import type { History } from './history.ts';
import { figureOf } from './moment.ts';
import { baselineFigure, finalGoal } from './targets.ts';

/** Growth from the baseline, else from the first value, to the actual. What is new in each period does not grow. */
export function growthUpTo(actual: Figure, history: History, given: Case): Growth | undefined {
  const { indicator, cumulation } = given;
  if (cumulation === 'incremental') return undefined;
  const first = baselineFigure(indicator) ?? firstValue(history);
  const goal = finalGoal(indicator);
  if (first === undefined) return undefined;
  const target = goal?.kind === 'goal' ? goal.figure : undefined;
  return growthOf({ first, now: actual, target, direction: indicator.direction });
}

function firstValue({ moments }: History): Figure | undefined {
  for (const { period, combined, observation } of moments) {
    if (combined.kind === 'value' && observation.reported) return figureOf(period, combined);
  }
  return undefined;
}
