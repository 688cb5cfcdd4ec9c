import type { Rule } from '../rule.ts';
import { planCategoryUnknown } from './plan-category-unknown.ts';
import { planDimensionUndeclared } from './plan-dimension-undeclared.ts';
import { planDuplicate } from './plan-duplicate.ts';
import { planIndicatorUnknown } from './plan-indicator-unknown.ts';
import { planPlaceUnknown } from './plan-place-unknown.ts';
import { planReporterUnknown } from './plan-reporter-unknown.ts';
import { planTotalDiffers } from './plan-total-differs.ts';
import { tgtAlreadyMet } from './tgt-already-met.ts';
import { tgtBaselineAfterStart } from './tgt-baseline-after-start.ts';
import { tgtBaselineInterval } from './tgt-baseline-interval.ts';
import { tgtChangedFinal } from './tgt-changed-final.ts';
import { tgtChangedLate } from './tgt-changed-late.ts';
import { tgtCumulativeDecrease } from './tgt-cumulative-decrease.ts';
import { tgtDirectionConflict } from './tgt-direction-conflict.ts';
import { tgtDisaggregationSum } from './tgt-disaggregation-sum.ts';
import { tgtEqualsBaseline } from './tgt-equals-baseline.ts';
import { tgtFrequencyMisaligned } from './tgt-frequency-misaligned.ts';
import { tgtImplausible } from './tgt-implausible.ts';
import { tgtMaintainNoBand } from './tgt-maintain-no-band.ts';
import { tgtMilestoneBeyondFinal } from './tgt-milestone-beyond-final.ts';
import { tgtMilestoneFinalMismatch } from './tgt-milestone-final-mismatch.ts';
import { tgtMilestoneMissing } from './tgt-milestone-missing.ts';
import { tgtMilestoneNotMonotonic } from './tgt-milestone-not-monotonic.ts';
import { tgtMinAboveMax } from './tgt-min-above-max.ts';
import { tgtPartsMismatch } from './tgt-parts-mismatch.ts';
import { tgtPercentAsFraction } from './tgt-percent-as-fraction.ts';
import { tgtPercentRange } from './tgt-percent-range.ts';
import { tgtPeriodGap } from './tgt-period-gap.ts';
import { tgtPeriodLengths } from './tgt-period-lengths.ts';
import { tgtPeriodOutside } from './tgt-period-outside.ts';
import { tgtPeriodOverAYear } from './tgt-period-over-a-year.ts';
import { tgtPeriodOverlap } from './tgt-period-overlap.ts';
import { tgtRevisionUnapproved } from './tgt-revision-unapproved.ts';
import { tgtRevisionUnmatched } from './tgt-revision-unmatched.ts';
import { tgtValueMissing } from './tgt-value-missing.ts';
import { tgtValueType } from './tgt-value-type.ts';

/** Rules over baselines, targets, their revisions and plans. */
export const targetRules: readonly Rule[] = [
  tgtValueMissing,
  tgtValueType,
  tgtPercentRange,
  tgtPercentAsFraction,
  tgtPartsMismatch,
  tgtImplausible,
  tgtMinAboveMax,
  tgtBaselineInterval,
  tgtDirectionConflict,
  tgtEqualsBaseline,
  tgtAlreadyMet,
  tgtMaintainNoBand,
  tgtCumulativeDecrease,
  tgtMilestoneNotMonotonic,
  tgtMilestoneBeyondFinal,
  tgtMilestoneFinalMismatch,
  tgtMilestoneMissing,
  tgtFrequencyMisaligned,
  tgtBaselineAfterStart,
  tgtPeriodOverlap,
  tgtPeriodGap,
  tgtPeriodLengths,
  tgtPeriodOutside,
  tgtPeriodOverAYear,
  tgtRevisionUnmatched,
  tgtRevisionUnapproved,
  tgtChangedLate,
  tgtChangedFinal,
  planIndicatorUnknown,
  planPlaceUnknown,
  planReporterUnknown,
  planCategoryUnknown,
  planDimensionUndeclared,
  planDuplicate,
  planTotalDiffers,
  tgtDisaggregationSum,
];
