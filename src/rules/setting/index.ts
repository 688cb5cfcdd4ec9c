import type { ClosingRule, Rule } from '../rule.ts';
import { frameworkNone } from './framework-none.ts';
import { narrativeRefUnknown } from './narrative-ref-unknown.ts';
import { ratingBandsOrder } from './rating-bands-order.ts';
import { settingRuleUnknown } from './setting-rule-unknown.ts';
import { waiverExpired } from './waiver-expired.ts';
import { waiverTargetUnknown } from './waiver-target-unknown.ts';
import { waiverUnused } from './waiver-unused.ts';

/** Rules over plumbline.yaml and what refers into frameworks. */
export const settingRules: readonly Rule[] = [
  ratingBandsOrder,
  narrativeRefUnknown,
  settingRuleUnknown,
  waiverTargetUnknown,
  waiverExpired,
  frameworkNone,
];

/** Rules over what the other rules found. */
export const closingRules: readonly ClosingRule[] = [waiverUnused];
