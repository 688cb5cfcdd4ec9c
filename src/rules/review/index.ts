import type { Rule } from '../rule.ts';
import { revCriterionUnknown } from './rev-criterion-unknown.ts';
import { revDecisionMissing } from './rev-decision-missing.ts';
import { revMergeUnresolved } from './rev-merge-unresolved.ts';
import { revPartyUnknown } from './rev-party-unknown.ts';
import { revResultUncovered } from './rev-result-uncovered.ts';
import { revReviewOrphan } from './rev-review-orphan.ts';
import { revScoreBelowThreshold } from './rev-score-below-threshold.ts';
import { revScoreIncomplete } from './rev-score-incomplete.ts';
import { revScoreNoComment } from './rev-score-no-comment.ts';
import { revScoreSpread } from './rev-score-spread.ts';
import { revSelfReview } from './rev-self-review.ts';

/** Rules over the life cycle and the review of indicators. */
export const reviewRules: readonly Rule[] = [
  revReviewOrphan,
  revCriterionUnknown,
  revPartyUnknown,
  revSelfReview,
  revScoreIncomplete,
  revScoreNoComment,
  revScoreBelowThreshold,
  revScoreSpread,
  revDecisionMissing,
  revMergeUnresolved,
  revResultUncovered,
];
