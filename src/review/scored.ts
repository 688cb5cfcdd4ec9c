import { levelOf } from '../model/chain.ts';
import { type Exact, exact, sum } from '../model/decimal.ts';
import { liveIndicators } from '../model/indicators.ts';
import type {
  Criterion,
  Decision,
  Framework,
  Indicator,
  IndicatorReview,
  Portfolio,
  Result,
  ReviewSettings,
} from '../model/portfolio.ts';
import { knockOuts, scoreOf, scoresFor } from '../model/review-score.ts';

/** What a score asks for; open: a criterion has no score yet. */
export type ScoreBand = 'keep' | 'revise' | 'drop' | 'open';

/** What the reviewers together give for a criterion. */
export interface CriterionScore {
  readonly criterion: Criterion;
  readonly mean?: Exact;
  /** Between the highest and the lowest score. */
  readonly spread: number;
  readonly given: readonly { readonly by: string; readonly score: number }[];
}

/** An indicator of the long list, with what its reviewers make of it. */
export interface ScoredIndicator {
  readonly framework: Framework;
  readonly indicator: Indicator;
  readonly result?: Result;
  /** Id of the level of its result. */
  readonly level?: string;
  readonly review?: IndicatorReview;
  readonly criteria: readonly CriterionScore[];
  /** 0 to 100; absent while the band is open. */
  readonly score?: Exact;
  readonly band: ScoreBand;
  readonly knockOuts: readonly string[];
  /** Criteria whose scores are so far apart that the reviewers are to discuss them. */
  readonly discuss: readonly string[];
  /** What those who have decided propose. */
  readonly decisions: readonly { readonly by: string; readonly decision: Decision }[];
}

/** From here on a spread asks for discussion (domain reference, section 3.4). */
const farApart = 2;

/** The long list of frameworks: every indicator that is not retired, in the order of the files. */
export function longList(frameworks: readonly Framework[], portfolio: Portfolio): readonly ScoredIndicator[] {
  const reviews = new Map(portfolio.reviews.map((review) => [`${review.framework}/${review.indicator}`, review]));
  return frameworks.flatMap((framework) =>
    liveIndicators(framework).map((indicator) =>
      scored(framework, indicator, reviews.get(`${framework.id}/${indicator.id}`), portfolio.review),
    ),
  );
}

function scored(
  framework: Framework,
  indicator: Indicator,
  review: IndicatorReview | undefined,
  settings: ReviewSettings,
): ScoredIndicator {
  const result = framework.results.get(indicator.result.id);
  const level = result && levelOf(framework, result)?.id;
  const criteria = [...settings.criteria.values()].map((criterion) => criterionScore(criterion, review));
  const score = review && scoreOf(review, settings);
  const out = review === undefined ? [] : knockOuts(review, settings);
  return {
    framework,
    indicator,
    criteria,
    knockOuts: out,
    band: bandOf(score, out.length > 0, settings),
    discuss: criteria.flatMap(({ criterion, spread }) => (spread >= farApart ? [criterion.id] : [])),
    decisions: (review?.reviews ?? []).flatMap(({ party, decision }) =>
      decision === undefined ? [] : [{ by: party.id, decision }],
    ),
    ...(result && { result }),
    ...(level !== undefined && { level }),
    ...(review && { review }),
    ...(score && { score }),
  };
}

function criterionScore(criterion: Criterion, review: IndicatorReview | undefined): CriterionScore {
  const given = review === undefined ? [] : scoresFor(review, criterion.id).map(({ by, score }) => ({ by, score }));
  const scores = given.map(({ score }) => score);
  if (scores.length === 0) return { criterion, spread: 0, given };
  const mean = sum(scores.map(exact)).div(scores.length);
  return { criterion, spread: Math.max(...scores) - Math.min(...scores), given, mean };
}

/** A knock-out forces at least a revision. */
function bandOf(score: Exact | undefined, isOut: boolean, { keepFrom, reviseFrom }: ReviewSettings): ScoreBand {
  if (score === undefined) return 'open';
  if (score.lt(reviseFrom)) return 'drop';
  return isOut || score.lt(keepFrom) ? 'revise' : 'keep';
}

/** framework/id. */
export function nameOf({ framework, indicator }: Pick<ScoredIndicator, 'framework' | 'indicator'>): string {
  return `${framework.id}/${indicator.id}`;
}
