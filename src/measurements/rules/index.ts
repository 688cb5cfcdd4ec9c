import { msrBeforeStart } from './msr-before-start.ts';
import { msrCategoryUnknown } from './msr-category-unknown.ts';
import { msrConfidentialValue } from './msr-confidential-value.ts';
import { msrCopiedForward } from './msr-copied-forward.ts';
import { msrCrossUndeclared } from './msr-cross-undeclared.ts';
import { msrCumulativeDecrease } from './msr-cumulative-decrease.ts';
import { msrDateUnknown } from './msr-date-unknown.ts';
import { msrDecimalSeparator } from './msr-decimal-separator.ts';
import { msrDenominatorZero } from './msr-denominator-zero.ts';
import { msrDisaggregationMissing } from './msr-disaggregation-missing.ts';
import { msrDisaggregationOver } from './msr-disaggregation-over.ts';
import { msrDisaggregationUnder } from './msr-disaggregation-under.ts';
import { msrDuplicate } from './msr-duplicate.ts';
import { msrFrameworkUnknown } from './msr-framework-unknown.ts';
import { msrFutureDate } from './msr-future-date.ts';
import { msrIndicatorAmbiguous } from './msr-indicator-ambiguous.ts';
import { msrIndicatorUnknown } from './msr-indicator-unknown.ts';
import { msrInterval } from './msr-interval.ts';
import { msrLockedPeriod } from './msr-locked-period.ts';
import { msrNotNumeric } from './msr-not-numeric.ts';
import { msrNumDenMissing } from './msr-num-den-missing.ts';
import { msrNumExceedsDen } from './msr-num-exceeds-den.ts';
import { msrNumberDigits } from './msr-number-digits.ts';
import { msrOutlier } from './msr-outlier.ts';
import { msrPercentMismatch } from './msr-percent-mismatch.ts';
import { msrPercentRange } from './msr-percent-range.ts';
import { msrPeriodOverlap } from './msr-period-overlap.ts';
import { msrPeriodStraddles } from './msr-period-straddles.ts';
import { msrPeriodUnknown } from './msr-period-unknown.ts';
import { msrPlaceBlankMixed } from './msr-place-blank-mixed.ts';
import { msrPlaceUnknown } from './msr-place-unknown.ts';
import { msrQualifierUnknown } from './msr-qualifier-unknown.ts';
import { msrQualitativeEmpty } from './msr-qualitative-empty.ts';
import { msrReporterUnknown } from './msr-reporter-unknown.ts';
import { msrRevisedUnlogged } from './msr-revised-unlogged.ts';
import { msrScaleOutOfRange } from './msr-scale-out-of-range.ts';
import { msrSourceMissing } from './msr-source-missing.ts';
import { msrStatusUnknown } from './msr-status-unknown.ts';
import { msrStatusWithValue } from './msr-status-with-value.ts';
import { msrStatusWithoutValue } from './msr-status-without-value.ts';
import { msrStepUnknown } from './msr-step-unknown.ts';
import { msrUnapproved } from './msr-unapproved.ts';
import { msrWhitespace } from './msr-whitespace.ts';
import type { RowRule } from './row-rule.ts';

/** The rules over rows of measurements, by id. */
export const rowRules: readonly RowRule[] = [
  msrBeforeStart,
  msrCategoryUnknown,
  msrConfidentialValue,
  msrCopiedForward,
  msrCrossUndeclared,
  msrCumulativeDecrease,
  msrDateUnknown,
  msrDecimalSeparator,
  msrDenominatorZero,
  msrDisaggregationMissing,
  msrDisaggregationOver,
  msrDisaggregationUnder,
  msrDuplicate,
  msrFrameworkUnknown,
  msrFutureDate,
  msrIndicatorAmbiguous,
  msrIndicatorUnknown,
  msrInterval,
  msrLockedPeriod,
  msrNotNumeric,
  msrNumDenMissing,
  msrNumExceedsDen,
  msrNumberDigits,
  msrOutlier,
  msrPercentMismatch,
  msrPercentRange,
  msrPeriodOverlap,
  msrPeriodStraddles,
  msrPeriodUnknown,
  msrPlaceBlankMixed,
  msrPlaceUnknown,
  msrQualifierUnknown,
  msrQualitativeEmpty,
  msrReporterUnknown,
  msrRevisedUnlogged,
  msrScaleOutOfRange,
  msrSourceMissing,
  msrStatusUnknown,
  msrStatusWithValue,
  msrStatusWithoutValue,
  msrStepUnknown,
  msrUnapproved,
  msrWhitespace,
];
