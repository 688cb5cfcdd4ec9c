import { accountabilityRules } from './accountability/index.ts';
import { chainRules } from './chain/index.ts';
import { indicatorRules } from './indicator/index.ts';
import { linkRules } from './link/index.ts';
import { reportRules } from './report/index.ts';
import { reviewRules } from './review/index.ts';
import type { Rule } from './rule.ts';
import { settingRules } from './setting/index.ts';
import { targetRules } from './target/index.ts';
import { wordingRules } from './wording/index.ts';

/** All rules over the model, by family: each family's folder has the list of its own. */
export const families = {
  chain: chainRules,
  link: linkRules,
  accountability: accountabilityRules,
  wording: wordingRules,
  indicator: indicatorRules,
  target: targetRules,
  review: reviewRules,
  report: reportRules,
  setting: settingRules,
} as const satisfies { readonly [family: string]: readonly Rule[] };

export const rules: readonly Rule[] = Object.values(families).flat();
