import { findIndicator } from '../../model/chain.ts';
import type { Framework, Indicator, Portfolio } from '../../model/portfolio.ts';
import type { Location } from '../../text/location.ts';

/** An indicator of one framework whose figures go into an indicator of another; neither is retired. */
export interface RollUp {
  readonly child: Indicator;
  readonly childFramework: Framework;
  readonly parent: Indicator;
  readonly parentFramework: Framework;
  /** Where the child says so. */
  readonly at: Location;
}

const known = new WeakMap<Portfolio, readonly RollUp[]>();

/** All roll-ups whose two ends are known: looked for once a portfolio, because every rule of the family asks. */
export function rollUpsOf(portfolio: Portfolio): readonly RollUp[] {
  const before = known.get(portfolio);
  if (before !== undefined) return before;
  const byId = new Map(portfolio.frameworks.map((framework) => [framework.id, framework]));
  const found = portfolio.frameworks.flatMap((childFramework) =>
    [...childFramework.indicators.values()].flatMap((child): RollUp[] => {
      if (child.rollsUpTo === undefined || child.status === 'retired') return [];
      const parent = findIndicator(portfolio, childFramework, child.rollsUpTo.id);
      if (typeof parent === 'string' || parent.status === 'retired' || parent.framework === child.framework) return [];
      const parentFramework = byId.get(parent.framework);
      if (parentFramework === undefined) return [];
      return [{ child, childFramework, parent, parentFramework, at: child.rollsUpTo.at }];
    }),
  );
  known.set(portfolio, found);
  return found;
}

/** The roll-ups into each indicator that has any, in the order of the portfolio. */
export function rollUpsByParent(portfolio: Portfolio): ReadonlyMap<Indicator, readonly [RollUp, ...RollUp[]]> {
  const byParent = new Map<Indicator, [RollUp, ...RollUp[]]>();
  for (const rollUp of rollUpsOf(portfolio)) {
    const before = byParent.get(rollUp.parent);
    if (before === undefined) byParent.set(rollUp.parent, [rollUp]);
    else before.push(rollUp);
  }
  return byParent;
}

/** The name of an indicator across frameworks: framework/id. */
export function nameOf({ framework, id }: Indicator): string {
  return `${framework}/${id}`;
}
