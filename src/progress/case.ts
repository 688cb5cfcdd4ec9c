import type { Observed } from '../measurements/observation.ts';
import {
  type CombiningRule,
  cumulationOf,
  frameworksRuleOf,
  methodOf,
  type PlacesRule,
  placesRuleOf,
} from '../model/defaults.ts';
import { originalOf } from '../model/original.ts';
import type { AchievementMethod, Cumulation, Framework, Indicator, Portfolio } from '../model/portfolio.ts';
import { contributionsTo, unknownContributions } from '../model/roll-ups.ts';

/** One indicator with all that its computation reads, and what its definition leaves to defaults. */
export interface Case {
  readonly portfolio: Portfolio;
  readonly framework: Framework;
  readonly indicator: Indicator;
  readonly observed: Observed | undefined;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly method: AchievementMethod;
  readonly places: PlacesRule;
  readonly frameworks: CombiningRule;
  /** Undefined where it is not declared and nothing can be assumed. */
  readonly cumulation: Cumulation | undefined;
  /** Indicators of other frameworks that flow into this one. */
  readonly contributors: readonly Case[];
  /** Why these are not all that are known of. */
  readonly unknown?: string;
}

/** Which targets and baseline are compared with: those that hold, or those before all revisions. */
export type PlanEdition = 'current' | 'original';

/** The cases of a portfolio's indicators, each made once: what flows into one is a case of its own. */
export function casesOf(
  portfolio: Portfolio,
  observed: ReadonlyMap<string, Observed>,
  { asOf, plan = 'current' }: { readonly asOf: string; readonly plan?: PlanEdition },
): (framework: Framework, indicator: Indicator) => Case {
  const contributions = contributionsTo(portfolio);
  const known = new Map<Indicator, Case>();
  const make = (framework: Framework, indicator: Indicator): Case => {
    const before = known.get(indicator);
    if (before !== undefined) return before;
    const unknown = unknownContributions(portfolio, indicator);
    const planned = plan === 'original' ? originalOf(indicator) : indicator;
    const made: Case = {
      ...{ portfolio, framework, indicator: planned, asOf },
      observed: observed.get(`${framework.id}/${indicator.id}`),
      method: methodOf(planned, framework.ratings),
      places: placesRuleOf(indicator),
      frameworks: frameworksRuleOf(indicator),
      cumulation: cumulationOf(indicator),
      contributors: (contributions.get(indicator) ?? []).map(({ childFramework, child }) =>
        make(childFramework, child),
      ),
      ...(unknown === undefined ? {} : { unknown }),
    };
    known.set(indicator, made);
    return made;
  };
  return make;
}
