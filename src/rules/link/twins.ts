import type { Framework, Indicator, Portfolio } from '../../model/portfolio.ts';
import { linksOutside } from './reach.ts';
import { rollUpsOf } from './roll-ups.ts';

/** The frameworks that each framework feeds, by results or by figures. */
export function parentsOf(portfolio: Portfolio): ReadonlyMap<Framework, readonly Framework[]> {
  const parents = new Map<Framework, Set<Framework>>();
  const add = (lower: Framework, higher: Framework) =>
    parents.set(lower, (parents.get(lower) ?? new Set()).add(higher));
  for (const framework of portfolio.frameworks) {
    for (const { to } of linksOutside(portfolio, framework)) add(framework, to.framework);
  }
  for (const { childFramework, parentFramework } of rollUpsOf(portfolio)) add(childFramework, parentFramework);
  return new Map([...parents].map(([lower, higher]) => [lower, [...higher]]));
}

/** The live indicator of a framework with the same shared definition, else with the same id. */
export function twinIn({ indicators }: Framework, indicator: Indicator): Indicator | undefined {
  const { id, uses, framework } = indicator;
  const twins = [...indicators.values()].filter(
    (one) => one.status !== 'retired' && isTwin(one, indicator) && !one.rollsUpTo?.id.startsWith(`${framework}/`),
  );
  return twins.find((one) => uses !== undefined && one.uses?.id === uses.id) ?? twins.find((one) => one.id === id);
}

/** Whether two indicators of different frameworks are known by one shared definition or one id. */
export function isTwin(one: Indicator, other: Indicator): boolean {
  return one.id === other.id || (one.uses !== undefined && one.uses.id === other.uses?.id);
}
