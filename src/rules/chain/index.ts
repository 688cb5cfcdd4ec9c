import type { Rule } from '../rule.ts';
import { chainActivityNoOutput } from './chain-activity-no-output.ts';
import { chainActivityToOutcome } from './chain-activity-to-outcome.ts';
import { chainAssumptionGeneric } from './chain-assumption-generic.ts';
import { chainAssumptionInControl } from './chain-assumption-in-control.ts';
import { chainAssumptionIsResult } from './chain-assumption-is-result.ts';
import { chainAssumptionUnmonitored } from './chain-assumption-unmonitored.ts';
import { chainAssumptionUnused } from './chain-assumption-unused.ts';
import { chainContributesUpward } from './chain-contributes-upward.ts';
import { chainCycle } from './chain-cycle.ts';
import { chainDisconnected } from './chain-disconnected.ts';
import { chainFinalHasDraft } from './chain-final-has-draft.ts';
import { chainHorizonOrder } from './chain-horizon-order.ts';
import { chainIdReserved } from './chain-id-reserved.ts';
import { chainLevelDuplicate } from './chain-level-duplicate.ts';
import { chainLevelSkipped } from './chain-level-skipped.ts';
import { chainLevelUnknown } from './chain-level-unknown.ts';
import { chainLevelUnused } from './chain-level-unused.ts';
import { chainLineOneToOne } from './chain-line-one-to-one.ts';
import { chainLineUnknown } from './chain-line-unknown.ts';
import { chainLineUnused } from './chain-line-unused.ts';
import { chainLinkDuplicate } from './chain-link-duplicate.ts';
import { chainLinkNoAssumption } from './chain-link-no-assumption.ts';
import { chainLinkNoRationale } from './chain-link-no-rationale.ts';
import { chainNarrativeCoverage } from './chain-narrative-coverage.ts';
import { chainOutcomeCount } from './chain-outcome-count.ts';
import { chainOutputCount } from './chain-output-count.ts';
import { chainOutputNoActivity } from './chain-output-no-activity.ts';
import { chainPlaceholderText } from './chain-placeholder-text.ts';
import { chainRefUnresolved } from './chain-ref-unresolved.ts';
import { chainResultNoChild } from './chain-result-no-child.ts';
import { chainResultNoParent } from './chain-result-no-parent.ts';
import { chainResultsBudget } from './chain-results-budget.ts';
import { chainRiskIncomplete } from './chain-risk-incomplete.ts';
import { chainRiskRatingMissing } from './chain-risk-rating-missing.ts';
import { chainRiskUnlinked } from './chain-risk-unlinked.ts';
import { chainTopMissing } from './chain-top-missing.ts';
import { chainTopMultiple } from './chain-top-multiple.ts';
import { chainWeightMissing } from './chain-weight-missing.ts';
import { chainWeightSum } from './chain-weight-sum.ts';

/** Rules over the chain within a framework. */
export const chainRules: readonly Rule[] = [
  chainRefUnresolved,
  chainLevelUnknown,
  chainLevelDuplicate,
  chainLevelUnused,
  chainCycle,
  chainContributesUpward,
  chainResultNoParent,
  chainResultNoChild,
  chainDisconnected,
  chainActivityNoOutput,
  chainActivityToOutcome,
  chainOutputNoActivity,
  chainLevelSkipped,
  chainLinkDuplicate,
  chainTopMissing,
  chainTopMultiple,
  chainOutcomeCount,
  chainOutputCount,
  chainResultsBudget,
  chainHorizonOrder,
  chainLineUnknown,
  chainLineUnused,
  chainLineOneToOne,
  chainLinkNoAssumption,
  chainLinkNoRationale,
  chainAssumptionUnused,
  chainAssumptionUnmonitored,
  chainAssumptionGeneric,
  chainAssumptionInControl,
  chainAssumptionIsResult,
  chainRiskIncomplete,
  chainRiskUnlinked,
  chainRiskRatingMissing,
  chainWeightSum,
  chainWeightMissing,
  chainNarrativeCoverage,
  chainPlaceholderText,
  chainFinalHasDraft,
  chainIdReserved,
];
