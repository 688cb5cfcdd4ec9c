import type { Coverage, Mark } from '../measurements/observation.ts';
import type { Exact } from '../model/decimal.ts';
import type { Period } from '../model/period.ts';
import type {
  AchievementMethod,
  Framework,
  Indicator,
  Level,
  Portfolio,
  Qualifier,
  Result,
  Target,
} from '../model/portfolio.ts';
import type { PlanEdition } from './case.ts';
import type { Growth, GrowthStatus } from './growth.ts';

/** Everything that reports, exports, tables and JSON show: computed once. */
export interface Facts {
  readonly portfolio: Portfolio;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly plan: PlanEdition;
  /** In the order of the frameworks and their files. */
  readonly indicators: readonly Progress[];
  readonly frameworks: readonly FrameworkProgress[];
  readonly counts: Counts;
}

/** A value with the period it belongs to. */
export interface Figure {
  readonly period: Period;
  readonly value: Exact;
  readonly numerator?: Exact;
  readonly denominator?: Exact;
  readonly qualifiers: readonly Qualifier[];
  readonly marks: readonly Mark[];
  /** Ends of the survey interval. */
  readonly lower?: Exact;
  readonly upper?: Exact;
}

/** Why something is not rated; each its own state. */
export type Unrated =
  | 'no-data'
  | 'overdue'
  | 'not-due'
  | 'incomplete'
  | 'no-target'
  | 'cannot-compute'
  | 'context'
  | 'retired';

export type Trend = 'improving' | 'steady' | 'worsening' | 'within-margin' | GrowthStatus;

/** Where one indicator stands on the as-of date. */
export interface Progress {
  readonly indicator: Indicator;
  readonly framework: Framework;
  readonly result?: Result;
  readonly method: AchievementMethod;
  /** R of the calculation contract, section 2: the period that is rated. */
  readonly period?: Period;
  /** The latest ended target period, still in grace and empty. */
  readonly awaiting?: Period;
  readonly baseline?: Figure;
  /** The target of R; for incremental the sum of targets to date. */
  readonly target?: Figure;
  readonly targetBand?: { readonly min?: Exact; readonly max?: Exact };
  readonly finalTarget?: Figure;
  /** The actual of R; for incremental the sum to date. */
  readonly actual?: Figure;
  /** The actual of the target period before R that has one. */
  readonly previous?: Figure;
  /** The latest value known where R has none, with its own period. */
  readonly lastKnown?: Figure;
  /** The level reached, of a scale. */
  readonly level?: Indicator['scale'][number];
  readonly steps?: StepProgress;
  /** Unrounded ratio; only where it has a meaning. */
  readonly achievement?: Exact;
  /** Progress to the final target before any target period has ended; never rated. */
  readonly toFinal?: Exact;
  /** The value on the straight line at the as-of date. */
  readonly expected?: Exact;
  /** A word of the rating bands, or a state of `Unrated`. */
  readonly rating: string;
  /** False where `rating` is a state of `Unrated`. */
  readonly rated: boolean;
  /** Why it is not rated, or why the rating has no number: in words. */
  readonly reason?: string;
  readonly coverage?: Coverage;
  readonly trend?: Trend;
  /** What the trend rests on, where it is told by growth. */
  readonly growth?: Growth;
  /** The formula with its numbers, as the method box prints it. */
  readonly formula?: string;
  /** What each framework brings to the actual, where several are combined; own rows as one of them. */
  readonly contributors: readonly Contributor[];
  /** Against the targets and the baseline before all revisions; absent where nothing was revised. */
  readonly original?: Original;
  /** All windows with a value, earliest first, with the target of the window where there is one. */
  readonly series: readonly Fact[];
}

/** Where an indicator would stand against what was planned at first. */
export type Original = Pick<
  Progress,
  'baseline' | 'target' | 'targetBand' | 'finalTarget' | 'period' | 'achievement' | 'rating' | 'rated' | 'reason'
>;

/** The part of progress that says where the indicator stands. */
export type Standing = Pick<
  Progress,
  | 'period'
  | 'awaiting'
  | 'target'
  | 'targetBand'
  | 'actual'
  | 'previous'
  | 'lastKnown'
  | 'level'
  | 'steps'
  | 'achievement'
  | 'toFinal'
  | 'rating'
  | 'rated'
  | 'reason'
  | 'coverage'
  | 'formula'
>;

/** The share of one indicator in a figure that combines several, over the same time. */
export interface Contributor {
  readonly framework: Framework;
  readonly indicator: Indicator;
  readonly actual?: Figure;
  /** Its own target for that time, beside the combined one. */
  readonly target?: Figure;
  readonly coverage: Coverage;
  /** Why it brings no value, in words. */
  readonly reason?: string;
}

/** One indicator in one period. */
export interface Fact {
  readonly period: Period;
  readonly actual?: Figure;
  readonly target?: Target;
  readonly coverage: Coverage;
}

export interface StepProgress {
  readonly due: readonly string[];
  readonly completed: readonly string[];
  /** Completed before they were due. */
  readonly early: readonly string[];
}

/** Indicators by rating word, and what the headline says. */
export interface Counts {
  readonly all: number;
  readonly rated: number;
  /** On track or better. */
  readonly good: number;
  /** Rating word or state → how many. */
  readonly byRating: ReadonlyMap<string, number>;
}

export interface FrameworkProgress {
  readonly framework: Framework;
  readonly counts: Counts;
  readonly levels: readonly LevelProgress[];
}

export interface LevelProgress {
  readonly level: Level;
  readonly counts: Counts;
  readonly results: readonly ResultProgress[];
}

/** A result's indicators together: section 4 of the calculation contract. */
export interface ResultProgress {
  readonly result: Result;
  readonly indicators: readonly Progress[];
  readonly counts: Counts;
  /** Σ w·min(max(a, 0), 1) ÷ Σ w over rated numeric indicators. */
  readonly score?: Exact;
  readonly rating: string;
  /** Weight of the rated among the due. */
  readonly weightCoverage?: Exact;
}
