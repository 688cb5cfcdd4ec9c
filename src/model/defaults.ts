import { type Exact, exact } from './decimal.ts';
import { isAdditive, isCounted, isOnScale, isQuotient } from './measure.ts';
import type {
  AchievementMethod,
  Aggregation,
  Cumulation,
  Definition,
  Indicator,
  PlaceAggregation,
  Ratings,
} from './portfolio.ts';
import { presetMethod } from './ratings.ts';

/** How values of several places become one, or why that is not said. */
export type PlacesRule = PlaceAggregation | { readonly kind: 'unclear'; readonly reason: string };

/** Values that are counted over places: what they were measured as no longer matters. */
export function isCondition(rule: PlacesRule | undefined): rule is Extract<PlaceAggregation, object> {
  return typeof rule === 'object' && rule.kind !== 'unclear';
}

/** The declared rule, else sum for numbers and currencies, pooled for shares with parts of a whole population. */
export function placesRuleOf(definition: Definition): PlacesRule {
  const { aggregation, parts } = definition;
  if (aggregation.places !== undefined) return aggregation.places;
  if (isAdditive(definition)) return 'sum';
  if (isQuotient(definition) && parts !== 'sample') return 'pooled';
  return { kind: 'unclear', reason: 'how its places combine is not declared (aggregation.places)' };
}

/** How figures of several frameworks become one, or why that is not said. */
export type CombiningRule =
  | NonNullable<Aggregation['frameworks']>
  | { readonly kind: 'unclear'; readonly reason: string };

/** The declared rule, else sum for numbers and currencies, pooled for shares with parts of a whole population. */
export function frameworksRuleOf(definition: Definition): CombiningRule {
  const { aggregation, parts } = definition;
  if (aggregation.frameworks !== undefined) return aggregation.frameworks;
  if (isAdditive(definition) && !isCounted(definition)) return 'sum';
  if (isQuotient(definition) && !isCounted(definition) && parts !== 'sample') return 'pooled';
  return { kind: 'unclear', reason: 'how its frameworks combine is not declared (aggregation.frameworks)' };
}

/** The declared cumulation; what can only be a level is a level. */
export function cumulationOf(definition: Definition): Cumulation | undefined {
  const { cumulation, measure } = definition;
  if (cumulation !== undefined) return cumulation;
  return measure === undefined || isAdditive(definition) ? undefined : 'point-in-time';
}

/** Followed without being aimed at: there is nothing to rate. */
export function isUnrated({ class: role, direction, achievement }: Definition): boolean {
  return role === 'context' || direction === 'none' || achievement === 'none';
}

/** The method of the calculation contract, section 3: declared or default; a preset's formula takes the place of a ratio. */
export function methodOf(indicator: Indicator, ratings: Ratings): AchievementMethod {
  if (isUnrated(indicator)) return 'none';
  const method = indicator.achievement ?? defaultMethod(indicator);
  return method === 'from-baseline' || method === 'ratio-to-target' ? (presetMethod(ratings) ?? method) : method;
}

function defaultMethod(indicator: Indicator): AchievementMethod {
  const { direction, measure, aggregation } = indicator;
  if (!isCondition(aggregation.places)) {
    if (measure === 'boolean') return 'binary';
    if (measure === 'milestone') return 'steps';
    if (isOnScale(indicator)) return 'scale';
  }
  if (direction === 'maintain') return 'within-band';
  return startsFromZero(indicator) ? 'ratio-to-target' : 'from-baseline';
}

/** The figure counts up from nothing, so that its baseline has no part in it. */
export function startsFromZero({ cumulation, targetsIncludeBaseline, baseline }: Indicator): boolean {
  if (cumulation === 'incremental') return true;
  if (cumulation === 'cumulative-targets') return targetsIncludeBaseline !== true;
  return cumulation === 'cumulative-values' && baseline?.kind === 'not-applicable';
}

/** The share of the expected values that a rating needs: declared, else 1 for sums and counts, 0.7 otherwise. */
export function minCoverageOf({ minCoverage }: Indicator, rule: PlacesRule): Exact {
  if (minCoverage !== undefined) return minCoverage;
  const counted = rule === 'sum' || (isCondition(rule) && rule.kind === 'count-if');
  return exact(counted ? 1 : '0.7');
}
