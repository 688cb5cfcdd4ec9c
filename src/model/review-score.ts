import type { Location } from '../text/location.ts';
import { type Exact, exact, sum, zero } from './decimal.ts';
import type { IndicatorReview, ReviewSettings } from './portfolio.ts';

/** What one reviewer gives for one criterion, 0 to 3. */
export interface GivenScore {
  readonly by: string;
  readonly score: number;
  readonly at: Location;
}

/** The scores of all reviewers for a criterion; none where it is still open. */
export function scoresFor({ reviews }: IndicatorReview, criterion: string): readonly GivenScore[] {
  return reviews.flatMap(({ party, scores }) => {
    const given = scores.get(criterion);
    return given === undefined || given.score === null ? [] : [{ by: party.id, score: given.score, at: given.at }];
  });
}

/**
 * 100 · Σ(weight × mean score) ÷ Σ(3 × weight), 0 to 100 (domain reference, section 3.4). Undefined until each criterion has a
 * score, and where all weights are 0.
 */
export function scoreOf(review: IndicatorReview, { criteria }: ReviewSettings): Exact | undefined {
  const weighed = [...criteria.values()].map(({ id, weight }) => ({
    weight: exact(weight),
    given: scoresFor(review, id).map(({ score }) => exact(score)),
  }));
  const most = sum(weighed.map(({ weight }) => weight.times(3)));
  if (most.eq(zero) || weighed.some(({ given }) => given.length === 0)) return undefined;
  return sum(weighed.map(({ weight, given }) => weight.times(sum(given)).div(given.length)))
    .times(100)
    .div(most)
    .toDecimalPlaces(12);
}

/** Criteria to which every reviewer gives 0, and whose 0 rules the indicator out as it stands. */
export function knockOuts(review: IndicatorReview, { criteria }: ReviewSettings): readonly string[] {
  return [...criteria.values()].flatMap(({ id, knockOut }) => {
    const given = scoresFor(review, id);
    return knockOut && given.length > 0 && given.every(({ score }) => score === 0) ? [id] : [];
  });
}
