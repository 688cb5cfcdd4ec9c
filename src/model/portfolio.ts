import type { Location } from '../text/location.ts';
import type { Exact } from './decimal.ts';
import type { Mapping } from './mapping.ts';
import type { FiscalYear, Period } from './period.ts';
import type { Text } from './text.ts';

/** A portfolio as its files say it: every object knows its place. */
export interface Portfolio {
  readonly at: Location;
  readonly title: Text;
  readonly note?: Text;
  /** The first is the fallback. */
  readonly languages: readonly string[];
  readonly releases?: string;
  readonly fiscalYear?: FiscalYear;
  readonly parties: ReadonlyMap<string, Party>;
  /** All places of the tree, each with its parent. */
  readonly places: ReadonlyMap<string, Place>;
  /** In the order of the file, which is the order of columns in the store. */
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly lines: ReadonlyMap<string, Line>;
  readonly ratings: Ratings;
  readonly trend: TrendMethod;
  readonly profile: string;
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly limits: { readonly [name: string]: unknown };
  readonly waivers: readonly Waiver[];
  readonly glossary: ReadonlyMap<string, Text>;
  readonly sources: readonly SourceDocument[];
  /** By id. */
  readonly frameworks: readonly Framework[];
  readonly library: ReadonlyMap<string, LibraryEntry>;
  /** What stands in plans/. */
  readonly plans: readonly Plan[];
  /** What stands in mappings/. */
  readonly mappings: readonly Mapping[];
  readonly narratives: readonly Narrative[];
  readonly reviews: readonly IndicatorReview[];
  /** Settings of the indicator review. */
  readonly review: ReviewSettings;
  /** What a glossary explains: that of plumbline.yaml, or of any framework. */
  readonly terms: ReadonlySet<string>;
  /** Kinds of definition that could not be read whole, so that what refers to them cannot be judged. */
  readonly unknown: Unknown;
  /** Only one of the frameworks is here, to be looked at by itself. What other files say can be asked for, and is no part of it. */
  readonly isPart?: true;
}

/** What is defined in the library, where the library is to be looked at. */
export function sharedIn({ library, isPart }: Portfolio): readonly LibraryEntry[] {
  return isPart === true ? [] : [...library.values()];
}

/** What was left out of the model, because its file has a syntax or schema error. */
export interface Unknown {
  /** plumbline.yaml itself: parties, places, dimensions and lines are not known. */
  readonly portfolio: boolean;
  /** A library file: shared indicators may be missing. */
  readonly library: boolean;
  /** Ids of frameworks whose file could not be read; `*` where even the id is not known. */
  readonly frameworks: ReadonlySet<string>;
}

/** An id as someone wrote it, and where. */
export interface Mention {
  readonly id: string;
  readonly at: Location;
}

export interface Party {
  readonly at: Location;
  readonly id: string;
  readonly title: Text;
  readonly inside: boolean;
}

export interface Place {
  readonly at: Location;
  readonly id: string;
  readonly title: Text;
  readonly parent?: string;
}

export interface Dimension {
  readonly at: Location;
  readonly id: string;
  readonly title: Text;
  /** The categories do not overlap and make up the total. */
  readonly exhaustive: boolean;
  readonly categories: ReadonlyMap<string, Category>;
}

export interface Category {
  readonly id: string;
  readonly title: Text;
  /** What was not recorded: its absence does not make the dimension incomplete. */
  readonly residual: boolean;
}

export interface Line {
  readonly at: Location;
  readonly id: string;
  readonly title: Text;
  readonly kind?: 'business-line' | 'product-line';
}

export interface Waiver {
  readonly at: Location;
  readonly rule: string;
  /** A framework, or framework/id. */
  readonly target: string;
  readonly reason: Text;
  readonly by: string;
  readonly until: string;
}

export type RuleSetting = 'off' | 'info' | 'warning' | 'error';

export interface SourceDocument {
  readonly title?: Text;
  readonly url?: string;
  readonly note?: Text;
}

/** Bands from the highest down; the last takes the rest of the number line. */
export interface Ratings {
  readonly preset: string;
  readonly against: 'target' | 'expected';
  readonly bands: readonly Band[];
}

/** How a trend is told: by the slope of the last values, or as Open SDG does, by compound annual growth. */
export type TrendMethod = 'slope' | 'open-sdg';

export interface Band {
  readonly rating: string;
  /** Lowest achievement of the band, as a ratio; absent in the last. */
  readonly from?: Exact;
  /** The edge itself belongs to the band below: `from` is exceeded, not reached. */
  readonly exclusive?: boolean;
  readonly title?: Text;
  /** Counts as on track or better. */
  readonly good: boolean;
}

export type Status = 'draft' | 'reviewed' | 'final';
export type GenericLevel = 'input' | 'activity' | 'output' | 'intermediate-outcome' | 'outcome' | 'impact';

export interface Framework {
  readonly at: Location;
  readonly id: string;
  readonly summary: Summary;
  /** The map of its file. */
  readonly written: { readonly [key: string]: unknown };
  readonly title: Text;
  readonly status: Status;
  readonly version?: string;
  readonly approvedBy?: string;
  readonly approvedOn?: string;
  readonly author?: Mention;
  /** `YYYY-MM-DD` */
  readonly updated?: string;
  readonly period?: Period;
  readonly fiscalYear?: FiscalYear;
  /** Expected to report; absent = every place that has a row. */
  readonly places?: readonly ExpectedPlace[];
  readonly ratings: Ratings;
  readonly trend: TrendMethod;
  readonly note?: Text;
  readonly narrative?: Text;
  readonly sources: readonly SourceDocument[];
  readonly glossary: ReadonlyMap<string, Text>;
  /** Lowest first. */
  readonly levels: readonly Level[];
  readonly accountabilityLine?: Mention;
  /** Results and activities, in the order of the file. */
  readonly results: ReadonlyMap<string, Result>;
  readonly assumptions: ReadonlyMap<string, Assumption>;
  readonly risks: ReadonlyMap<string, Risk>;
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** The `iati:` keys as written; only exports read them. */
  readonly iati?: { readonly [key: string]: unknown };
}

/** What others have to know of a framework first, as JSON. */
export interface Summary {
  /** What its glossary explains. */
  readonly terms: readonly string[];
  /** Ids of its indicators. */
  readonly indicators: readonly string[];
  /** Ids of the indicators, of whatever framework, that its own roll up to. */
  readonly rollsUpTo: readonly string[];
}

export interface ExpectedPlace {
  readonly at: Location;
  readonly id: string;
  readonly from?: Period;
  readonly until?: Period;
}

export interface Level {
  readonly at: Location;
  readonly id: string;
  readonly title: Text;
  readonly generic?: GenericLevel;
  /** Position in the chain, lowest 0. */
  readonly rank: number;
  /** `none` is said explicitly. */
  readonly accountable?: Mention;
  readonly accountability?: Text;
  readonly together?: Text;
  readonly sphere?: 'control' | 'influence' | 'interest';
  readonly note?: Text;
  /** Stands in the file, as against the default list. */
  readonly declared: boolean;
}

export interface Result {
  readonly at: Location;
  readonly id: string;
  readonly level: Mention;
  /** Written under `activities`. */
  readonly activity: boolean;
  readonly statement: Text;
  readonly short?: Text;
  readonly contributesTo: readonly Contribution[];
  /** The result's own; absent = the level's. */
  readonly accountable?: Mention;
  readonly responsible: readonly Mention[];
  readonly contributors: readonly Mention[];
  readonly usedBy: readonly Mention[];
  readonly sphere?: 'control' | 'influence' | 'interest';
  readonly line?: Mention;
  readonly weight?: Exact;
  readonly riskRating?: string;
  readonly expectedBy?: Period;
  readonly status?: Status;
  readonly owner?: Mention;
  readonly note?: Text;
}

/** One arrow of the chain. */
export interface Contribution {
  readonly at: Location;
  /** An id, or framework/id. */
  readonly to: Mention;
  readonly because?: Text;
  readonly evidence?: Text;
  readonly assumptions: readonly Mention[];
  readonly uncertain: boolean;
}

export interface Assumption {
  readonly at: Location;
  readonly id: string;
  readonly text: Text;
  readonly signal?: Text;
  readonly evidence?: Text;
  readonly owner?: Mention;
  readonly critical: boolean;
  readonly note?: Text;
}

export interface Risk {
  readonly at: Location;
  readonly id: string;
  readonly text: Text;
  readonly results: readonly Mention[];
  readonly likelihood?: string;
  readonly impact?: string;
  readonly response?: Text;
  readonly owner?: Mention;
  readonly note?: Text;
}

/** What people say about a period. */
export interface Narrative {
  readonly at: Location;
  readonly framework: string;
  readonly period: Period;
  readonly title?: Text;
  readonly summary?: Text;
  readonly results: ReadonlyMap<string, { readonly at: Location; readonly progress?: Text; readonly evidence?: Text }>;
  readonly indicators: ReadonlyMap<
    string,
    {
      readonly at: Location;
      readonly deviation?: Text;
      readonly cause?: Text;
      readonly action?: Text;
      readonly owner?: Mention;
      readonly by?: Period;
    }
  >;
  readonly assumptions: ReadonlyMap<string, { readonly at: Location; readonly status: string; readonly note?: Text }>;
  readonly risks: ReadonlyMap<
    string,
    { readonly at: Location; readonly likelihood?: string; readonly impact?: string; readonly note?: Text }
  >;
  readonly lessons: readonly Text[];
  readonly decisions: readonly Text[];
}

/** The review of one indicator: reviews/<framework>/<indicator>.yaml. */
export interface IndicatorReview {
  readonly at: Location;
  readonly framework: string;
  readonly indicator: string;
  readonly reviews: readonly ReviewerOpinion[];
  readonly log: readonly StatusStep[];
}

/** What one reviewer says. */
export interface ReviewerOpinion {
  readonly at: Location;
  readonly party: Mention;
  readonly role?: Text;
  readonly date?: string;
  /** By criterion, 0 to 3; null until it is given. */
  readonly scores: ReadonlyMap<string, { readonly at: Location; readonly score: number | null }>;
  readonly comments: ReadonlyMap<string, Text>;
  readonly decision?: Decision;
  readonly mergeInto?: Mention;
  /** Another wording, by field. */
  readonly suggested: ReadonlyMap<string, Text>;
  readonly reason?: Text;
  readonly feasibility?: Text;
}

export type Decision = 'keep' | 'revise' | 'merge' | 'drop';
export type IndicatorStatus = Status | 'retired';

/** One step of an indicator's life. */
export interface StatusStep {
  readonly at: Location;
  readonly date: string;
  readonly actor: string;
  readonly from: IndicatorStatus;
  readonly to: IndicatorStatus;
  readonly decision?: Decision;
  readonly reason?: Text;
}

export interface ReviewSettings {
  /** By id, in order. */
  readonly criteria: ReadonlyMap<string, Criterion>;
  /** Scores from here on are kept, and below revised, 0 to 100. */
  readonly keepFrom: number;
  readonly reviseFrom: number;
  readonly budget: ReviewBudget;
}

/** What the final set may hold and cost; what is absent is not limited. */
export interface ReviewBudget {
  readonly perResult?: number;
  /** By id of a level or a tier. */
  readonly perLevel: ReadonlyMap<string, number>;
  readonly total?: number;
  /** Yearly cost of collection. */
  readonly cost?: Exact;
  /** Indicators that one party collects. */
  readonly perRole?: number;
}

export interface Criterion {
  readonly id: string;
  readonly title?: Text;
  /** What the reviewer asks. */
  readonly question?: Text;
  readonly weight: number;
  /** A score of 0 rules the indicator out as it stands. */
  readonly knockOut: boolean;
}

export type Measure =
  | 'number'
  | 'percentage'
  | 'ratio'
  | 'currency'
  | 'index'
  | 'ordinal'
  | 'boolean'
  | 'milestone'
  | 'qualitative';
export type Direction = 'increase' | 'decrease' | 'maintain' | 'none';
export type Cumulation = 'incremental' | 'cumulative-targets' | 'cumulative-values' | 'point-in-time';
export type AchievementMethod =
  | 'from-baseline'
  | 'ratio-to-target'
  | 'within-band'
  | 'binary'
  | 'steps'
  | 'scale'
  | 'none';
export type Frequency = 'monthly' | 'quarterly' | 'semiannual' | 'annual' | 'biennial' | 'once' | 'event';

export interface Condition {
  readonly op: '>=' | '>' | '<=' | '<' | '=';
  readonly value: Exact;
}

export type PlaceAggregation =
  | 'sum'
  | 'pooled'
  | 'weighted-mean'
  | 'mean'
  | 'min'
  | 'max'
  | 'median'
  | 'none'
  | { readonly kind: 'count-if' | 'share-if'; readonly condition: Condition };

export interface Aggregation {
  readonly places?: PlaceAggregation;
  readonly weights: ReadonlyMap<string, Exact>;
  readonly weightsSource?: Text;
  readonly meanBecause?: Text;
  readonly periods?: 'latest' | 'pooled' | 'mean' | 'max';
  readonly frameworks?: 'sum' | 'pooled' | 'weighted-mean' | 'mean' | 'min' | 'max' | 'median' | 'none';
  readonly frameworkWeights: ReadonlyMap<string, Exact>;
  readonly deduplicated?: Text;
}

/** The definition of an indicator: in its framework, or shared in the library. */
export interface Definition {
  readonly name?: Text;
  readonly status: IndicatorStatus;
  readonly class?: string;
  readonly proxy?: Text;
  readonly definition?: Text;
  readonly measure?: Measure;
  readonly unit?: Text;
  readonly currency?: string;
  readonly numerator?: Text;
  readonly denominator?: Text;
  /** Factor of numerator ÷ denominator; 100 for a percentage, 1 for a ratio when not said. */
  readonly per: Exact;
  readonly parts?: 'population' | 'sample';
  readonly formula?: Text;
  readonly counts?: 'people' | 'attendances' | 'things';
  readonly direction?: Direction;
  readonly cumulation?: Cumulation;
  readonly targetsIncludeBaseline?: boolean;
  readonly achievement?: AchievementMethod;
  readonly aggregation: Aggregation;
  readonly minCoverage?: Exact;
  readonly disaggregateBy: readonly Mention[];
  readonly cross: readonly (readonly Mention[])[];
  readonly scale: readonly ScaleLevel[];
  readonly steps: ReadonlyMap<string, Step>;
  readonly plausible?: { readonly min?: Exact; readonly max?: Exact };
  readonly over100: boolean;
  readonly rationale?: Text;
  readonly informationUse?: Text;
  readonly targetRationale?: Text;
  readonly source?: Text;
  readonly sourceType?: string;
  readonly method?: Text;
  readonly collectionFrequency?: Frequency;
  readonly reportingFrequency?: Frequency;
  readonly dueAfterDays: number;
  readonly responsible: { readonly collect?: Mention; readonly report?: Mention; readonly approve?: Mention };
  readonly dataProvider?: Mention;
  readonly cost?: { readonly amount: Exact; readonly currency: string; readonly note?: Text };
  readonly qualityAssurance: readonly Text[];
  readonly knownLimitations?: Text;
  readonly dataQualityAssessment?: DataQualityAssessment;
  readonly reportedExternally: boolean;
  readonly related: readonly Mention[];
  readonly author?: Mention;
  /** Days, `YYYY-MM-DD`. */
  readonly created?: string;
  readonly updated?: string;
  readonly nextReview?: string;
  readonly changes: readonly DefinitionChange[];
  readonly retired?: { readonly reason?: Text; readonly successor?: Mention; readonly lastPeriod?: Period };
  readonly references: readonly { readonly vocabulary: string; readonly code: string; readonly uri?: string }[];
  readonly tags: readonly string[];
  readonly tier?: string;
  readonly note?: Text;
}

/** The last look at how good the data are. Days, `YYYY-MM-DD`. */
export interface DataQualityAssessment {
  readonly at: Location;
  readonly date?: string;
  readonly by?: string;
  readonly findings?: Text;
  readonly next?: string;
}

/** A dated change of a definition. */
export interface DefinitionChange {
  readonly at: Location;
  readonly date: string;
  readonly who?: string;
  readonly what: Text;
  readonly why?: Text;
  /** Values before and after cannot be compared; absent: it is not said. */
  readonly break?: boolean;
}

export interface LibraryEntry extends Definition {
  readonly at: Location;
  readonly id: string;
}

export interface Indicator extends Definition {
  readonly at: Location;
  readonly id: string;
  /** Id of its framework. */
  readonly framework: string;
  readonly result: Mention;
  readonly uses?: Mention;
  /** Keys beside `uses` that the shared definition decides: nobody reads them. */
  readonly unheard: readonly Mention[];
  /** Where the definition's fields stand: the library's entry, or the indicator itself. */
  readonly definitionAt: Location;
  readonly weight?: Exact;
  readonly places?: readonly ExpectedPlace[];
  readonly baseline?: Baseline;
  /** What stands in the file, whether or not it could be read. */
  readonly written: { readonly baseline: boolean; readonly targets: boolean };
  /** By period, earliest first; the last is the final target. */
  readonly targets: readonly Target[];
  readonly revisions: readonly Revision[];
  readonly rollsUpTo?: Mention;
}

export interface ScaleLevel {
  readonly at: Location;
  readonly value: Exact;
  readonly label: Text;
  readonly descriptor?: Text;
  readonly rating?: string;
}

export interface Step {
  readonly at: Location;
  readonly id: string;
  readonly text: Text;
  /** 1 where it is not written. */
  readonly weight: Exact;
  readonly weighted: boolean;
  readonly due?: Period;
}

export type Qualifier = 'at-least' | 'at-most' | 'about';

export type Baseline =
  | {
      readonly kind: 'known';
      readonly at: Location;
      readonly period: Period;
      /** Computed from its parts where only they are given; absent when nothing is. */
      readonly value?: Exact;
      /** The value is written as true or false. */
      readonly truth?: true;
      readonly numerator?: Exact;
      readonly denominator?: Exact;
      readonly lower?: Exact;
      readonly upper?: Exact;
      readonly qualifier?: Qualifier;
      readonly source?: Text;
      readonly method?: Text;
      readonly note?: Text;
    }
  | { readonly kind: 'not-applicable'; readonly at: Location; readonly reason: Text }
  | { readonly kind: 'planned'; readonly at: Location; readonly when: Period };

export interface PlannedValue {
  /** A boolean target is 1 or 0. */
  readonly value?: Exact;
  /** The value is written as true or false. */
  readonly truth?: true;
  readonly min?: Exact;
  readonly max?: Exact;
  readonly tolerance?: Exact;
  /** Relative to the baseline: an amount, or a share of it (0.1 for 10 %). */
  readonly change?: { readonly amount: Exact; readonly relative: boolean };
  readonly numerator?: Exact;
  readonly denominator?: Exact;
  readonly qualifier?: Qualifier;
  readonly note?: Text;
}

export interface Target extends PlannedValue {
  readonly at: Location;
  readonly period: Period;
}

/** Baselines and targets of one indicator per place, category or reporter: plans/<framework>/<indicator>.csv. */
export interface Plan {
  readonly at: Location;
  readonly framework: string;
  readonly indicator: string;
  readonly rows: readonly PlanRow[];
}

export interface PlanRow extends Pick<PlannedValue, 'value' | 'min' | 'max' | 'note'> {
  readonly at: Location;
  readonly kind: 'baseline' | 'target';
  readonly period: Period;
  /** Absent: the whole framework. */
  readonly place?: Mention;
  readonly reporter?: Mention;
  /** By dimension; a dimension that is absent stands for its total. */
  readonly categories: ReadonlyMap<string, Mention>;
}

export interface Revision {
  readonly at: Location;
  readonly kind: 'target' | 'baseline';
  readonly period?: Period;
  /** Absent: there was none. */
  readonly was?: PlannedValue;
  readonly date: string;
  readonly reason: string;
  readonly note?: Text;
  readonly approvedBy?: string;
}
