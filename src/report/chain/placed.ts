import type { BoxContent, StyleName } from './box.ts';
import type { ChainBox, Sphere } from './picture.ts';
import type { Point } from './tracks.ts';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One line of text, its baseline at `y`. `turned` reads upwards from there. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly style: StyleName;
  readonly look: 'ink' | 'soft' | 'accent';
  readonly anchor: 'start' | 'middle' | 'end';
  readonly turned?: true;
  /** The whole of what is cut. */
  readonly whole?: string;
}

export interface PlacedBox extends Rectangle {
  /** Where arrows enter: below the bar, if there is one. */
  readonly foot: number;
  readonly box: ChainBox;
  readonly content: BoxContent;
}

export interface PlacedBar extends Rectangle {
  readonly title: string;
}

/** The picture of one framework, measured from its own corner. */
export interface PanelLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly bars: readonly PlacedBar[];
  readonly texts: readonly PlacedText[];
  /** Ground of each level, and the strip that names its sphere. */
  readonly bands: readonly (Rectangle & { readonly sphere?: Sphere })[];
  readonly strips: readonly (Rectangle & { readonly sphere: Sphere })[];
  /** Frames around results that work as a system. */
  readonly systems: readonly Rectangle[];
  /** Height of the line of accountability; absent where none is drawn. */
  readonly line?: number;
  readonly lines: ReadonlyMap<string, readonly (readonly Point[])[]>;
  /** Where flows cross the edge. */
  readonly edges: ReadonlyMap<string, number>;
}
