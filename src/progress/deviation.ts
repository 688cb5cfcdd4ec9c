import type { Exact } from '../model/decimal.ts';
import { once } from '../model/once.ts';
import { overlaps, type Period } from '../model/period.ts';
import type { Narrative } from '../model/portfolio.ts';
import type { Limits } from '../rules/limits.ts';
import type { Facts, Progress } from './facts.ts';

/** By what share of its target the value differs from it; undefined where that is within the limit, or has no meaning. */
export function deviationOf(
  { rated, actual, target, method }: Progress,
  { deviation: limit }: Pick<Limits, 'deviation'>,
): Exact | undefined {
  if (!rated || actual === undefined || target === undefined || target.value.isZero()) return undefined;
  if (method !== 'from-baseline' && method !== 'ratio-to-target') return undefined;
  const deviation = actual.value.minus(target.value).div(target.value.abs());
  return deviation.abs().lte(limit) ? undefined : deviation;
}

/** An indicator that a combined figure is made of differs to the same side at the same time: the reason is asked for there. */
export function isAskedBelow(progress: Progress, facts: Facts, limits: Pick<Limits, 'deviation'>): boolean {
  const { period } = progress;
  const deviation = deviationOf(progress, limits);
  if (period === undefined || deviation === undefined) return false;
  return below(progress, facts).some((one) => isOffToo(one, period, deviation, limits));
}

/** A combined figure misses its target, as one that it is made of does at the same time. */
function isMissedBelow(progress: Progress, facts: Facts): boolean {
  const { period } = progress;
  if (period === undefined || !isMissed(progress)) return false;
  return below(progress, facts).some(
    (one) => isMissed(one) && one.period !== undefined && overlaps(one.period, period),
  );
}

function below(progress: Progress, facts: Facts): readonly Progress[] {
  return progress.contributors
    .flatMap(({ framework, indicator }) => byTitle(facts).get(`${framework.id}/${indicator.id}`) ?? [])
    .filter((one) => one !== progress);
}

/** Rated, and not on track. */
export function isMissed({ rated, rating, framework }: Progress): boolean {
  return rated && framework.ratings.bands.some((band) => band.rating === rating && !band.good);
}

const byTitle = once(
  ({ indicators }: Facts): ReadonlyMap<string, Progress> =>
    new Map(indicators.map((progress) => [`${progress.framework.id}/${progress.indicator.id}`, progress])),
);

function isOffToo(progress: Progress, period: Period, deviation: Exact, limits: Pick<Limits, 'deviation'>): boolean {
  const own = deviationOf(progress, limits);
  if (own === undefined || progress.period === undefined) return false;
  return own.isNegative() === deviation.isNegative() && overlaps(progress.period, period);
}

/** The narrative gives a deviation or its cause, for the rated period or a part or the whole of it. */
export function isExplained({ indicator, period }: Progress, narrative: Narrative): boolean {
  if (narrative.framework !== indicator.framework || period === undefined) return false;
  const said = narrative.indicators.get(indicator.id);
  return overlaps(narrative.period, period) && (said?.deviation !== undefined || said?.cause !== undefined);
}

/** Its target is missed, or its value differs from it by more than the limit: somebody is to say why. */
export function asksForReason(progress: Progress, limits: Pick<Limits, 'deviation'>): boolean {
  return isMissed(progress) || deviationOf(progress, limits) !== undefined;
}

/** What asks for a reason has none in a narrative, neither of its own nor of an indicator that it is made of. */
export function lacksNarrative(progress: Progress, facts: Facts, limits: Pick<Limits, 'deviation'>): boolean {
  if (!asksForReason(progress, limits)) return false;
  if (facts.portfolio.narratives.some((one) => isExplained(progress, one))) return false;
  return !isLeftToParts(progress, facts, limits);
}

/** The reason is asked for with the indicators that are combined in it. */
export function isLeftToParts(progress: Progress, facts: Facts, limits: Pick<Limits, 'deviation'>): boolean {
  return isAskedBelow(progress, facts, limits) || isMissedBelow(progress, facts);
}
