import type { Words } from '../words.ts';

/** What the picture says beside the words of its portfolio. */
export type ChainWords = Words['chain'];

/** The chain of one framework or of several, as plain data: every text is in the language of the reader already. */
export interface ChainPicture {
  /** What is shown: said to those who do not see it. */
  readonly title: string;
  readonly frameworks: readonly ChainFramework[];
  /** Contributions whose two ends are shown. */
  readonly links: readonly ChainLink[];
}

export interface ChainFramework {
  readonly id: string;
  readonly title: string;
  /** `Draft`; empty where there is nothing to say. */
  readonly status: string;
  /** Lowest first; only those that hold a box. */
  readonly levels: readonly ChainLevel[];
}

export interface ChainLevel {
  readonly id: string;
  readonly title: string;
  /** Who answers for the level; empty where nobody is named. */
  readonly accountable: string;
  /** The sentence that says so. */
  readonly accountability: string;
  /** The results of the level work as one: a frame is drawn around them. */
  readonly system: boolean;
  /** The sentence on how they work together. */
  readonly together: string;
  readonly sphere?: Sphere;
  /** The line of accountability runs above this level. */
  readonly lineAbove: boolean;
  readonly boxes: readonly ChainBox[];
}

export type Sphere = 'control' | 'influence' | 'interest';

export interface ChainBox {
  /** Unique in the picture: `framework/result`. */
  readonly key: string;
  /** As the reader knows it. */
  readonly id: string;
  readonly statement: string;
  /** Empty where the statement has no short form. */
  readonly short: string;
  /** Where its details stand; empty without a link. */
  readonly href: string;
  /** Title of its business or product line. */
  readonly line: string;
  /** Who answers for it, where that is not whoever answers for the level. */
  readonly accountable: string;
  readonly rating?: ChainRating;
  /** `7 of 9 reported`; empty where nothing is expected. */
  readonly coverage: string;
}

export interface ChainRating {
  readonly symbol: string;
  readonly word: string;
  /** A tone of the palette. */
  readonly tone: string;
}

/** `from` and `to` are keys of boxes. */
export interface ChainLink {
  readonly from: string;
  readonly to: string;
  readonly uncertain: boolean;
}
