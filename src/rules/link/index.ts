import type { Rule } from '../rule.ts';
import { linkLevelMismatch } from './link-level-mismatch.ts';
import { linkParentVersionDrift } from './link-parent-version-drift.ts';
import { linkRollupUnresolved } from './link-rollup-unresolved.ts';

/** Rules over what joins frameworks. */
export const linkRules: readonly Rule[] = [linkLevelMismatch, linkRollupUnresolved, linkParentVersionDrift];
