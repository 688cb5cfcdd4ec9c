import { readFileSync } from 'node:fs';
import { cellsOf, endOfRecord, spansOf } from '../text/csv-records.ts';
import { type Delimiter, type Dialect, delimiters, type Encoding, type Statement } from '../text/dialect.ts';
import type { Problem } from '../text/finding.ts';
import type { Path, Position, Range, SourceFile } from '../text/location.ts';
import type { FileToOpen } from './measurement-file.ts';

/** A file as received: its cells with their places, and what was set aside. */
export interface Received {
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  readonly dialect: Dialect;
  /** One name a column, without blanks around it; empty columns at the end are gone. */
  readonly header: readonly string[];
  /** Places are `[record, column]` in the user's own file; record 0 is the header, -1 the row above it. */
  readonly source: SourceFile;
  readonly statements: readonly Statement[];
  /** Rows that are no measurements: counted, never silently dropped. */
  readonly setAside: readonly SetAside[];
  /** The rows that hold anything and are not set aside, one after the other from the disk. */
  records(): Iterable<ReceivedRecord>;
}

export interface SetAside {
  readonly record: number;
  readonly reason: string;
}

export interface ReceivedRecord {
  /** Counted from 1 after the header; blank lines are not counted, rows of blank cells are. */
  readonly record: number;
  readonly cells: readonly string[];
}

/** What the caller knows of a file. What is not told is found in it. */
export interface Told extends Partial<Dialect> {
  /** The headers that are expected: standard names, or those that a mapping names. */
  readonly columns?: readonly string[];
}

/** Finds out how a file is to be read. What cannot be read, or read in one way only, is a problem at its place. */
export function openReceived(
  { path, name }: FileToOpen,
  told: Told,
): { readonly received?: Received; readonly problems: readonly Problem[] } {
  const bytes = readFileSync(path);
  const encoding = told.encoding ?? encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  const delimiter = told.delimiter ?? delimiterOf(text);
  const rows = rowsOf(text, delimiter);
  const known = new Set(told.columns);
  const at =
    told.headerLine === undefined
      ? rows.findIndex(({ record }) => cellsOf(record, delimiter).filter((cell) => known.has(cell.trim())).length > 1)
      : rows.findIndex(({ line }) => line === told.headerLine);
  const first = Math.max(0, at);
  const header = cellsOf(rows[first]?.record ?? '', delimiter).map((cell) => cell.trim());
  const source = sourceOf(name, text, rows, first, delimiter);
  const received: Received = {
    name,
    path,
    dialect: { encoding, delimiter, headerLine: rows[first]?.line ?? 1 },
    header,
    source,
    statements: [],
    setAside: rows
      .slice(0, first)
      .map((_, index) => ({ record: index - first, reason: 'It stands above the header.' })),
    *records() {
      for (const [index, { record }] of rows.entries()) {
        const cells = cellsOf(record, delimiter);
        if (index > first && cells.some((cell) => cell.trim() !== '')) yield { record: index - first, cells };
      }
    },
  };
  return { received, problems: [] };
}

function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes.toString('utf8').includes('\uFFFD') ? 'windows-1252' : 'utf-8';
}

function delimiterOf(text: string): Delimiter {
  const head = text.slice(0, 1 << 16);
  const count = (delimiter: Delimiter) => head.split(delimiter).length;
  return delimiters.toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

interface Row {
  readonly record: string;
  readonly line: number;
}

function rowsOf(text: string, delimiter: Delimiter): readonly Row[] {
  const rows: Row[] = [];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const end = endOfRecord(text, at, delimiter, true);
    if (end.kind !== 'whole') break;
    const record = text.slice(at, end.end);
    if (record !== '') rows.push({ record, line });
    line += record.split(/\r\n|\n|\r/).length;
    at = end.next;
  }
  return rows;
}

function sourceOf(file: string, text: string, rows: readonly Row[], first: number, delimiter: Delimiter): SourceFile {
  return {
    file,
    text,
    locate([record, column]: Path): Range {
      const row = rows[first + Number(record ?? 0)];
      if (row === undefined) return { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
      const [start, end] = spansOf(row.record, delimiter)[Number(column)] ?? [0, row.record.length];
      return { start: position(row, start), end: position(row, end) };
    },
  };
}

function position({ record, line }: Row, offset: number): Position {
  const before = record.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: line + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 };
}
