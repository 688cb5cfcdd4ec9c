import type { Location } from '../text/location.ts';
import { findIndicator } from './chain.ts';
import { isDefined } from './indicators.ts';
import { once } from './once.ts';
import type { Framework, Indicator, Portfolio } from './portfolio.ts';

/** An indicator of one framework whose figures go into an indicator of another; neither is retired. */
export interface RollUp {
  readonly child: Indicator;
  readonly childFramework: Framework;
  readonly parent: Indicator;
  readonly parentFramework: Framework;
  /** Where the child says so. */
  readonly at: Location;
}

/** The roll-ups of a portfolio, and of which indicators it is certain that these are all. */
interface RollUps {
  readonly all: readonly RollUp[];
  /** From a retired indicator, or to one. */
  readonly retired: readonly RollUp[];
  /** A file that could not be read, or a misspelt id, may hold one more of any of them. */
  readonly whole: boolean;
  /** Names of indicators with more than these: a retired one has a share in older figures, one in a circle has none that is known. */
  readonly hadMore: ReadonlySet<string>;
  /** Those that lead back to where they start; no figure is made of them, and nothing else is asked of them. */
  readonly circles: readonly (readonly RollUp[])[];
}

const look = once((portfolio: Portfolio): RollUps => {
  const byId = new Map(portfolio.frameworks.map((framework) => [framework.id, framework]));
  const all: RollUp[] = [];
  const retired: RollUp[] = [];
  const hadMore = new Set<string>();
  let whole = portfolio.unknown.frameworks.size === 0;
  for (const childFramework of portfolio.frameworks) {
    for (const child of childFramework.indicators.values()) {
      if (child.rollsUpTo === undefined) continue;
      const parent = findIndicator(portfolio, childFramework, child.rollsUpTo.id);
      const parentFramework = typeof parent === 'string' ? undefined : byId.get(parent.framework);
      if (typeof parent === 'string' || parentFramework === undefined || !isDefined(child) || !isDefined(parent))
        whole = false;
      else if (parentFramework !== childFramework) {
        const isRetired = child.status === 'retired' || parent.status === 'retired';
        if (child.status === 'retired') hadMore.add(nameOf(parent));
        (isRetired ? retired : all).push({ child, childFramework, parent, parentFramework, at: child.rollsUpTo.at });
      }
    }
  }
  const circles = circlesIn(all);
  const circling = new Set(circles.flat());
  for (const { parent } of circling) hadMore.add(nameOf(parent));
  return { all: all.filter((rollUp) => !circling.has(rollUp)), retired, whole, hadMore, circles };
});

/** Every indicator has one way up at most: a circle is where that way comes back to itself. */
function circlesIn(all: readonly RollUp[]): readonly (readonly RollUp[])[] {
  const upwards = new Map(all.map((rollUp) => [rollUp.child, rollUp]));
  const done = new Set<Indicator>();
  return all.flatMap(({ child }) => {
    const circle = circleFrom(child, upwards, done);
    return circle.length === 0 ? [] : [circle];
  });
}

/** The circle that the way up from an indicator runs into, if nobody has walked it yet. */
function circleFrom(start: Indicator, upwards: ReadonlyMap<Indicator, RollUp>, done: Set<Indicator>): RollUp[] {
  const way: RollUp[] = [];
  const steps = new Map<Indicator, number>();
  for (let here = upwards.get(start); here !== undefined; here = upwards.get(here.parent)) {
    const seenAt = steps.get(here.child);
    if (seenAt !== undefined) return way.slice(seenAt);
    if (done.has(here.child)) return [];
    done.add(here.child);
    steps.set(here.child, way.length);
    way.push(here);
  }
  return [];
}

/** The circles of roll-ups. */
export function rollUpCircles(portfolio: Portfolio): readonly (readonly RollUp[])[] {
  return look(portfolio).circles;
}

/** All roll-ups whose two ends are known and that lead upwards. */
export function rollUpsOf(portfolio: Portfolio): readonly RollUp[] {
  return look(portfolio).all;
}

/** Whether the known roll-ups into an indicator are all there are and were. */
export function areAll(portfolio: Portfolio, parent: Indicator): boolean {
  const { whole, hadMore } = look(portfolio);
  return whole && !hadMore.has(nameOf(parent));
}

/** The roll-ups into each indicator that has any, in the order of the portfolio. */
export const rollUpsByParent = once((portfolio: Portfolio): ReadonlyMap<Indicator, readonly [RollUp, ...RollUp[]]> => {
  const byParent = new Map<Indicator, [RollUp, ...RollUp[]]>();
  for (const rollUp of rollUpsOf(portfolio)) {
    const before = byParent.get(rollUp.parent);
    if (before === undefined) byParent.set(rollUp.parent, [rollUp]);
    else before.push(rollUp);
  }
  return byParent;
});

/**
 * What flows into each indicator, as figures have it: retired ones too, because they have a share in older figures. Circles are
 * left out.
 */
export const contributionsTo = once((portfolio: Portfolio): ReadonlyMap<Indicator, readonly RollUp[]> => {
  const { all, retired, circles } = look(portfolio);
  const circling = new Set(circles.flat().map(({ child }) => child));
  const byParent = new Map<Indicator, RollUp[]>();
  for (const rollUp of [...all, ...retired]) {
    if (circling.has(rollUp.child) && circling.has(rollUp.parent)) continue;
    byParent.set(rollUp.parent, [...(byParent.get(rollUp.parent) ?? []), rollUp]);
  }
  return byParent;
});

/** Why what flows into an indicator is not known whole: it is in a circle, or something could not be read. Undefined where it is. */
export function unknownContributions(portfolio: Portfolio, indicator: Indicator): string | undefined {
  const { circles, whole } = look(portfolio);
  if (circles.flat().some(({ child }) => child === indicator)) return 'it rolls up to itself';
  if (whole || !contributionsTo(portfolio).has(indicator)) return undefined;
  return 'a framework or a roll-up cannot be read, so that what flows into it is not known whole';
}

/** How many of the places that a finding has, one for each child, it shows: a thousand help nobody. */
export const placesShown = 20;

/** The name of an indicator across frameworks: framework/id. */
export function nameOf({ framework, id }: Indicator): string {
  return `${framework}/${id}`;
}
