import type { Exact } from '../model/decimal.ts';
import type { Period } from '../model/period.ts';
import type { Qualifier } from '../model/portfolio.ts';

/** What the store says of one indicator, as of a date: one observation a window of time, earliest first. */
export interface Observed {
  /** framework/id */
  readonly indicator: string;
  readonly windows: readonly Observation[];
  /** For milestone measures: which step is reported done, where, in which period. */
  readonly completions: readonly Completion[];
  /** Where figures of several frameworks are combined in which it has a share. */
  readonly shared?: Shared;
}

/** What an indicator brings into figures that combine frameworks, of other windows than its own. */
export interface Shared {
  /** Windows of the combined figures; rows belong to the one in which their period ends. */
  readonly windows: readonly Observation[];
  /** The places that have a value, by the period of their rows. */
  readonly reporting: readonly Reporting[];
}

export interface Reporting {
  /** First and last day: `YYYY-MM-DD`. */
  readonly start: string;
  readonly end: string;
  readonly places: readonly string[];
}

/** The rows of one window, reduced over time within each place. A window is a target period or a period that rows have. */
export interface Observation {
  readonly period: Period;
  /** One entry a place; a single entry without `place` where the engine added the places up, or where rows are of the whole framework. */
  readonly values: readonly PlaceValue[];
  readonly coverage: Coverage;
  /** A row of this very window has a value: nothing was only carried into it. */
  readonly reported: boolean;
}

/** A value of one place, or of several added up. Absent parts are unknown, never zero. */
export interface PlaceValue {
  readonly place?: string;
  /** How many places are in it. */
  readonly places: number;
  readonly value?: Exact;
  readonly numerator?: Exact;
  readonly denominator?: Exact;
  /** Ends of the survey interval, of a single row only. */
  readonly lower?: Exact;
  readonly upper?: Exact;
  readonly qualifiers: readonly Qualifier[];
  readonly marks: readonly Mark[];
  /** End of the latest row in it: `YYYY-MM-DD`. */
  readonly latest: string;
}

export type Mark = 'provisional' | 'estimated' | 'carried' | 'derived';

/** Who reported of those expected. Over time place-periods are counted. */
export interface Coverage {
  readonly expected: number;
  readonly reported: number;
  /** Measured and confidential: expected, not reported. */
  readonly withheld: number;
  /** `framework`: where figures of several are combined. */
  readonly missing: readonly { readonly framework?: string; readonly place?: string; readonly period: string }[];
}

export interface Completion {
  readonly step: string;
  readonly place?: string;
  readonly period: Period;
}
