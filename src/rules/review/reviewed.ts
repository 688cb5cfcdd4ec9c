import type { Framework, Indicator, IndicatorReview, Portfolio } from '../../model/portfolio.ts';

/** A review with what it is about. */
export interface Reviewed {
  readonly review: IndicatorReview;
  readonly framework: Framework;
  readonly indicator: Indicator;
}

/** The reviews of indicators that exist and are not retired: nobody scores those again. */
export function* openReviews(portfolio: Portfolio): Iterable<Reviewed> {
  for (const reviewed of reviewsIn(portfolio)) if (reviewed.indicator.status !== 'retired') yield reviewed;
}

/** The reviews of indicators that exist. */
export function* reviewsIn({ frameworks, reviews }: Portfolio): Iterable<Reviewed> {
  const byId = new Map(frameworks.map((framework) => [framework.id, framework]));
  for (const review of reviews) {
    const framework = byId.get(review.framework);
    const indicator = framework?.indicators.get(review.indicator);
    if (framework !== undefined && indicator !== undefined) yield { review, framework, indicator };
  }
}
