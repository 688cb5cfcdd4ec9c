import type { Coverage, Observation } from '../measurements/observation.ts';
import { type Period, sameDays } from '../model/period.ts';
import type { Indicator } from '../model/portfolio.ts';
import type { Case } from './case.ts';
import { combineFrameworks } from './combine-frameworks.ts';
import type { Combined } from './combined.ts';
import { twice } from './double-count.ts';
import { accumulateOwn, addCoverage, type Contribution, type Moment, placesTogether, withBaseline } from './moment.ts';

/** The windows of a figure that combines frameworks: calculation contract, section 1.5. */
export function combinedMoments(given: Case): readonly Moment[] {
  return (given.observed?.shared?.windows ?? [])
    .filter(({ period }) => isShown(period, given))
    .map(({ period }) => {
      const moment = combinedMoment(period, given);
      return { ...moment, combined: withBaseline(moment.combined, given) };
    });
}

/** The indicator's own windows, not those of figures above it: its target periods, where it has any. */
function isShown(period: Period, { indicator }: Case): boolean {
  return indicator.targets.length === 0 || indicator.targets.some((target) => sameDays(target.period, period));
}

/** Own rows and what flows in, in one window; without the baseline, which is told once, at the top. */
function combinedMoment(period: Period, given: Case): Moment {
  const contributions = [
    ...ownContribution(period, given),
    ...given.contributors.flatMap((from) => contribution(period, from)),
  ];
  const observation = togetherObserved(period, contributions);
  return { period, observation, contributions, combined: combineContributions(contributions, given, period) };
}

function contribution(period: Period, from: Case): readonly Contribution[] {
  const moment = from.contributors.length > 0 ? combinedMoment(period, from) : leafMoment(period, from);
  // Nobody waits for a retired one; it has a share in what it reported.
  if (moment === undefined || (from.indicator.status === 'retired' && moment.combined.kind === 'none')) return [];
  return [{ from, moment }];
}

/** Rows of the combined indicator itself: one more contribution, where it has any. */
function ownContribution(period: Period, given: Case): readonly Contribution[] {
  const isMeasured = given.observed?.shared?.windows.some(
    ({ values, coverage }) => values.length > 0 || coverage.withheld > 0,
  );
  if (isMeasured !== true) return [];
  return contribution(period, { ...given, contributors: [] });
}

function leafMoment(period: Period, from: Case): Moment | undefined {
  const observation = from.observed?.shared?.windows.find((window) => sameDays(window.period, period));
  if (observation === undefined) return undefined;
  return { period, observation, combined: placesTogether(observation, from) };
}

function togetherObserved(period: Period, contributions: readonly Contribution[]): Observation {
  return {
    period,
    values: contributions.flatMap(({ moment }) => moment.observation.values),
    coverage: addCoverage(contributions.map(({ from, moment }) => named(moment.observation.coverage, from.indicator))),
    reported: contributions.some(({ moment }) => moment.observation.reported),
  };
}

function named(coverage: Coverage, { framework }: Indicator): Coverage {
  return { ...coverage, missing: coverage.missing.map((one) => ({ framework, ...one })) };
}

/** Windows of new values as one: each contribution over time, then all of them. */
export function accumulateContributions(moments: readonly Moment[], given: Case): Combined {
  const [first, second] = moments;
  if (first === undefined) return { kind: 'none' };
  if (second === undefined) return first.combined;
  const reason = moments.flatMap(({ period }) => twice(period, given) ?? [])[0];
  return reason === undefined ? combineFrameworks(contributionsOver(moments), given) : { kind: 'refused', reason };
}

/** What each contribution brings over several windows, with its coverage. */
export function contributionsOver(
  moments: readonly Moment[],
): readonly { readonly from: Case; readonly combined: Combined; readonly coverage: Coverage }[] {
  const byIndicator = new Map<Indicator, { readonly from: Case; readonly moments: Moment[] }>();
  for (const { from, moment } of moments.flatMap(({ contributions }) => contributions ?? [])) {
    const before = byIndicator.get(from.indicator);
    if (before === undefined) byIndicator.set(from.indicator, { from, moments: [moment] });
    else before.moments.push(moment);
  }
  return [...byIndicator.values()].map(({ from, moments: own }) => ({
    from,
    combined: from.contributors.length > 0 ? accumulateContributions(own, from) : accumulateOwn(own, from),
    coverage: addCoverage(own.map(({ observation }) => observation.coverage)),
  }));
}

function combineContributions(contributions: readonly Contribution[], given: Case, period: Period): Combined {
  const reason = twice(period, given);
  if (reason !== undefined) return { kind: 'refused', reason };
  const parts = contributions.map(({ from, moment }) => ({ from, combined: moment.combined }));
  return combineFrameworks(parts, given);
}
