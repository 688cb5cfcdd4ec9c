import { accPartyUnknown } from './accountability/acc-party-unknown.ts';
import { chainActivityNoOutput } from './chain/chain-activity-no-output.ts';
import { chainActivityToOutcome } from './chain/chain-activity-to-outcome.ts';
import { chainContributesUpward } from './chain/chain-contributes-upward.ts';
import { chainCycle } from './chain/chain-cycle.ts';
import { chainIdReserved } from './chain/chain-id-reserved.ts';
import { chainLevelSkipped } from './chain/chain-level-skipped.ts';
import { chainLevelUnknown } from './chain/chain-level-unknown.ts';
import { chainLineUnknown } from './chain/chain-line-unknown.ts';
import { chainLineUnused } from './chain/chain-line-unused.ts';
import { chainOutputNoActivity } from './chain/chain-output-no-activity.ts';
import { chainRefUnresolved } from './chain/chain-ref-unresolved.ts';
import { chainResultNoChild } from './chain/chain-result-no-child.ts';
import { chainResultNoParent } from './chain/chain-result-no-parent.ts';
import { chainTopMultiple } from './chain/chain-top-multiple.ts';
import { indLibraryUnknown } from './indicator/ind-library-unknown.ts';
import { indNameMissing } from './indicator/ind-name-missing.ts';
import { indNone } from './indicator/ind-none.ts';
import { indOrphan } from './indicator/ind-orphan.ts';
import { indPlaceUnknown } from './indicator/ind-place-unknown.ts';
import { indTooMany } from './indicator/ind-too-many.ts';
import { indUsesLocal } from './indicator/ind-uses-local.ts';
import { scaleRatingUnknown } from './indicator/scale-rating-unknown.ts';
import { sheetDisaggregationUndefined } from './indicator/sheet-disaggregation-undefined.ts';
import { linkLevelMismatch } from './link/link-level-mismatch.ts';
import { linkRollupUnresolved } from './link/link-rollup-unresolved.ts';
import type { Rule } from './rule.ts';
import { frameworkNone } from './setting/framework-none.ts';
import { narrativeRefUnknown } from './setting/narrative-ref-unknown.ts';
import { ratingBandsOrder } from './setting/rating-bands-order.ts';
import { settingRuleUnknown } from './setting/setting-rule-unknown.ts';
import { waiverTargetUnknown } from './setting/waiver-target-unknown.ts';
import { wordVagueTerm } from './wording/word-vague-term.ts';

/** All rules over the model, by family. */
export const rules: readonly Rule[] = [
  chainRefUnresolved,
  chainLevelUnknown,
  chainCycle,
  chainContributesUpward,
  chainResultNoParent,
  chainResultNoChild,
  chainActivityNoOutput,
  chainActivityToOutcome,
  chainOutputNoActivity,
  chainLevelSkipped,
  chainTopMultiple,
  chainLineUnknown,
  chainLineUnused,
  chainIdReserved,
  linkLevelMismatch,
  linkRollupUnresolved,
  accPartyUnknown,
  wordVagueTerm,
  indOrphan,
  indNone,
  indTooMany,
  indLibraryUnknown,
  indUsesLocal,
  indNameMissing,
  sheetDisaggregationUndefined,
  indPlaceUnknown,
  scaleRatingUnknown,
  ratingBandsOrder,
  narrativeRefUnknown,
  settingRuleUnknown,
  waiverTargetUnknown,
  frameworkNone,
];
