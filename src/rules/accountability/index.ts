import type { Rule } from '../rule.ts';
import { accPartyUnknown } from './acc-party-unknown.ts';

/** Rules over who answers for what. */
export const accountabilityRules: readonly Rule[] = [accPartyUnknown];
