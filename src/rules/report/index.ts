import type { Rule } from '../rule.ts';

/** Rules over what reports rest on. */
export const reportRules: readonly Rule[] = [];
