import { msrCategoryUnknown } from './msr-category-unknown.ts';
import { msrConfidentialValue } from './msr-confidential-value.ts';
import { msrCrossUndeclared } from './msr-cross-undeclared.ts';
import { msrCumulativeDecrease } from './msr-cumulative-decrease.ts';
import { msrDateUnknown } from './msr-date-unknown.ts';
import { msrDenominatorZero } from './msr-denominator-zero.ts';
import { msrDisaggregationOver } from './msr-disaggregation-over.ts';
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
import { msrStatusUnknown } from './msr-status-unknown.ts';
import { msrStatusWithValue } from './msr-status-with-value.ts';
import { msrStatusWithoutValue } from './msr-status-without-value.ts';
import { msrStepUnknown } from './msr-step-unknown.ts';
import type { RowRule } from './row-rule.ts';

/** The rules over rows of measurements, by id. */
export const rowRules: readonly RowRule[] = [
  msrCategoryUnknown,
  msrConfidentialValue,
  msrCrossUndeclared,
  msrCumulativeDecrease,
  msrDateUnknown,
  msrDenominatorZero,
  msrDisaggregationOver,
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
  msrStatusUnknown,
  msrStatusWithValue,
  msrStatusWithoutValue,
  msrStepUnknown,
];
