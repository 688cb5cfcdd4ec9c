import { type Delimiter, delimiters } from './dialect.ts';

/** A record at the beginning of a file. */
export interface HeadRecord {
  /** Where it begins. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Its quotes are not in order, so that nothing can be read from here on. */
  readonly broken: boolean;
}

/** What the first line says of the delimiter, if that is all it says: it is how Excel is told. */
export function announcedDelimiter(text: string): string | undefined {
  const found = /^(?:sep=(.)|"sep=(.)")(?:[\r\n]|$)/i.exec(text);
  return found?.[1] ?? found?.[2];
}

const searched = 50;

/**
 * The index of the header: the first of the rows that hold most of the `known` names; where none is known, the first row of
 * more than one word or number, which a title is not. 0 where there is no such row.
 */
export function headerRow(rows: readonly HeadRecord[], known: readonly string[]): number {
  const counts = rows.slice(0, searched).map((row) => knownCells(row, known));
  const most = Math.max(0, ...counts);
  if (most >= enough(known)) return counts.indexOf(most);
  return Math.max(
    0,
    rows.findIndex(({ cells }) => filled(cells) > 1),
  );
}

/** One name alone may stand in a title. */
function enough(known: readonly string[]): number {
  return Math.max(1, Math.min(2, known.length));
}

/** How many of the names a row holds; in capitals as well, so that what is said of them is said in their row. */
function knownCells({ cells }: HeadRecord, known: readonly string[]): number {
  const names = new Set(cells.map((cell) => cell.trim().toLowerCase()));
  return known.filter((name) => names.has(name.trim().toLowerCase())).length;
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

/** The delimiter under which a header is known, and the rows below it are as wide as it is; `usual` where none is better. */
export function delimiterOf(
  readBy: (delimiter: Delimiter) => readonly HeadRecord[],
  known: readonly string[],
  usual: Delimiter = ',',
): Delimiter {
  const inTurn = [usual, ...delimiters.filter((one) => one !== usual)];
  const ranked = inTurn.map((delimiter) => ({ delimiter, rank: rank(readBy(delimiter), known) }));
  return ranked.reduce((best, one) => (isBetter(one.rank, best.rank) ? one : best)).delimiter;
}

function isBetter(a: readonly number[], b: readonly number[]): boolean {
  const place = a.findIndex((value, index) => value !== b[index]);
  return place >= 0 && (a[place] ?? 0) > (b[place] ?? 0);
}

/**
 * Known names in the header, the share of rows as wide as it, its width: the first that differs decides. Rows above the header
 * count as others: under a wrong delimiter the true header is one word.
 */
function rank(rows: readonly HeadRecord[], known: readonly string[]): readonly number[] {
  const at = headerRow(rows, known);
  const header = rows[at];
  if (header === undefined) return [0, 0, 0];
  const found = knownCells(header, known);
  const width = header.cells.length;
  const alike = rows.slice(at).filter(({ cells }) => cells.length === width).length / rows.length;
  const inOrder = width > 1 && !rows.some(({ broken }) => broken);
  return [found >= enough(known) ? found : 0, inOrder ? alike : 0, width];
}
