import type { Path, Range, SourceFile, Stretch } from './location.ts';

/** Start and end of something in a text, as offsets. */
export type Span = readonly [start: number, end: number];

/** A value of a parsed text with its place: what paths are followed through. */
export interface Tree {
  readonly span: Span;
  /** A text or number in one piece: what a reader looks for is the value itself, not its key. */
  readonly inline: boolean;
  child(step: string | number): { readonly key?: Span; readonly value: Tree | undefined } | undefined;
}

/**
 * The span of what a path leads to; of the nearest ancestor that exists where it leads nowhere. Without `part`: of a text or
 * number itself; of a map, a list or a block of text its key, because that is where a reader looks for it.
 */
export function spanAt(top: Tree | undefined, path: Path, part: 'key' | 'value' | undefined): Span {
  let value = top;
  let key: Span | undefined;
  for (const step of path) {
    const found = value?.child(step);
    if (found === undefined) return key ?? value?.span ?? [0, 0];
    key = found.key;
    value = found.value;
  }
  const chosen =
    key !== undefined && (part === 'key' || (part === undefined && value?.inline !== true))
      ? key
      : (value?.span ?? key);
  return chosen ?? [0, 0];
}

/**
 * The span of a stretch of the text that is written at `span`, with its quotes or the mark and indentation of a block; undefined
 * where escapes or empty lines make it longer or shorter than what it says.
 */
function stretchIn(text: string, span: Span, [start, end]: Stretch): Span | undefined {
  const written = text.slice(...span).trimEnd();
  if (/^".*\\|^'.*''.|\n[ \t\r]*\n/s.test(written)) return undefined;
  const opening = /^(?:["']|(?:[|>][-+0-9]*(?:[ \t]+#.*)?(?=\r?\n))?\s*)/.exec(written)?.[0].length ?? 0;
  // A line break reads as one character, with the indentation after it.
  const characters = [...written.slice(opening).matchAll(/[ \t]*\r?\n[ \t]*|./gs)];
  const offset = (at: number) => span[0] + opening + (characters[at]?.index ?? written.length - opening);
  return start < end && end <= characters.length ? [offset(start), offset(end)] : undefined;
}

/** Lines and columns of a text. Lines end in `\n`; columns count UTF-16 units, as editors do. */
export function rangeIn(starts: readonly number[], [start, end]: Span): Range {
  const position = (offset: number) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
  return { start: position(start), end: position(Math.max(start, end)) };
}

/** Offsets at which the lines of a text start. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** A text whose places are paths through a tree, which is only made for the first place asked for. */
export function treeSource(file: string, text: string, makeTree: () => Tree | undefined): SourceFile {
  let places: { readonly tree: Tree | undefined; readonly starts: readonly number[] } | undefined;
  return {
    file,
    text,
    locate(path, part, words) {
      places ??= { tree: makeTree(), starts: lineStarts(text) };
      const narrow = words === undefined ? undefined : stretchIn(text, spanAt(places.tree, path, 'value'), words);
      return rangeIn(places.starts, narrow ?? spanAt(places.tree, path, part));
    },
  };
}
