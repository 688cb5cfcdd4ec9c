import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { unknownNames } from '../unknown-names.ts';

/** Scores are given for criteria that there are. */
export const revCriterionUnknown: Rule = {
  id: 'rev-criterion-unknown',
  severity: 'error',
  summary: 'Scores and comments of a review name criteria of the scoring matrix.',
  why: 'A score for a misspelt criterion counts for nothing, and its criterion stays open.',
  fix: 'Correct the id, or declare the criterion under review.criteria in plumbline.yaml.',
  *check({ portfolio }) {
    if (portfolio.unknown.portfolio) return;
    const known = [...portfolio.review.criteria.keys()];
    for (const { reviews } of portfolio.reviews) {
      const mentions = reviews.flatMap(({ at, scores, comments }) => [
        ...[...scores].map(([id, score]) => ({ id, at: keyOf(score.at) })),
        ...[...comments.keys()].map((id) => ({ id, at: keyOf(child(at, 'comments', id)) })),
      ]);
      yield* unknownNames(mentions, known, (id) => `There is no criterion ${id} in the scoring matrix.`);
    }
  },
};
