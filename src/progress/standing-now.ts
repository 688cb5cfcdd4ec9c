import type { Case } from './case.ts';
import type { Standing } from './facts.ts';
import type { History } from './history.ts';
import { milestoneStanding } from './milestone.ts';
import { standingOf } from './standing.ts';

/** Where an indicator stands on the as-of date, whatever it measures. */
export function standingNow(history: History, given: Case): Standing {
  const { method, indicator, contributors } = given;
  const hasSteps = method === 'steps' && indicator.status !== 'retired' && contributors.length === 0;
  return hasSteps ? milestoneStanding(history, given) : standingOf(history, given);
}
