import type { Rule } from '../rule.ts';
import { revAnnualOverdue } from './rev-annual-overdue.ts';
import { revCriterionUnknown } from './rev-criterion-unknown.ts';
import { revDecisionMissing } from './rev-decision-missing.ts';
import { revDqaOverdue } from './rev-dqa-overdue.ts';
import { revDraftStale } from './rev-draft-stale.ts';
import { revFinalIncomplete } from './rev-final-incomplete.ts';
import { revMergeUnresolved } from './rev-merge-unresolved.ts';
import { revPartyUnknown } from './rev-party-unknown.ts';
import { revResultUncovered } from './rev-result-uncovered.ts';
import { revRetiredUnexplained } from './rev-retired-unexplained.ts';
import { revRetiredUsed } from './rev-retired-used.ts';
import { revReviewOrphan } from './rev-review-orphan.ts';
import { revScoreBelowThreshold } from './rev-score-below-threshold.ts';
import { revScoreIncomplete } from './rev-score-incomplete.ts';
import { revScoreNoComment } from './rev-score-no-comment.ts';
import { revScoreSpread } from './rev-score-spread.ts';
import { revSelfReview } from './rev-self-review.ts';
import { revSheetLate } from './rev-sheet-late.ts';
import { revTransitionIllegal } from './rev-transition-illegal.ts';

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
  revTransitionIllegal,
  revDraftStale,
  revSheetLate,
  revFinalIncomplete,
  revRetiredUsed,
  revRetiredUnexplained,
  revAnnualOverdue,
  revDqaOverdue,
];
