import type { Rule } from '../rule.ts';
import { linkChildResultUnlinked } from './link-child-result-unlinked.ts';
import { linkLevelMismatch } from './link-level-mismatch.ts';
import { linkParentVersionDrift } from './link-parent-version-drift.ts';
import { linkProgrammeOutputUnserved } from './link-programme-output-unserved.ts';
import { linkRollupAggregationMismatch } from './link-rollup-aggregation-mismatch.ts';
import { linkRollupBypass } from './link-rollup-bypass.ts';
import { linkRollupCumulationMismatch } from './link-rollup-cumulation-mismatch.ts';
import { linkRollupCurrencyMismatch } from './link-rollup-currency-mismatch.ts';
import { linkRollupCycle } from './link-rollup-cycle.ts';
import { linkRollupDetached } from './link-rollup-detached.ts';
import { linkRollupDirectionMismatch } from './link-rollup-direction-mismatch.ts';
import { linkRollupDisaggregationMismatch } from './link-rollup-disaggregation-mismatch.ts';
import { linkRollupDoubleCount } from './link-rollup-double-count.ts';
import { linkRollupLevelMismatch } from './link-rollup-level-mismatch.ts';
import { linkRollupMeasureMismatch } from './link-rollup-measure-mismatch.ts';
import { linkRollupMissing } from './link-rollup-missing.ts';
import { linkRollupNotAdditive } from './link-rollup-not-additive.ts';
import { linkRollupPerMismatch } from './link-rollup-per-mismatch.ts';
import { linkRollupPeriodMismatch } from './link-rollup-period-mismatch.ts';
import { linkRollupSelf } from './link-rollup-self.ts';
import { linkRollupStatus } from './link-rollup-status.ts';
import { linkRollupTwoRoutes } from './link-rollup-two-routes.ts';
import { linkRollupUndeclared } from './link-rollup-undeclared.ts';
import { linkRollupUnitMismatch } from './link-rollup-unit-mismatch.ts';
import { linkRollupUnresolved } from './link-rollup-unresolved.ts';
import { linkRollupWeightsMissing } from './link-rollup-weights-missing.ts';
import { linkSharedIndicatorDefinition } from './link-shared-indicator-definition.ts';
import { linkTargetSumMismatch } from './link-target-sum-mismatch.ts';

/** Rules over what joins frameworks: results that feed results, then figures that roll up into figures. */
export const linkRules: readonly Rule[] = [
  linkLevelMismatch,
  linkChildResultUnlinked,
  linkProgrammeOutputUnserved,
  linkSharedIndicatorDefinition,
  linkRollupUnresolved,
  linkRollupSelf,
  linkRollupCycle,
  linkRollupTwoRoutes,
  linkRollupDoubleCount,
  linkRollupMissing,
  linkRollupBypass,
  linkRollupDetached,
  linkRollupLevelMismatch,
  linkRollupStatus,
  linkRollupMeasureMismatch,
  linkRollupUnitMismatch,
  linkRollupCurrencyMismatch,
  linkRollupPerMismatch,
  linkRollupDirectionMismatch,
  linkRollupCumulationMismatch,
  linkRollupAggregationMismatch,
  linkRollupDisaggregationMismatch,
  linkRollupPeriodMismatch,
  linkRollupUndeclared,
  linkRollupNotAdditive,
  linkRollupWeightsMissing,
  linkTargetSumMismatch,
  linkParentVersionDrift,
];
