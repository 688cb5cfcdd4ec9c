import { type Exact, exact } from '../model/decimal.ts';
import { startsFromZero } from '../model/planned.ts';
import type { AchievementMethod, Indicator, PlaceAggregation, Ratings } from '../model/portfolio.ts';
import { presetMethod } from '../model/ratings.ts';

/** How values of several places become one, or why that is not said. */
export type PlacesRule = PlaceAggregation | { readonly kind: 'unclear'; readonly reason: string };

/** Values that are counted over places: what they were measured as no longer matters. */
export function isCondition(rule: PlacesRule | undefined): rule is Extract<PlaceAggregation, object> {
  return typeof rule === 'object' && rule.kind !== 'unclear';
}

/** The declared rule, else sum for numbers and currencies, pooled for shares with parts of a whole population. */
export function placesRuleOf({ aggregation, measure, parts }: Indicator): PlacesRule {
  if (aggregation.places !== undefined) return aggregation.places;
  if (measure === 'number' || measure === 'currency') return 'sum';
  if ((measure === 'percentage' || measure === 'ratio') && parts !== 'sample') return 'pooled';
  return { kind: 'unclear', reason: 'how its places combine is not declared (aggregation.places)' };
}

/** The method of the calculation contract, section 3: declared or default; a preset's formula takes the place of a ratio. */
export function methodOf(indicator: Indicator, ratings: Ratings): AchievementMethod {
  if (indicator.class === 'context' || indicator.direction === 'none') return 'none';
  const method = indicator.achievement ?? defaultMethod(indicator);
  return method === 'from-baseline' || method === 'ratio-to-target' ? (presetMethod(ratings) ?? method) : method;
}

function defaultMethod(indicator: Indicator): AchievementMethod {
  const { direction, measure, aggregation } = indicator;
  if (!isCondition(aggregation.places)) {
    if (measure === 'boolean') return 'binary';
    if (measure === 'milestone') return 'steps';
    if (measure === 'ordinal' || measure === 'qualitative') return 'scale';
  }
  if (direction === 'maintain') return 'within-band';
  return startsFromZero(indicator) ? 'ratio-to-target' : 'from-baseline';
}

/** The share of the expected values that a rating needs: declared, else 1 for sums and counts, 0.7 otherwise. */
export function minCoverageOf({ minCoverage }: Indicator, rule: PlacesRule): Exact {
  if (minCoverage !== undefined) return minCoverage;
  const counted = rule === 'sum' || (isCondition(rule) && rule.kind === 'count-if');
  return exact(counted ? 1 : '0.7');
}
