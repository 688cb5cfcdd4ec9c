import { once } from '../../model/once.ts';
import type { Framework, Indicator, Portfolio } from '../../model/portfolio.ts';
import { nameOf, type RollUp, rollUpsByParent, rollUpsOf } from '../../model/roll-ups.ts';
import { linksOutside } from './reach.ts';

/** The frameworks that each framework feeds, by results or by figures. */
export const parentsOf = once((portfolio: Portfolio): ReadonlyMap<Framework, readonly Framework[]> => {
  const parents = new Map<Framework, Set<Framework>>();
  const add = (lower: Framework, higher: Framework) =>
    parents.set(lower, (parents.get(lower) ?? new Set()).add(higher));
  for (const framework of portfolio.frameworks) {
    for (const { to } of linksOutside(portfolio, framework)) add(framework, to.framework);
  }
  for (const { childFramework, parentFramework } of rollUpsOf(portfolio)) add(childFramework, parentFramework);
  return new Map([...parents].map(([lower, higher]) => [lower, [...higher]]));
});

/** The live indicator of a framework with the same shared definition, else with the same id. */
function twinIn({ indicators }: Framework, indicator: Indicator): Indicator | undefined {
  const { id, framework } = indicator;
  const twins = [...indicators.values()].filter(
    (one) => one.status !== 'retired' && isTwin(one, indicator) && !one.rollsUpTo?.id.startsWith(`${framework}/`),
  );
  return twins.find((one) => sharesDefinition(one, indicator)) ?? twins.find((one) => one.id === id);
}

/** Whether two indicators of different frameworks are known by one shared definition or one id. */
export function isTwin(one: Indicator, other: Indicator): boolean {
  return one.id === other.id || sharesDefinition(one, other);
}

/** Indicators that do not roll up, though a parent framework combines the same one from others. */
export const missingRollUps = once((portfolio: Portfolio): readonly MissingRollUp[] => [...gatherMissing(portfolio)]);

interface MissingRollUp {
  readonly indicator: Indicator;
  readonly parent: Indicator;
}

function* gatherMissing(portfolio: Portfolio): Iterable<MissingRollUp> {
  const byParent = rollUpsByParent(portfolio);
  const fed = new Set(rollUpsOf(portfolio).map(({ child, parent }) => `${child.framework} ${nameOf(parent)}`));
  for (const [framework, above] of parentsOf(portfolio)) {
    for (const indicator of framework.indicators.values()) {
      if (indicator.rollsUpTo !== undefined || indicator.status === 'retired') continue;
      const parent = above
        .flatMap((one) => twinIn(one, indicator) ?? [])
        .find((twin) => isCombined(twin, indicator, byParent));
      if (parent !== undefined && !fed.has(`${framework.id} ${nameOf(parent)}`)) yield { indicator, parent };
    }
  }
}

/** Whether a parent's indicator is made of others: some feed it, or the definition that both share says how. */
function isCombined(
  parent: Indicator,
  indicator: Indicator,
  byParent: ReadonlyMap<Indicator, readonly RollUp[]>,
): boolean {
  if (byParent.has(parent)) return true;
  const { frameworks } = parent.aggregation;
  return sharesDefinition(parent, indicator) && frameworks !== undefined && frameworks !== 'none';
}

export function sharesDefinition({ uses }: Indicator, other: Indicator): boolean {
  return uses !== undefined && uses.id === other.uses?.id;
}
