import type { Indicator, Portfolio } from '../../model/portfolio.ts';
import { nameOf, type RollUp, rollUpsOf } from '../../model/roll-ups.ts';
import { say } from '../../model/text.ts';
import type { Finding } from '../../text/finding.ts';
import type { Rule } from '../rule.ts';
import { plain } from './same-text.ts';

/** A figure reaches an indicator above it by one route. */
export const linkRollupTwoRoutes: Rule = {
  id: 'link-rollup-two-routes',
  severity: 'error',
  summary: 'A figure reaches an indicator above it by one route, not directly and by way of a region as well.',
  why: 'What arrives twice is counted twice, and each of the two links looks right by itself.',
  fix: 'Keep one of the two roll-ups; where the two measure different things, give them different names and places.',
  reach: 'outline',
  *check({ portfolio }) {
    const upwards = new Map(rollUpsOf(portfolio).map((rollUp) => [rollUp.child, rollUp]));
    for (const [first, ...others] of alike(portfolio)) {
      for (const other of others) {
        if (first !== undefined) yield* meeting(first, other, upwards);
      }
    }
  },
};

/** The roll-ups of one framework that start from the same figure: the same shared definition or the same name. */
function alike(portfolio: Portfolio): Iterable<readonly RollUp[]> {
  const groups = new Map<string, RollUp[]>();
  for (const rollUp of rollUpsOf(portfolio)) {
    const { uses, name, framework } = rollUp.child;
    const what = uses?.id ?? plain(say(name, portfolio.languages));
    if (what === '') continue;
    const key = `${framework} ${what}`;
    groups.set(key, [...(groups.get(key) ?? []), rollUp]);
  }
  return groups.values();
}

function* meeting(first: RollUp, other: RollUp, upwards: ReadonlyMap<Indicator, RollUp>): Iterable<Finding> {
  if (apart(first.child, other.child)) return;
  const [route, second] = [routeOf(first.child, upwards), routeOf(other.child, upwards)];
  const top = route.find((indicator) => second.includes(indicator));
  if (top === undefined) return;
  yield {
    at: other.at,
    message: `${nameOf(other.child)} is the same figure as ${nameOf(first.child)}, and both reach ${nameOf(top)}: ${second[0] === route[0] ? 'each directly' : `the one ${via(second, top)}, the other ${via(route, top)}`}.`,
    hint: 'Remove one of the two roll-ups.',
    related: [{ at: first.at, message: 'The other route starts here.' }],
  };
}

function via(route: readonly Indicator[], top: Indicator): string {
  const between = route.slice(0, route.indexOf(top));
  return between.length === 0 ? 'directly' : `by way of ${between.map(nameOf).join(' and ')}`;
}

/** Everything above an indicator, nearest first; a circle is walked once. */
function routeOf(start: Indicator, upwards: ReadonlyMap<Indicator, RollUp>): readonly Indicator[] {
  const route: Indicator[] = [];
  for (let here = upwards.get(start)?.parent; here !== undefined; here = upwards.get(here)?.parent) {
    if (route.includes(here)) return route;
    route.push(here);
  }
  return route;
}

/** Two figures of places that do not meet are two figures. */
function apart(one: Indicator, other: Indicator): boolean {
  if (one.places === undefined || other.places === undefined) return false;
  const places = new Set(one.places.map(({ id }) => id));
  return !other.places.some(({ id }) => places.has(id));
}
