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
import { sheetDisaggregationUndefined } from './sheet-disaggregation-undefined.ts';
import { sheetNameCompound } from './sheet-name-compound.ts';
import { sheetNameDirectional } from './sheet-name-directional.ts';
import { sheetNameHasTarget } from './sheet-name-has-target.ts';
import { sheetNameUnitMismatch } from './sheet-name-unit-mismatch.ts';
import { sheetPercentChange } from './sheet-percent-change.ts';

/** Rules over indicators and their reference sheets. */
export const indicatorRules: readonly Rule[] = [
  indOrphan,
  indNone,
  indTooMany,
  indLibraryUnknown,
  indUsesLocal,
  indNameMissing,
  sheetDisaggregationUndefined,
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
];
