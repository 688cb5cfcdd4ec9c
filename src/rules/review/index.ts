import type { Rule } from '../rule.ts';

/** Rules over the life cycle and the review of indicators. */
export const reviewRules: readonly Rule[] = [];
