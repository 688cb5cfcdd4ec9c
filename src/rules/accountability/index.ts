import type { Rule } from '../rule.ts';
import { accLineUndefined } from './acc-line-undefined.ts';
import { accNoneUnexplained } from './acc-none-unexplained.ts';
import { accOutcomeAttributed } from './acc-outcome-attributed.ts';
import { accOutputOutside } from './acc-output-outside.ts';
import { accPartyMissing } from './acc-party-missing.ts';
import { accPartyUnknown } from './acc-party-unknown.ts';
import { accPersonNotRole } from './acc-person-not-role.ts';
import { accRoleTwice } from './acc-role-twice.ts';
import { accSphereMismatch } from './acc-sphere-mismatch.ts';
import { accStatementMissing } from './acc-statement-missing.ts';
import { accUserMissing } from './acc-user-missing.ts';

/** Rules over who answers for what. */
export const accountabilityRules: readonly Rule[] = [
  accPartyUnknown,
  accPartyMissing,
  accStatementMissing,
  accLineUndefined,
  accOutputOutside,
  accOutcomeAttributed,
  accNoneUnexplained,
  accUserMissing,
  accSphereMismatch,
  accRoleTwice,
  accPersonNotRole,
];
