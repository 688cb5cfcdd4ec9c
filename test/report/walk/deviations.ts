import { Decimal } from 'decimal.js';
import { definitionOf, type Known, type Plain } from './facts.ts';
import { methodOf } from './together.ts';
import { days } from './written.ts';

/** Which indicators miss or differ from their target, and of which nobody says why: worked out anew from JSON and narratives. */

const onTrack = ['exceeded', 'achieved', 'on-track'];
const below = ['regressed', 'off-track', 'at-risk'];
/** The default profile; neither shipped portfolio sets another. */
const limit = '0.1';

export function isMissed({ rating }: Plain): boolean {
  return below.includes(rating);
}

export function isOnTrack({ rating }: Plain): boolean {
  return onTrack.includes(rating);
}

function deviation(fact: Plain, known: Known): Decimal | undefined {
  const { actual, target } = fact;
  if (!(isMissed(fact) || isOnTrack(fact)) || actual === null || target === null) return undefined;
  if (!['From the baseline', 'Share of the target'].includes(methodOf(definitionOf(fact, known)))) return undefined;
  const planned = new Decimal(target.value);
  if (planned.isZero()) return undefined;
  const share = new Decimal(actual.value).minus(planned).div(planned.abs());
  return share.abs().gt(limit) ? share : undefined;
}

export function isUnexplained(fact: Plain, known: Known): boolean {
  const own = deviation(fact, known);
  if (!isMissed(fact) && own === undefined) return false;
  const isTold = known.narratives.some(({ framework, period, indicators }) => {
    const { deviation: said, cause } = indicators?.[fact.indicator] ?? {};
    return framework === fact.framework && meet(period, fact.period) && (said ?? cause) !== undefined;
  });
  if (isTold) return false;
  const parts = known.json.filter((one) => one !== fact && isPartOf(one, fact) && meet(one.period, fact.period));
  const isAskedBelow = parts.some((one) => {
    const its = deviation(one, known);
    return own !== undefined && its !== undefined && its.isNegative() === own.isNegative();
  });
  return !isAskedBelow && !(isMissed(fact) && parts.some(isMissed));
}

function isPartOf({ framework, indicator }: Plain, { contributors }: Plain): boolean {
  return contributors.some((one: Plain) => one.framework === framework && one.indicator === indicator);
}

export function meet(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  const [[from, to], [start, end]] = [days(a), days(b)];
  return from <= end && start <= to;
}
