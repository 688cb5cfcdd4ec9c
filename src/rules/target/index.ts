import type { Rule } from '../rule.ts';

/** Rules over targets and baselines. */
export const targetRules: readonly Rule[] = [];
