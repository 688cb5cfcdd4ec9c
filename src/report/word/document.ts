import type { Tone } from '../badge.ts';
import type { Said } from '../edition.ts';

/** A document as a word processor has it. */
export interface WordDocument {
  /** Of the page: en, fr, es or pt. */
  readonly language: string;
  /** In its properties, and at the top of every page. */
  readonly title: string;
  /** The word for a draft, at the top of every page; empty where it is none. */
  readonly draft: string;
  /** A4 across, else upright. */
  readonly landscape: boolean;
  readonly passages: readonly Passage[];
}

/** What stands below each other on the page. */
export type Passage = Heading | Paragraph | List | Table;

export interface Heading {
  readonly kind: 'heading';
  /** 1 for a section of the document; its title is none. */
  readonly level: 1 | 2 | 3;
  readonly runs: readonly Run[];
  /** What links point to; empty where nothing does. */
  readonly anchor: string;
  readonly newPage: boolean;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly style: ParagraphStyle;
  readonly runs: readonly Run[];
}

export type ParagraphStyle = 'title' | 'kicker' | 'lead' | 'body' | 'note';

export interface List {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly (readonly Run[])[];
}

export interface Table {
  readonly kind: 'table';
  /** In parts of a hundred; they add up to it. */
  readonly widths: readonly number[];
  /** Repeated on every page; empty where the first cell of each row says what it is. */
  readonly head: readonly string[];
  /** Columns whose cells are set to the end of the line, such as numbers. */
  readonly numbers: readonly number[];
  readonly rows: readonly Row[];
}

export interface Row {
  /** `group` heads the rows below it, `line` is the line of accountability, `own` stands below that. */
  readonly look: 'plain' | 'group' | 'line' | 'own';
  /** As many as there are columns, or one that spans them all. */
  readonly cells: readonly Cell[];
  readonly anchor: string;
}

/** Its paragraphs. */
export type Cell = readonly (readonly Run[])[];

/** A piece of text that looks the same throughout. */
export interface Run {
  readonly text: Said;
  readonly look: Look;
  /** The colours of a badge. */
  readonly tone: Tone | null;
  /** A web address, or empty. */
  readonly href: string;
  /** A place in the document, or empty. */
  readonly to: string;
}

export type Look = 'plain' | 'strong' | 'emphasis' | 'soft' | 'id' | 'mark' | 'gap';
