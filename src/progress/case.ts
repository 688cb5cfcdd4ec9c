import type { Observed } from '../measurements/observation.ts';
import { cumulationOf, methodOf, type PlacesRule, placesRuleOf } from '../model/defaults.ts';
import type { AchievementMethod, Cumulation, Framework, Indicator, Portfolio } from '../model/portfolio.ts';

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
  /** Undefined where it is not declared and nothing can be assumed. */
  readonly cumulation: Cumulation | undefined;
  /** Indicators of other frameworks that roll up to this one: framework/id. */
  readonly feeders: readonly string[];
}

export function caseOf(given: Pick<Case, 'portfolio' | 'framework' | 'indicator' | 'observed' | 'asOf'>): Case {
  const { indicator, framework, portfolio } = given;
  return {
    ...given,
    method: methodOf(indicator, framework.ratings),
    places: placesRuleOf(indicator),
    cumulation: cumulationOf(indicator),
    feeders: feedersOf(`${framework.id}/${indicator.id}`, portfolio),
  };
}

function feedersOf(name: string, { frameworks }: Portfolio): readonly string[] {
  return frameworks.flatMap(({ id, indicators }) =>
    [...indicators.values()]
      .filter(({ rollsUpTo }) => rollsUpTo?.id === name)
      .map((indicator) => `${id}/${indicator.id}`),
  );
}
