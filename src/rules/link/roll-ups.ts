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

/** The roll-ups of a portfolio, and of which indicators it is certain that these are all. */
interface RollUps {
  readonly all: readonly RollUp[];
  /** A file that could not be read, or a misspelt id, may hold one more of any of them. */
  readonly whole: boolean;
  /** Names of indicators into which a retired one rolled up: it may have a share in their older figures. */
  readonly hadMore: ReadonlySet<string>;
}

const known = new WeakMap<Portfolio, RollUps>();

/** Looked for once a portfolio, because every rule of the family asks. */
function look(portfolio: Portfolio): RollUps {
  const before = known.get(portfolio);
  if (before !== undefined) return before;
  const byId = new Map(portfolio.frameworks.map((framework) => [framework.id, framework]));
  const all: RollUp[] = [];
  const hadMore = new Set<string>();
  let whole = portfolio.unknown.frameworks.size === 0;
  for (const childFramework of portfolio.frameworks) {
    for (const child of childFramework.indicators.values()) {
      if (child.rollsUpTo === undefined) continue;
      const parent = findIndicator(portfolio, childFramework, child.rollsUpTo.id);
      const parentFramework = typeof parent === 'string' ? undefined : byId.get(parent.framework);
      if (typeof parent === 'string' || parentFramework === undefined || !isDefined(child) || !isDefined(parent))
        whole = false;
      else if (child.status === 'retired') hadMore.add(nameOf(parent));
      else if (parent.status !== 'retired' && parentFramework !== childFramework)
        all.push({ child, childFramework, parent, parentFramework, at: child.rollsUpTo.at });
    }
  }
  const found = { all, whole, hadMore };
  known.set(portfolio, found);
  return found;
}

/** What it uses was found in the library: otherwise nothing is known of what it measures. */
function isDefined({ uses, at, definitionAt }: Indicator): boolean {
  return uses === undefined || definitionAt !== at;
}

/** All roll-ups whose two ends are known. */
export function rollUpsOf(portfolio: Portfolio): readonly RollUp[] {
  return look(portfolio).all;
}

/** Whether the known roll-ups into an indicator are all there are and were. */
export function areAll(portfolio: Portfolio, parent: Indicator): boolean {
  const { whole, hadMore } = look(portfolio);
  return whole && !hadMore.has(nameOf(parent));
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
