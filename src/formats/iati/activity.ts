/** An IATI activity as far as Plumbline reads and writes it: texts and codes as published. */
export interface Activity {
  readonly identifier: string;
  /** Default language of its narratives. */
  readonly language?: string;
  readonly currency?: string;
  readonly hierarchy?: string;
  readonly humanitarian?: string;
  readonly reportingOrg: Organisation;
  readonly title: Narratives;
  readonly description: Narratives;
  readonly participatingOrgs: readonly Organisation[];
  readonly status?: string;
  readonly dates: readonly { readonly type: string; readonly date: string }[];
  readonly countries: readonly CodedShare[];
  readonly regions: readonly CodedShare[];
  readonly locations: readonly Location[];
  readonly sectors: readonly CodedShare[];
  readonly documents: readonly DocumentLink[];
  readonly results: readonly Result[];
}

/** A text in its languages; a language that is not said is undefined. */
export type Narratives = readonly Narrative[];

export interface Narrative {
  readonly language?: string;
  readonly text: string;
}

export interface Organisation {
  readonly ref?: string;
  readonly type?: string;
  readonly role?: string;
  readonly name: Narratives;
}

export interface CodedShare {
  readonly vocabulary?: string;
  readonly code: string;
  readonly percentage?: string;
}

export interface Location {
  readonly ref: string;
  readonly name: Narratives;
}

export interface DocumentLink {
  readonly url: string;
  readonly format?: string;
  readonly title: Narratives;
  readonly description: Narratives;
  readonly categories: readonly string[];
  readonly languages: readonly string[];
  readonly date?: string;
}

export interface Reference {
  readonly vocabulary?: string;
  readonly code: string;
  readonly uri?: string;
}

export interface Result {
  readonly line?: number;
  readonly type?: string;
  readonly aggregation?: string;
  readonly title: Narratives;
  readonly description: Narratives;
  readonly documents: readonly DocumentLink[];
  readonly references: readonly Reference[];
  readonly indicators: readonly Indicator[];
}

export interface Indicator {
  readonly line?: number;
  readonly measure?: string;
  readonly ascending?: string;
  readonly aggregation?: string;
  readonly title: Narratives;
  readonly description: Narratives;
  readonly documents: readonly DocumentLink[];
  readonly references: readonly Reference[];
  readonly baselines: readonly Baseline[];
  readonly periods: readonly Period[];
}

/** A value with what it is about: a baseline, target or actual. */
export interface Figure {
  readonly line?: number;
  readonly value?: string;
  readonly locations: readonly string[];
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
  readonly comment: Narratives;
  readonly documents: readonly DocumentLink[];
}

export interface Baseline extends Figure {
  readonly year?: string;
  readonly date?: string;
}

export interface Period {
  readonly line?: number;
  readonly start: string;
  readonly end: string;
  readonly targets: readonly Figure[];
  readonly actuals: readonly Figure[];
}
