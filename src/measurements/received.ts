import { type CellSource, commaHint } from '../text/csv.ts';
import { cellsOf } from '../text/csv-records.ts';
import { type Delimiter, type Dialect, delimiterNames, delimiters, type Statement } from '../text/dialect.ts';
import type { Problem } from '../text/finding.ts';
import { announcedDelimiter, delimiterOf, type HeadRecord, headerRow } from '../text/header-row.ts';
import { decode, type Inspection, inspect, type NamedFile } from './received/bytes.ts';
import { findEncoding, pinned } from './received/encoding.ts';
import { examine, faultOf, type SetAside, type TableToExamine } from './received/examine.ts';
import { distinctNames, joinedNames } from './received/header-names.ts';
import { type RawRecord, type ReadableFile, recordsFrom } from './received/records.ts';
import { type LeavesOut, rowKinds } from './received/row-kind.ts';

/** A file as received: its cells with their places, and what was set aside. */
export interface Received extends NamedFile {
  readonly dialect: Dialect;
  /** One name a column, without blanks around it; empty columns at the end are gone. */
  readonly header: readonly string[];
  /** Places are `[record, column]` in the user's own file; record 0 is the header, -1 the row above it. */
  readonly source: CellSource;
  readonly statements: readonly Statement[];
  /** Rows that are no measurements: counted, never silently dropped. */
  readonly setAside: readonly SetAside[];
  /** The rows that hold anything, are not set aside and can be read, one after the other from the disk. */
  records(): Iterable<ReceivedRecord>;
}

export interface ReceivedRecord {
  /** Counted from 1 after the header; blank lines are not counted, rows of blank cells are. */
  readonly record: number;
  /** As many as the header has; fewer in a row that is left out. */
  readonly cells: readonly string[];
}

/** What the caller knows of a file. What is not told is found in it. */
export interface Told extends Partial<Dialect> {
  /** Columns of one name, and without a name, are told apart instead of refused. */
  readonly distinct?: boolean;
  /** The headers that are expected: standard names, or those that a mapping names. */
  readonly columns?: readonly string[];
  /** The headers of the columns that every row of its own fills: left out, indicator and period. */
  readonly key?: readonly string[];
  /** Rows that are left out, by the names of the header: they may be narrower or wider than it. */
  readonly leavesOut?: (names: readonly string[]) => LeavesOut;
}

/** Without `received`, the file as a whole cannot be read; with it, problems are of rows, which `records` leaves out. */
export interface OpenedReceived {
  readonly received?: Received;
  /** How many rows hold anything and are not set aside, those included that cannot be read; 0 where nobody knows. */
  readonly rows: number;
  readonly problems: readonly Problem[];
}

/** Finds out how a file is to be read. What cannot be read, or read in one way only, is a problem at its place. */
export function openReceived(file: NamedFile, told: Told, found: Inspection = inspect(file.path)): OpenedReceived {
  const { path, name } = file;
  const opened = findEncoding(file, found, told.encoding);
  if ('problem' in opened) return refused(opened.problem);
  const { encoding, skipped } = opened;
  const announced = announcedDelimiter(decode(found.head.subarray(skipped, skipped + 64), encoding));
  const headBy = (delimiter: Delimiter) => headOf({ path, encoding, delimiter }, skipped);
  const separated = findDelimiter(name, announced, headBy, told);
  if ('problem' in separated) return refused(separated.problem);
  const { delimiter } = separated;
  const top = findHeader(name, headBy(delimiter), announced !== undefined, told);
  if ('problem' in top) return refused(top.problem);
  const { header: head, rows: headerRows, last: headerRecord } = top;
  const names = joinedNames(headerRows);
  const labels = told.distinct === true ? distinctNames(names) : names;
  const keys = (told.key ?? ['indicator', 'period']).map((key) => labels.indexOf(key)).filter((index) => index >= 0);
  const leavesOut = told.leavesOut?.(labels);
  const table = {
    ...{ path, name, encoding, delimiter, skipped, names, labels, headerRecord, keys, headerRows: headerRows.length },
    ...(leavesOut === undefined ? {} : { leavesOut }),
  };
  const { source, header, setAside, rows, problems, broken, statements } = examine(table);
  if (problems.length > 0) return { problems: [...problems, ...broken], rows };
  const received: Received = {
    ...{ name, path, header, source, setAside },
    dialect: { encoding, delimiter, headerLine: head.line, headerRows: headerRows.length },
    statements: [...opened.statements, ...separated.statements, ...headerStatements(head), ...statements],
    records: () => measurementsOf(table, header.length),
  };
  return { received, problems: broken, rows };
}

function refused(problem: Problem): OpenedReceived {
  return { problems: [problem], rows: 0 };
}

/** A record at the beginning of a file, and why it cannot be read. */
interface Head extends HeadRecord {
  readonly raw: RawRecord;
}

const headSize = 100;

function headOf(file: ReadableFile, skipped: number): readonly Head[] {
  const head: Head[] = [];
  for (const raw of recordsFrom(file, { record: 0, line: 1, byte: skipped })) {
    head.push({ line: raw.line, cells: cellsOf(raw.text, file.delimiter), broken: raw.fault !== undefined, raw });
    if (head.length === headSize) break;
  }
  return head;
}

type FoundDelimiter =
  | { readonly delimiter: Delimiter; readonly statements: readonly Statement[] }
  | { readonly problem: Problem };

function findDelimiter(
  name: string,
  announced: string | undefined,
  headBy: (delimiter: Delimiter) => readonly HeadRecord[],
  told: Told,
): FoundDelimiter {
  const said = delimiters.find((one) => one === announced);
  if (told.delimiter === undefined && announced !== undefined && said === undefined) {
    return { problem: separatorProblem(name, announced, 1) };
  }
  const delimiter =
    told.delimiter ?? said ?? delimiterOf(headBy, told.columns ?? [], /\.(?:tsv|tab)$/i.test(name) ? '\t' : ',');
  const message = `The columns are separated by ${delimiterNames[delimiter]}.`;
  return { delimiter, statements: delimiter === ',' ? [] : [{ message }] };
}

function separatorProblem(name: string, separator: string, line: number): Problem {
  return {
    rule: 'csv-separator',
    at: { source: pinned(name, { line, column: 1 }), path: [] },
    message: `The columns are separated by "${separator}"; expected commas, semicolons, tabs or bars.`,
    hint: commaHint,
  };
}

/** Some spreadsheets put a row into quotes as a whole when a CSV is saved as one again. */
function quotedRows(name: string, line: number): Problem {
  return {
    rule: 'csv-syntax',
    at: { source: pinned(name, { line, column: 1 }), path: [] },
    message: 'The whole header stands in one pair of quotes, so that it is a single cell.',
    hint: 'Remove the quotes around whole rows.',
  };
}

/** As many as a spreadsheet has. */
const mostColumns = 16_384;

function tooWide(name: string, { line, cells }: HeadRecord): Problem {
  return {
    rule: 'csv-header',
    at: { source: pinned(name, { line, column: 1 }), path: [] },
    message: `The header has ${cells.length} columns or more; expected at most ${mostColumns}, as many as a spreadsheet has.`,
    hint: 'Look whether the line ends were lost: every row stands in a line of its own.',
  };
}

/** The sign that stands between known names where the whole header is one cell. */
function otherSeparator({ cells }: HeadRecord, known: readonly string[]): string | undefined {
  const [only = '', second] = cells;
  const words = only.trim().split(/[^\p{L}\p{N}_-]+/u);
  if (second !== undefined || words.filter((word) => known.includes(word)).length < 2) return undefined;
  return /[^\p{L}\p{N}_-]/u.exec(only.trim())?.[0];
}

/** Where the header begins, the cells of its rows, and which record is the last of them. */
type FoundHeader =
  | { readonly header: HeadRecord; readonly rows: readonly (readonly string[])[]; readonly last: number }
  | { readonly problem: Problem };

function findHeader(
  name: string,
  head: readonly Head[],
  announced: boolean,
  { headerLine, headerRows = 1, columns = [] }: Told,
): FoundHeader {
  const top = announced ? 1 : 0;
  const index =
    headerLine === undefined
      ? top + headerRow(head.slice(top), columns)
      : head.findIndex(({ line }) => line === headerLine);
  const header = head[index];
  const at = { source: pinned(name), path: [] };
  if (header === undefined && (headerLine === undefined || head.length === 0)) {
    return {
      problem: {
        rule: 'csv-empty',
        at,
        message: `${name} is empty.`,
        hint: 'Write a header line, or delete the file.',
      },
    };
  }
  if (header === undefined) {
    const message = `No row begins in line ${headerLine}, where the header was said to be.`;
    const hint = 'Correct the line, or leave it out to have the header looked for.';
    return { problem: { rule: 'csv-header', at, message, hint } };
  }
  if (header.cells.length > mostColumns) return { problem: tooWide(name, header) };
  const separator = otherSeparator(header, columns);
  const isQuoted = header.raw.text.startsWith('"') && delimiters.some((one) => one === separator);
  const problem =
    separator === undefined
      ? faultOf(name, header.raw)
      : isQuoted
        ? quotedRows(name, header.line)
        : separatorProblem(name, separator, header.line);
  if (problem !== undefined) return { problem };
  const rows = head.slice(index, index + headerRows).map(({ cells }) => cells);
  return { header, rows, last: index + rows.length - 1 };
}

function headerStatements({ line, cells }: HeadRecord): readonly Statement[] {
  const padded = cells.filter((cell) => cell.trim() !== '' && cell !== cell.trim()).map((cell) => JSON.stringify(cell));
  const message = `Blanks around names in the header are left out: ${padded.join(', ')}.`;
  return [
    ...(line === 1 ? [] : [{ message: `The header is in line ${line}.`, line }]),
    ...(padded.length === 0 ? [] : [{ message, line }]),
  ];
}

/** The rows that the examination counted, as wide as the header, without those that cannot be read. */
function* measurementsOf(table: TableToExamine, width: number): Generator<ReceivedRecord> {
  const { delimiter, headerRecord, skipped, names, keys, leavesOut } = table;
  const kindOf = rowKinds(names, keys, leavesOut);
  for (const { record, line, text } of recordsFrom(table, { record: 0, line: 1, byte: skipped })) {
    if (record <= headerRecord) continue;
    const cells = cellsOf(text, delimiter);
    if (kindOf(cells, line).kind === 'values') {
      yield { record: record - headerRecord, cells: cells.length === width ? cells : cells.slice(0, width) };
    }
  }
}
