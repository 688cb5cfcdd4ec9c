import type { Rule } from '../rule.ts';
import { chainActivityNoOutput } from './chain-activity-no-output.ts';
import { chainActivityToOutcome } from './chain-activity-to-outcome.ts';
import { chainContributesUpward } from './chain-contributes-upward.ts';
import { chainCycle } from './chain-cycle.ts';
import { chainIdReserved } from './chain-id-reserved.ts';
import { chainLevelSkipped } from './chain-level-skipped.ts';
import { chainLevelUnknown } from './chain-level-unknown.ts';
import { chainLineUnknown } from './chain-line-unknown.ts';
import { chainLineUnused } from './chain-line-unused.ts';
import { chainOutputNoActivity } from './chain-output-no-activity.ts';
import { chainRefUnresolved } from './chain-ref-unresolved.ts';
import { chainResultNoChild } from './chain-result-no-child.ts';
import { chainResultNoParent } from './chain-result-no-parent.ts';
import { chainTopMultiple } from './chain-top-multiple.ts';

/** Rules over the chain within a framework. */
export const chainRules: readonly Rule[] = [
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
];
