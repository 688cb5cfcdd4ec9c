import type { Rule } from '../rule.ts';
import { indBudget } from './ind-budget.ts';
import { indCostBudget } from './ind-cost-budget.ts';
import { indDuplicate } from './ind-duplicate.ts';
import { indLevelMismatch } from './ind-level-mismatch.ts';
import { indLibraryUnknown } from './ind-library-unknown.ts';
import { indNameMissing } from './ind-name-missing.ts';
import { indNoEquityDimension } from './ind-no-equity-dimension.ts';
import { indNoQualityMeasure } from './ind-no-quality-measure.ts';
import { indNone } from './ind-none.ts';
import { indOrphan } from './ind-orphan.ts';
import { indPlaceUnknown } from './ind-place-unknown.ts';
import { indPlacesEmptyRange } from './ind-places-empty-range.ts';
import { indPlacesOutsidePeriod } from './ind-places-outside-period.ts';
import { indProxyUnjustified } from './ind-proxy-unjustified.ts';
import { indResponsibleOverload } from './ind-responsible-overload.ts';
import { indSingleSource } from './ind-single-source.ts';
import { indTooMany } from './ind-too-many.ts';
import { indUsesLocal } from './ind-uses-local.ts';
import { indWeightPartial } from './ind-weight-partial.ts';
import { scaleRatingUnknown } from './scale-rating-unknown.ts';
import { sheetAchievementMismatch } from './sheet-achievement-mismatch.ts';
import { sheetAggregationMissing } from './sheet-aggregation-missing.ts';
import { sheetAggregationNone } from './sheet-aggregation-none.ts';
import { sheetAggregationNotAdditive } from './sheet-aggregation-not-additive.ts';
import { sheetBaselineLate } from './sheet-baseline-late.ts';
import { sheetBaselineMissing } from './sheet-baseline-missing.ts';
import { sheetBaselineNotApplicable } from './sheet-baseline-not-applicable.ts';
import { sheetBaselineOverdue } from './sheet-baseline-overdue.ts';
import { sheetBaselineSourceMissing } from './sheet-baseline-source-missing.ts';
import { sheetBaselineZeroUnexplained } from './sheet-baseline-zero-unexplained.ts';
import { sheetChangedWithoutNote } from './sheet-changed-without-note.ts';
import { sheetCrossUndeclared } from './sheet-cross-undeclared.ts';
import { sheetCumulationMismatch } from './sheet-cumulation-mismatch.ts';
import { sheetCumulationMissing } from './sheet-cumulation-missing.ts';
import { sheetCurrencyMissing } from './sheet-currency-missing.ts';
import { sheetDefinitionMissing } from './sheet-definition-missing.ts';
import { sheetDirectionMissing } from './sheet-direction-missing.ts';
import { sheetDisaggregationUndefined } from './sheet-disaggregation-undefined.ts';
import { sheetExternalCodeInvalid } from './sheet-external-code-invalid.ts';
import { sheetFormulaMissing } from './sheet-formula-missing.ts';
import { sheetFormulaSameParts } from './sheet-formula-same-parts.ts';
import { sheetFrequencyMissing } from './sheet-frequency-missing.ts';
import { sheetLimitationsMissing } from './sheet-limitations-missing.ts';
import { sheetMeasureMissing } from './sheet-measure-missing.ts';
import { sheetMeasureUnitMismatch } from './sheet-measure-unit-mismatch.ts';
import { sheetMethodMissing } from './sheet-method-missing.ts';
import { sheetNameCompound } from './sheet-name-compound.ts';
import { sheetNameDirectional } from './sheet-name-directional.ts';
import { sheetNameHasTarget } from './sheet-name-has-target.ts';
import { sheetNameUnitMismatch } from './sheet-name-unit-mismatch.ts';
import { sheetOver100Unused } from './sheet-over-100-unused.ts';
import { sheetPartsUnused } from './sheet-parts-unused.ts';
import { sheetPerMismatch } from './sheet-per-mismatch.ts';
import { sheetPercentChange } from './sheet-percent-change.ts';
import { sheetPeriodsUndeclared } from './sheet-periods-undeclared.ts';
import { sheetPeriodsUnused } from './sheet-periods-unused.ts';
import { sheetPlausibleInverted } from './sheet-plausible-inverted.ts';
import { sheetPooledNoParts } from './sheet-pooled-no-parts.ts';
import { sheetPooledSample } from './sheet-pooled-sample.ts';
import { sheetRationaleMissing } from './sheet-rationale-missing.ts';
import { sheetResponsibleMissing } from './sheet-responsible-missing.ts';
import { sheetScaleDescriptorMissing } from './sheet-scale-descriptor-missing.ts';
import { sheetScaleMissing } from './sheet-scale-missing.ts';
import { sheetScaleOrder } from './sheet-scale-order.ts';
import { sheetScaleRatingMissing } from './sheet-scale-rating-missing.ts';
import { sheetSeriesBreak } from './sheet-series-break.ts';
import { sheetSourceGeneric } from './sheet-source-generic.ts';
import { sheetSourceMissing } from './sheet-source-missing.ts';
import { sheetStepDueMissing } from './sheet-step-due-missing.ts';
import { sheetStepsMissing } from './sheet-steps-missing.ts';
import { sheetStepsPlaces } from './sheet-steps-places.ts';
import { sheetStepsWeights } from './sheet-steps-weights.ts';
import { sheetTargetMissing } from './sheet-target-missing.ts';
import { sheetTargetRationaleMissing } from './sheet-target-rationale-missing.ts';
import { sheetTargetsIncludeBaseline } from './sheet-targets-include-baseline.ts';
import { sheetUnitMissing } from './sheet-unit-missing.ts';
import { sheetUseMissing } from './sheet-use-missing.ts';
import { sheetWeightsMissing } from './sheet-weights-missing.ts';
import { sheetWeightsUnused } from './sheet-weights-unused.ts';

/** Rules over indicators and their reference sheets. */
export const indicatorRules: readonly Rule[] = [
  indOrphan,
  indNone,
  indTooMany,
  indLibraryUnknown,
  indUsesLocal,
  indNameMissing,
  sheetDisaggregationUndefined,
  sheetDefinitionMissing,
  sheetMeasureMissing,
  sheetUnitMissing,
  sheetMeasureUnitMismatch,
  sheetCurrencyMissing,
  sheetDirectionMissing,
  sheetFormulaMissing,
  sheetFormulaSameParts,
  sheetPerMismatch,
  sheetPartsUnused,
  sheetOver100Unused,
  sheetPlausibleInverted,
  sheetScaleMissing,
  sheetScaleOrder,
  sheetScaleRatingMissing,
  sheetScaleDescriptorMissing,
  sheetStepsMissing,
  sheetStepDueMissing,
  sheetStepsWeights,
  sheetStepsPlaces,
  sheetCrossUndeclared,
  sheetCumulationMissing,
  sheetCumulationMismatch,
  sheetPeriodsUndeclared,
  sheetPeriodsUnused,
  sheetAggregationMissing,
  sheetAggregationNone,
  sheetAggregationNotAdditive,
  sheetPooledNoParts,
  sheetPooledSample,
  sheetWeightsMissing,
  sheetWeightsUnused,
  sheetAchievementMismatch,
  sheetBaselineMissing,
  sheetBaselineNotApplicable,
  sheetBaselineSourceMissing,
  sheetBaselineZeroUnexplained,
  sheetBaselineOverdue,
  sheetBaselineLate,
  sheetTargetsIncludeBaseline,
  sheetTargetMissing,
  sheetTargetRationaleMissing,
  sheetSourceMissing,
  sheetSourceGeneric,
  sheetMethodMissing,
  sheetFrequencyMissing,
  sheetResponsibleMissing,
  sheetUseMissing,
  sheetRationaleMissing,
  sheetLimitationsMissing,
  sheetExternalCodeInvalid,
  indPlaceUnknown,
  scaleRatingUnknown,
  indBudget,
  indDuplicate,
  indSingleSource,
  indNoQualityMeasure,
  indLevelMismatch,
  indProxyUnjustified,
  indNoEquityDimension,
  indResponsibleOverload,
  indCostBudget,
  indWeightPartial,
  indPlacesEmptyRange,
  indPlacesOutsidePeriod,
  sheetNameHasTarget,
  sheetNameDirectional,
  sheetNameCompound,
  sheetNameUnitMismatch,
  sheetPercentChange,
  sheetChangedWithoutNote,
  sheetSeriesBreak,
];
