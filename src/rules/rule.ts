import type { Framework, Portfolio, Status } from '../model/portfolio.ts';
import type { Diagnostic, Finding, Severity } from '../text/finding.ts';
import type { Location } from '../text/location.ts';
import type { Limits } from './limits.ts';

/** One word, or a word for each status of the thing that a finding stands in: a draft may still lack what a final must have. */
export type RuleSeverity = Severity | 'off' | { readonly [status in Status]: Severity | 'off' };

/** What all rules say of themselves. */
export interface RuleWords {
  /** Word id: equal to the name of its file, its fixture folder and its row in the documentation. */
  readonly id: string;
  readonly severity: RuleSeverity;
  /** What it wants, in a line. */
  readonly summary: string;
  /** Why, with the source of the practice. */
  readonly why: string;
  /** How to put it right. */
  readonly fix: string;
}

/** A check on the model. It never searches for its place, never prints, never reads configuration or disk. */
export interface Rule extends RuleWords {
  /**
   * `framework`: what it says of one framework or file depends on no other. It is given each framework alone, with what
   * plumbline.yaml says; and once everything but the frameworks. So what it says of an unchanged file need not be worked out
   * again.
   * `outline`: it is given everything at once, but of each framework no more than its outline (src/model/outline.ts). So it need
   * not look again where only other things have changed.
   * Left out: it is given everything at once.
   */
  readonly reach?: 'framework' | 'outline';
  /**
   * What it has to know of each framework, as JSON, worked out from that framework, the library and plumbline.yaml alone: then
   * `check` is given this, and no framework.
   */
  gather?(framework: Framework, portfolio: Portfolio): unknown;
  /** What it cannot work without: where that is not at hand the rule goes to *not checked*. */
  readonly needs?: 'release';
  /** The only language whose texts it reads; texts in others go to *not checked*. */
  readonly language?: 'en';
  check(input: RuleInput): Iterable<Finding>;
}

export interface RuleInput {
  readonly portfolio: Portfolio;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** The numbers of the portfolio's profile, and its own. */
  readonly limits: Limits;
  /** Every rule there is: what settings and waivers may name. */
  readonly ruleIds: readonly string[];
  /** The portfolio as it was last released. */
  readonly released?: Portfolio;
  /** What the rule's `gather` said of each framework. */
  readonly gathered?: readonly Gathered[];
  /** `framework/indicator` of what has measurements in the store. */
  readonly measured: ReadonlySet<string>;
}

/** A framework by what a rule has gathered of it. */
export interface Gathered {
  readonly id: string;
  readonly at: Location;
  readonly facts: unknown;
}

/** A check on what all other checks said. */
export interface ClosingRule extends RuleWords {
  check(input: {
    readonly portfolio: Portfolio;
    readonly asOf: string;
    /** Waived ones too. */
    readonly diagnostics: readonly Diagnostic[];
    /** Rules that were not run: what they would have found is not known. */
    readonly unchecked: ReadonlySet<string>;
  }): Iterable<Finding>;
}
