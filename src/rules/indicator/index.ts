import type { Rule } from '../rule.ts';
import { indLibraryUnknown } from './ind-library-unknown.ts';
import { indNameMissing } from './ind-name-missing.ts';
import { indNone } from './ind-none.ts';
import { indOrphan } from './ind-orphan.ts';
import { indPlaceUnknown } from './ind-place-unknown.ts';
import { indTooMany } from './ind-too-many.ts';
import { indUsesLocal } from './ind-uses-local.ts';
import { scaleRatingUnknown } from './scale-rating-unknown.ts';
import { sheetChangedWithoutNote } from './sheet-changed-without-note.ts';
import { sheetDisaggregationUndefined } from './sheet-disaggregation-undefined.ts';
import { sheetSeriesBreak } from './sheet-series-break.ts';

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
  sheetChangedWithoutNote,
  sheetSeriesBreak,
];
