import type { Coverage } from '../measurements/observation.ts';
import { addDays, type Period, sameDays } from '../model/period.ts';
import { actualAt, actualCoverage, isAnswered, latestKnown, previousOf } from './actual.ts';
import type { Case } from './case.ts';
import { expectedAt } from './expected.ts';
import type { Standing } from './facts.ts';
import type { History } from './history.ts';
import { figureOf } from './moment.ts';
import { cannot, compare, onScale, rate, unrated } from './rate.ts';
import { type Rated, ratedPeriod } from './rated-period.ts';
import { scheduleOf } from './schedule.ts';
import { lastKnown, latest, targetOf } from './shown.ts';
import { finalGoal, type Goal, goalAt } from './targets.ts';

/** Which period is rated, what is compared in it, and what comes out: sections 2 to 4 of the calculation contract. */
export function standingOf(history: History, given: Case): Standing {
  const { indicator, method, framework } = given;
  if (indicator.status === 'retired') return { ...latest(history, given), ...unrated('retired') };
  if (method === 'none') return { ...(inContext(history, given) ?? latest(history, given)), ...unrated('context') };
  if (given.unknown !== undefined) return cannot(given.unknown);
  if (method === 'steps') return cannot('milestones of several frameworks are not combined');
  if (indicator.targets.length === 0) {
    return method === 'scale' ? scaleAlone(history, given) : { ...latest(history, given), ...unrated('no-target') };
  }
  const when = whenRated(history, given);
  if (framework.ratings.against === 'expected') {
    const standing = againstExpected(when, history, given);
    if (standing !== undefined) return standing;
  }
  if (!when.ended) return notDue(history, given);
  if (when.period === undefined) return awaited(when, history, given);
  return { ...awaiting(when), ...ratedAt(when.period, history, given) };
}

function whenRated(history: History, given: Case): Rated {
  const periods = given.indicator.targets.map(({ period }) => period);
  return ratedPeriod(scheduleOf(periods, given.asOf, history, given));
}

/** A period, its actual, its target, and what they make together. */
export function ratedAt(period: Period, history: History, given: Case): Standing {
  const combined = actualAt(period, history, given);
  const coverage = actualCoverage(period, history, given);
  const goal = goalAt(period, given.indicator);
  const previous = previousOf(period, history, given);
  const shown = { period, coverage, ...targetOf(goal), ...(previous === undefined ? {} : { previous }) };
  if (!isAnswered(period, history, given)) return { ...shown, ...empty(period, coverage, history, given) };
  if (combined.kind === 'none') return { ...shown, ...unrated('no-data', withheldText(coverage)) };
  if (combined.kind === 'refused') return { ...shown, ...cannot(combined.reason) };
  const actual = { actual: figureOf(period, combined) };
  if (given.method === 'scale') return { ...shown, ...actual, ...onScale(combined, coverage, given) };
  if (goal.kind === 'refused') return { ...shown, ...actual, ...cannot(goal.reason) };
  return { ...shown, ...actual, ...rate(combined, goal, coverage, given) };
}

/** A scale needs no target: its level is rated for the latest period that has a value. */
function scaleAlone(history: History, given: Case): Standing {
  const known = latestKnown(history, given);
  if (known === undefined || known.stale || known.combined.kind !== 'value') {
    return { ...latest(history, given), ...unrated('no-target') };
  }
  const { period, combined, coverage } = known;
  return { period, coverage, actual: figureOf(period, combined), ...onScale(combined, coverage, given) };
}

/** Context with targets: value and target of the same period, where there is one. */
function inContext(history: History, given: Case): Omit<Standing, 'rating' | 'rated'> | undefined {
  const { period } = whenRated(history, given);
  if (period === undefined) return undefined;
  const combined = actualAt(period, history, given);
  if (combined.kind !== 'value') return undefined;
  const previous = previousOf(period, history, given);
  return {
    period,
    actual: figureOf(period, combined),
    coverage: actualCoverage(period, history, given),
    ...targetOf(goalAt(period, given.indicator)),
    ...(previous === undefined ? {} : { previous }),
  };
}

/** Rated against the line instead of the target of a period: the latest value against what is expected on the as-of date. */
function againstExpected(when: Rated, history: History, given: Case): Standing | undefined {
  const { indicator, framework, asOf } = given;
  if (!isNumeric(given)) return undefined;
  if (when.period !== undefined && !isAnswered(when.period, history, given)) return undefined;
  const known = latestKnown(history, given);
  const value = expectedAt(asOf, indicator, framework);
  if (known === undefined || known.stale || known.combined.kind !== 'value' || value === undefined) return undefined;
  const { period, combined, coverage } = known;
  const planned = sameDays(when.period, period) ? targetOf(goalAt(period, indicator)) : {};
  const goal: Goal = { kind: 'goal', period, value, working: `expected on ${asOf}` };
  return {
    period,
    coverage,
    actual: figureOf(period, combined),
    ...awaiting(when),
    ...planned,
    ...rate(combined, goal, coverage, given),
  };
}

/** There is a way to the target, of which a part can be gone. */
function isNumeric({ method }: Case): boolean {
  return method === 'from-baseline' || method === 'ratio-to-target';
}

/** No target period has ended: how far it is to the final target, unrated. */
function notDue(history: History, given: Case): Standing {
  const goal = isNumeric(given) ? finalGoal(given.indicator) : undefined;
  const known = latestKnown(history, given);
  const first = given.indicator.targets[0]?.period;
  const standing = {
    ...latest(history, given),
    ...unrated('not-due', `The first target is for ${first?.text ?? 'later'}`),
  };
  if (goal?.kind !== 'goal' || known === undefined || known.stale || known.combined.kind !== 'value') return standing;
  const achieved = compare(known.combined, goal, given);
  return achieved.kind === 'ratio' ? { ...standing, toFinal: achieved.value } : standing;
}

/** A target period has ended, is in grace and empty, and no earlier one is rated. */
function awaited(when: Rated, history: History, given: Case): Standing {
  const period = when.awaiting;
  const coverage = period === undefined ? {} : { coverage: actualCoverage(period, history, given) };
  const until = period === undefined ? '' : `; ${period.text} is awaited until ${lastDay(period, given)}`;
  return {
    ...lastKnown(history, given),
    ...awaiting(when),
    ...coverage,
    ...unrated('no-data', `No value yet${until}`),
  };
}

/** R is past its grace and empty; where nobody is expected, or only events bring values, nothing is overdue. */
function empty(period: Period, coverage: Coverage, history: History, given: Case): Standing {
  const { indicator } = given;
  const shown = lastKnown(history, given);
  if (history.at(period) !== undefined && coverage.expected === 0) {
    return { ...shown, ...unrated('no-data', `Nobody is expected to report for ${period.text}`) };
  }
  if (indicator.collectionFrequency === 'event') {
    return { ...shown, ...unrated('no-data', `No event has brought a value for ${period.text}`) };
  }
  return { ...shown, ...unrated('overdue', `No value for ${period.text}; it was due by ${lastDay(period, given)}`) };
}

function lastDay(period: Period, { indicator }: Case): string {
  return addDays(period.end, indicator.dueAfterDays);
}

function awaiting(when: Rated): Pick<Standing, 'awaiting'> {
  return when.awaiting === undefined ? {} : { awaiting: when.awaiting };
}

function withheldText({ withheld }: Coverage): string {
  return `${withheld === 1 ? 'One value is' : `${withheld} values are`} withheld`;
}
