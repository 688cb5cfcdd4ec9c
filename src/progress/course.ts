import { type Exact, zero } from '../model/decimal.ts';
import { startsFromZero } from '../model/defaults.ts';
import { innermost, lengthInDays, type Period } from '../model/period.ts';
import type { Case } from './case.ts';
import type { Figure, Trend } from './facts.ts';
import type { History } from './history.ts';
import { figureOf, type Moment } from './moment.ts';
import { baselineFigure, goalAt } from './targets.ts';
import { trendOf } from './trend.ts';
import { bandOf } from './within-band.ts';

/** The trend up to the rated period, or without one up to the as-of date. */
export function trendUpTo(rated: Period | undefined, history: History, given: Case): Trend | undefined {
  const pair = lastTwo(rated, history, given);
  if (pair === undefined) return undefined;
  const { indicator } = given;
  const last = indicator.targets.at(-1);
  const goal =
    rated === undefined && last === undefined ? undefined : goalAt(rated ?? last?.period ?? pair.now.period, indicator);
  const band = goal?.kind === 'goal' ? bandOf(goal) : undefined;
  return trendOf({ ...pair, direction: indicator.direction, span: spanOf(given), band });
}

/**
 * The values of the last two target periods; of one alone and the baseline; else of the last two periods that rows have.
 * New values of a period are compared with those of a period as long.
 */
function lastTwo(
  rated: Period | undefined,
  history: History,
  given: Case,
): { readonly before: Figure; readonly now: Figure } | undefined {
  const isValued = ({ period, combined, observation }: Moment) =>
    combined.kind === 'value' && observation.reported && (rated === undefined || period.end <= rated.end);
  const targets = rated === undefined ? {} : pairOf(atTargets(history, given), isValued, given);
  if (targets.before !== undefined && targets.now !== undefined) return { before: targets.before, now: targets.now };
  const rows = pairOf(innermost(history.moments.filter(isValued)).toReversed(), isValued, given);
  const now = targets.now ?? rows.now;
  const baseline = given.cumulation === 'incremental' ? undefined : baselineFigure(given.indicator);
  const hasStart = now !== undefined && baseline !== undefined && baseline.period.end < now.period.end;
  if (hasStart && (targets.now !== undefined || rows.before === undefined)) return { before: baseline, now };
  return rows.before === undefined || rows.now === undefined ? undefined : { before: rows.before, now: rows.now };
}

/** The windows of target periods, from the last to the first. */
function* atTargets(history: History, { indicator }: Case): Iterable<Moment> {
  for (let index = indicator.targets.length - 1; index >= 0; index--) {
    const target = indicator.targets[index];
    const moment = target === undefined ? undefined : history.at(target.period);
    if (moment !== undefined) yield moment;
  }
}

interface Pair {
  readonly before?: Figure;
  readonly now?: Figure;
}

/** The last of them that has a value, and the one before it. Of new values one that is for a period as long. */
function pairOf(fromLast: Iterable<Moment>, isValued: (moment: Moment) => boolean, { cumulation }: Case): Pair {
  let last: Moment | undefined;
  for (const moment of fromLast) {
    if (!isValued(moment) || moment === last) continue;
    if (last === undefined) last = moment;
    else if (cumulation !== 'incremental' || isAsLong(moment.period, last.period)) {
      return { now: figure(last), before: figure(moment) };
    }
  }
  return last === undefined ? {} : { now: figure(last) };
}

function figure({ period, combined }: Moment): Figure {
  if (combined.kind !== 'value') throw new Error('a moment without a value has no figure');
  return figureOf(period, combined);
}

/** Two years, two quarters: months and leap days apart. */
function isAsLong(a: Period, b: Period): boolean {
  const [short, long] = [lengthInDays(a), lengthInDays(b)].toSorted((x, y) => x - y) as [number, number];
  return short * 10 >= long * 9;
}

/** |final target − baseline|: the way that is to be gone; from nothing for what is counted. */
function spanOf({ indicator, cumulation }: Case): Exact | undefined {
  const last = indicator.targets.at(-1);
  if (last === undefined) return undefined;
  const goal = cumulation === 'incremental' ? undefined : goalAt(last.period, indicator);
  const end = cumulation === 'incremental' ? last.value : goal?.kind === 'goal' ? goal.value : undefined;
  const start = baselineFigure(indicator)?.value ?? (startsFromZero(indicator) ? zero : undefined);
  if (end === undefined || start === undefined) return undefined;
  return end.minus(cumulation === 'incremental' ? zero : start).abs();
}
