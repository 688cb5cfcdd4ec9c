import { latestKnown } from './actual.ts';
import type { Case } from './case.ts';
import type { Standing } from './facts.ts';
import type { History } from './history.ts';
import { figureOf } from './moment.ts';
import { reachedLevel } from './scale.ts';
import type { GoalOrReason } from './targets.ts';

/** The latest value: as the actual while it is current, else as the last one known. */
export function latest(history: History, given: Case): Pick<Standing, 'actual' | 'lastKnown' | 'coverage' | 'level'> {
  const known = latestKnown(history, given);
  if (known === undefined) return {};
  const { period, combined, coverage, stale } = known;
  if (combined.kind !== 'value') return { coverage };
  const figure = figureOf(period, combined);
  const level = given.indicator.scale.length === 0 ? '' : reachedLevel(combined.value, given.indicator);
  const shown = typeof level === 'string' ? {} : { level };
  return { coverage, ...shown, ...(stale ? { lastKnown: figure } : { actual: figure }) };
}

/** The latest value as what is known of another time than the rated one. */
export function lastKnown(history: History, given: Case): Pick<Standing, 'lastKnown'> {
  const known = latestKnown(history, given);
  return known?.combined.kind === 'value' ? { lastKnown: figureOf(known.period, known.combined) } : {};
}

/** Target and band of the rated period, as they are shown. */
export function targetOf(goal: GoalOrReason): Pick<Standing, 'target' | 'targetBand'> {
  if (goal.kind === 'refused') return {};
  const { figure, min, max } = goal;
  const band = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  return {
    ...(figure === undefined ? {} : { target: figure }),
    ...(min === undefined && max === undefined ? {} : { targetBand: band }),
  };
}
