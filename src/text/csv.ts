import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { Problem } from './finding.ts';
import type { Location, Path, Range, SourceFile } from './location.ts';

/** A CSV text as cells, with whatever is wrong with its form. Places are `[record, column]`; record 0 is the header. */
export interface ParsedCsv {
  readonly source: SourceFile;
  readonly header: readonly string[];
  readonly records: readonly CsvRecord[];
  readonly problems: readonly Problem[];
}

export interface CsvRecord {
  /** Counted from 1 without the header and without empty lines. */
  readonly record: number;
  readonly cells: readonly string[];
}

/** A source whose places are cells: `[record, column]`, the column by number or name. */
export interface CellSource extends SourceFile {
  readonly header: readonly string[];
}

/** The names of the columns; none where a source has no cells. */
export function headerOf(source: SourceFile): readonly string[] {
  return 'header' in source ? (source as CellSource).header : [];
}

/** Reads a comma-separated text whose first record is the header. Never throws: what cannot be read becomes problems. */
export function parseCsv(file: string, text: string): ParsedCsv {
  const clean = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const layout = lazily(() => layOut(clean));
  const source = csvSource(file, clean, layout);
  const read = readCells(source, layout);
  if ('problem' in read) return { source, header: [], records: [], problems: [read.problem] };
  const [header, ...rows] = read.cells;
  if (header === undefined) {
    const problem: Problem = {
      rule: 'csv-empty',
      at: { source, path: [] },
      message: `${file} is empty.`,
      hint: 'Write a header line, or delete the file.',
    };
    return { source, header: [], records: [], problems: [problem] };
  }
  const records = rows.map((cells, index) => ({ record: index + 1, cells }));
  return { source, header, records, problems: [...headerProblems(source, header), ...widths(source, header, records)] };
}

/** What to do with a file that is no CSV as Plumbline reads it. */
export const commaHint = 'Save it as comma-separated UTF-8.';

const separators: readonly (readonly [string, string])[] = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'bars'],
];

/** A header of one column that is separated by something else than commas. */
export function separatorProblems(source: SourceFile, header: readonly string[]): Problem[] {
  const [only, second] = header;
  const found = second === undefined ? separators.find(([separator]) => only?.includes(separator)) : undefined;
  if (found === undefined) return [];
  const message = `The columns are separated by ${found[1]}; expected commas.`;
  return [{ rule: 'csv-separator', at: { source, path: [0, 0] }, message, hint: commaHint }];
}

/** Rows as canonical CSV: `\n` ends every line, only cells that need quotes have them; `writeCsv(parse(text)) = text`. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  // csv-stringify sees to quotes; where none are needed it takes ten times as long as this.
  if (rows.every(isPlain)) return rows.map((row) => `${row.join(',')}\n`).join('');
  // A line without a character would be no row: a single blank cell is written as quotes.
  if (rows.some(isBlank)) {
    return rows.map((row) => (isBlank(row) ? '""\n' : stringify([[...row]], format))).join('');
  }
  return stringify(
    rows.map((row) => [...row]),
    format,
  );
}

const isBlank = (row: readonly string[]) => row.length === 1 && row[0] === '';
const isPlain = (row: readonly string[]) => !isBlank(row) && !row.some((cell) => special.test(cell));
const special = /[",\r\n\uFEFF]/;
const format = { record_delimiter: '\n', quoted_match: /[\r\n]|^\uFEFF/ } as const;

function readCells(source: SourceFile, layout: () => Layout): { cells: string[][] } | { problem: Problem } {
  // Without quotes there is nothing for csv-parse to see to.
  if (!source.text.includes('"')) return { cells: plainCells(source.text) };
  const { broken } = layout();
  if (broken !== undefined) return { problem: syntax(source, broken.offset, broken.message, broken.hint) };
  try {
    const cells = parse(source.text, {
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      record_delimiter: lineEnds(source.text),
    });
    return { cells };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { problem: syntax(source, 0, 'The file cannot be read as CSV.', 'Look at its quotes and commas.') };
  }
}

function plainCells(text: string): string[][] {
  const lines = text.split(text.includes('\n') ? /\r?\n/ : '\r');
  return lines.filter((line) => line !== '').map((line) => line.split(','));
}

function syntax(source: SourceFile, offset: number, message: string, hint: string): Problem {
  return { rule: 'csv-syntax', at: { source, path: ['offset', offset] }, message, hint };
}

/** A lone `\r` ends a line only in files that know no other line end. */
function lineEnds(text: string): string[] {
  return text.includes('\n') ? ['\r\n', '\n'] : ['\r'];
}

function headerProblems(source: SourceFile, header: readonly string[]): Problem[] {
  const first = new Map<string, number>();
  return header.flatMap((name, index): Problem[] => {
    const at: Location = { source, path: [0, index] };
    const before = first.get(name);
    if (name.trim() === '') {
      const message = `Column ${index + 1} has no name in the header.`;
      return [{ rule: 'csv-header', at, message, hint: 'Name the column, or remove it.' }];
    }
    if (before === undefined) {
      first.set(name, index);
      return [];
    }
    const related = [{ at: { source, path: [0, before] }, message: 'The first one.' }];
    const message = `The column "${name}" stands twice in the header.`;
    return [{ rule: 'csv-header', at, message, hint: 'Keep one of the two, or rename one.', related }];
  });
}

function widths(source: SourceFile, header: readonly string[], records: readonly CsvRecord[]): Problem[] {
  return records
    .filter(({ cells }) => cells.length !== header.length)
    .map(({ record, cells }) => ({
      rule: 'csv-width',
      at: { source, path: cells.length > header.length ? [record, header.length] : [record] },
      message: `The row has ${count(cells.length, 'cell')}; the header has ${header.length}.`,
      hint: 'A cell that holds a comma or a line break must stand in double quotes.',
    }));
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

/** Where every cell starts and ends in the text: offsets, end exclusive, quotes included. */
export interface Layout {
  readonly records: readonly (readonly (readonly [start: number, end: number])[])[];
  /** Offset of the first character of every line. */
  readonly lines: readonly number[];
  readonly broken?: { readonly offset: number; readonly message: string; readonly hint: string };
}

/** Follows quotes, commas and line ends through the text; the values of the cells are csv-parse's. */
export function layOut(text: string): Layout {
  const ends = lineEnds(text);
  const lines = [0];
  const lineEnd = ends.includes('\n') ? /\n/g : /\r/g;
  for (let found = lineEnd.exec(text); found !== null; found = lineEnd.exec(text)) lines.push(lineEnd.lastIndex);
  const records: (readonly [number, number])[][] = [];
  let cells: (readonly [number, number])[] = [];
  let at = 0;
  while (at < text.length) {
    const empty = cells.length === 0 ? ends.find((end) => text.startsWith(end, at)) : undefined;
    if (empty !== undefined) {
      at += empty.length;
      continue;
    }
    const end = endOfCell(text, at, ends);
    if (typeof end !== 'number') return { records, lines, broken: end };
    cells.push([at, end]);
    if (text[end] === ',') {
      at = end + 1;
      if (at < text.length) continue;
      cells.push([at, at]);
    }
    records.push(cells);
    cells = [];
    at = end + (ends.find((lineEnd) => text.startsWith(lineEnd, end))?.length ?? 1);
  }
  return { records, lines };
}

function endOfCell(text: string, start: number, ends: readonly string[]): number | NonNullable<Layout['broken']> {
  if (text[start] !== '"') {
    const end = /,|\n|$/g;
    const stop = ends.includes('\n') ? end : /,|\r|$/g;
    stop.lastIndex = start;
    const found = stop.exec(text)?.index ?? text.length;
    return text[found] === '\n' && text[found - 1] === '\r' && found > start ? found - 1 : found;
  }
  let at = text.indexOf('"', start + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  const hint = 'A quote inside a quoted cell is written twice: "".';
  if (at < 0) return { offset: start, message: 'A quote opens a cell and is never closed.', hint };
  const after = at + 1;
  if (after >= text.length || text[after] === ',' || ends.some((end) => text.startsWith(end, after))) return after;
  return { offset: after, message: 'Text follows the closing quote of a cell.', hint };
}

function csvSource(file: string, text: string, layout: () => Layout): CellSource {
  const header = lazily(() => parse(text, { to: 1, relax_quotes: true, skip_empty_lines: true })[0] ?? []);
  return {
    file,
    text,
    get header() {
      return header();
    },
    locate(path: Path): Range {
      const { records, lines } = layout();
      const [start, end] = offsets(path, records, header, text);
      return { start: position(start, lines), end: position(end, lines) };
    },
  };
}

/** Start and end of a cell; of its record where the column is not there; of the first cell where the record is not. */
function offsets(
  [record, column]: Path,
  records: Layout['records'],
  header: () => readonly string[],
  text: string,
): readonly [number, number] {
  if (record === 'offset') return [Number(column), Math.min(text.length, Number(column) + 1)];
  const cells = records[Number(record ?? 0)];
  const [first, last] = [cells?.[0], cells?.at(-1)];
  if (cells === undefined || first === undefined || last === undefined) return [0, 0];
  const index = typeof column === 'string' ? header().indexOf(column) : column;
  const cell = index === undefined ? undefined : cells[index];
  return cell ?? [first[0], last[1]];
}

function position(offset: number, lines: readonly number[]): { line: number; column: number } {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lines[low] ?? 0) + 1 };
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
