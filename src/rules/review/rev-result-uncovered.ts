import { levelOf } from '../../model/chain.ts';
import { liveByResult } from '../../model/indicators.ts';
import type { IndicatorReview } from '../../model/portfolio.ts';
import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { openReviews } from './reviewed.ts';

/** Cutting a set opens no gap. */
export const revResultUncovered: Rule = {
  id: 'rev-result-uncovered',
  severity: { draft: 'warning', reviewed: 'error', final: 'error' },
  summary: 'After what the reviews drop and merge, every result above the activities still has an indicator.',
  why: 'A set is cut to what can be followed, not until a result is followed by nothing (Cities Alliance 2012).',
  fix: 'Keep one of them, or write one that measures the result better.',
  reach: 'outline',
  *check({ portfolio }) {
    const leaving = new Map(
      [...openReviews(portfolio)].flatMap(({ review, indicator }) => (isLeaving(review) ? [[indicator, review]] : [])),
    );
    for (const framework of portfolio.frameworks) {
      for (const [id, live] of liveByResult(framework)) {
        const result = framework.results.get(id);
        const reviews = live.flatMap((indicator) => leaving.get(indicator) ?? []);
        if (result === undefined || result.activity || reviews.length < live.length) continue;
        const generic = levelOf(framework, result)?.generic;
        if (generic === 'activity' || generic === 'input') continue;
        yield {
          at: keyOf(result.at),
          message: `${id} would have no indicator: the reviews drop or merge ${live.map((one) => one.id).join(' and ')}.`,
          hint: 'Keep one of them, or write one that measures the result better.',
          related: reviews.map(({ at }) => ({ at: child(at, 'reviews'), message: 'The review.' })),
        };
      }
    }
  },
};

/** What the last step in the log decides; else what all reviewers who have decided agree on. */
function isLeaving({ reviews, log }: IndicatorReview): boolean {
  const last = log.at(-1)?.decision;
  const decisions = last === undefined ? reviews.flatMap(({ decision }) => decision ?? []) : [last];
  return decisions.length > 0 && decisions.every((decision) => decision === 'drop' || decision === 'merge');
}
