import type { Exact } from '../model/decimal.ts';
import type { AchievementMethod, Direction, Qualifier } from '../model/portfolio.ts';
import type { Goal } from './targets.ts';

/** What is compared: values of one period. */
export interface Comparison {
  readonly method: AchievementMethod;
  readonly direction: Direction | undefined;
  readonly baseline: Exact | undefined;
  /** Why there is no baseline, in words. */
  readonly noBaseline: string;
  readonly goal: Goal;
  readonly actual: Exact;
  readonly qualifiers: readonly Qualifier[];
}

export type Verdict = 'achieved' | 'off-track' | 'regressed';

/** A ratio; where it has no meaning a verdict; where neither can be had the reason. */
export type Achieved =
  | { readonly kind: 'ratio'; readonly value: Exact; readonly met: boolean; readonly formula: string }
  | { readonly kind: 'verdict'; readonly verdict: Verdict; readonly met: boolean; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };
