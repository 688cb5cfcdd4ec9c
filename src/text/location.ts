/** Keys and indexes from the top of a YAML file; record number and column name in a CSV. */
export type Path = readonly (string | number)[];

/** Line and column, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** From the first character to the one after the last. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A text that findings can point into. Places are worked out only when asked for. */
export interface SourceFile {
  /** Relative to the portfolio, with `/`. */
  readonly file: string;
  readonly text: string;
  /**
   * The range of the value at `path`, or of its key; of the nearest existing ancestor where the path leads nowhere. `words`
   * narrows it to a stretch of the text at `path`, where that text is written as it reads.
   */
  locate(path: Path, part?: 'key' | 'value', words?: Stretch): Range;
  /** Of a workbook: what a spreadsheet calls the place, `Data entry!G12`. Lines are its rows there, columns its columns. */
  cell?(path: Path): string;
}

/** From the first character of a text to the one after the last, as offsets in what the text says. */
export type Stretch = readonly [start: number, end: number];

/** A place in a source: what every object of the model carries and every finding points to. */
export interface Location {
  readonly source: SourceFile;
  readonly path: Path;
  readonly part?: 'key' | 'value';
  readonly words?: Stretch;
}

/** The place of something inside the thing at `location`. */
export function child(location: Location, ...path: Path): Location {
  return { source: location.source, path: [...location.path, ...path] };
}

/** The place of the thing that holds what is at `location`. */
export function parent(location: Location): Location {
  return { source: location.source, path: location.path.slice(0, -1) };
}

/** The same place, pointing at the key instead of the value. */
export function keyOf(location: Location): Location {
  return { source: location.source, path: location.path, part: 'key' };
}

/** The place of some words inside the text at `location`. */
export function stretchOf(location: Location, start: number, end: number): Location {
  return { source: location.source, path: location.path, words: [start, end] };
}

/** Line and column of a location. */
export function resolve({ source, path, part, words }: Location): Range {
  return source.locate(path, part, words);
}
