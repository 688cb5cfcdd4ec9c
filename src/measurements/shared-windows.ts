import { comparePeriods, type Period } from '../model/period.ts';
import type { Indicator, Portfolio } from '../model/portfolio.ts';
import { contributionsTo } from '../model/roll-ups.ts';

/**
 * The windows of the combined figures in which an indicator has a share: its own where others flow into it, and those of all
 * above it. By indicator; without those that no roll-up touches. `periodsOf`: the periods of an indicator's rows.
 */
export function sharedWindows(
  portfolio: Portfolio,
  periodsOf: (indicator: Indicator) => readonly Period[],
): ReadonlyMap<Indicator, readonly Period[]> {
  const contributions = contributionsTo(portfolio);
  const shared = new Map<Indicator, Map<string, Period>>();
  for (const parent of contributions.keys()) {
    const family = membersOf(parent, contributions);
    const windows = combinedWindows(parent, family, periodsOf);
    for (const member of family) {
      const own = shared.get(member) ?? new Map<string, Period>();
      for (const period of windows)
        own.set(`${period.start}/${period.end}`, own.get(`${period.start}/${period.end}`) ?? period);
      shared.set(member, own);
    }
  }
  return new Map([...shared].map(([indicator, own]) => [indicator, [...own.values()].toSorted(comparePeriods)]));
}

/** The indicators that flow into a figure without targets, and that figure's own. */
export function withoutTargets(portfolio: Portfolio): ReadonlySet<Indicator> {
  const contributions = contributionsTo(portfolio);
  const parents = [...contributions.keys()].filter(({ targets }) => targets.length === 0);
  return new Set(parents.flatMap((parent) => membersOf(parent, contributions)));
}

/** The periods that a combined figure is shown for: its targets', else those that anything flowing into it has. */
function combinedWindows(
  parent: Indicator,
  family: readonly Indicator[],
  periodsOf: (indicator: Indicator) => readonly Period[],
): readonly Period[] {
  if (parent.targets.length > 0) return parent.targets.map(({ period }) => period);
  return family.flatMap(periodsOf);
}

/** An indicator and all that flow into it, directly or by way of others. */
function membersOf(parent: Indicator, contributions: ReturnType<typeof contributionsTo>): readonly Indicator[] {
  const found = new Set([parent]);
  // A set is walked in the order of its growth: what is added is walked too.
  for (const member of found) for (const { child } of contributions.get(member) ?? []) found.add(child);
  return [...found];
}
