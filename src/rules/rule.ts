import type { Portfolio } from '../model/portfolio.ts';
import type { Finding, Severity } from '../text/finding.ts';

/** A check on the model. It never searches for its place, never prints, never reads configuration or disk. */
export interface Rule {
  /** Word id: equal to the name of its file, its fixture folder and its row in the documentation. */
  readonly id: string;
  readonly severity: Severity;
  /** What it wants, in a line. */
  readonly summary: string;
  /** Why, with the source of the practice. */
  readonly why: string;
  /** How to put it right. */
  readonly fix: string;
  check(input: RuleInput): Iterable<Finding>;
}

export interface RuleInput {
  readonly portfolio: Portfolio;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** Every rule there is: what settings and waivers may name. */
  readonly ruleIds: readonly string[];
}
