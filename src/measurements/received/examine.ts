import type { CellSource } from '../../text/csv.ts';
import { cellsOf } from '../../text/csv-records.ts';
import type { Statement } from '../../text/dialect.ts';
import type { Problem } from '../../text/finding.ts';
import type { Location } from '../../text/location.ts';
import { shortText } from '../../text/short-text.ts';
import { pinned } from './encoding.ts';
import { cellSource, positionIn } from './places.ts';
import { type Checkpoint, type RawRecord, type ReadableFile, recordsFrom } from './records.ts';
import { isBlank, type LeavesOut, namelessAtEnd, rowKinds } from './row-kind.ts';

/** A row that is no measurement, and why. */
export interface SetAside {
  readonly record: number;
  readonly reason: string;
}

export interface TableToExamine extends ReadableFile {
  readonly name: string;
  /** The first byte that is text. */
  readonly skipped: number;
  /** One name a column, without blanks around it, and which of the file's records has them, or the last of them. */
  readonly names: readonly string[];
  /** What its columns are called by: the names, or others where those are not enough. */
  readonly labels: readonly string[];
  readonly headerRecord: number;
  readonly headerRows: number;
  /** Indexes of the columns that a row of its own fills. */
  readonly keys: readonly number[];
  readonly leavesOut?: LeavesOut;
}

/** What one pass over all rows tells. */
export interface Examined {
  readonly source: CellSource;
  /** The names without those of empty columns at the end. */
  readonly header: readonly string[];
  /** Rows that hold anything and are not set aside, broken ones included. */
  readonly rows: number;
  readonly setAside: readonly SetAside[];
  readonly statements: readonly Statement[];
  /** What keeps the table from being read. */
  readonly problems: readonly Problem[];
  /** What keeps single rows from being read. */
  readonly broken: readonly Problem[];
}

/** Broken rows, and rows set aside, that are told one by one. */
const toldBroken = 100;
const toldAside = 10;

interface Tally {
  rows: number;
  blank: number;
  firstBlankLine: number;
  readonly aside: (SetAside & { readonly line: number })[];
  /** For columns without a name: the first record that has a value there. */
  readonly filled: Map<number, number>;
  readonly broken: { readonly record: number; readonly cells: number; readonly column: number }[];
  brokenInAll: number;
}

/** Reads all rows once; keeps where some of them begin, and what is unusual. */
export function examine(table: TableToExamine): Examined {
  const checkpoints: Checkpoint[] = [];
  const source = cellSource({ ...table, header: table.labels, checkpoints: () => checkpoints });
  const tally: Tally = {
    ...{ rows: 0, blank: 0, firstBlankLine: 0, aside: [], filled: new Map(), broken: [], brokenInAll: 0 },
  };
  const count = counter(table, tally);
  let fault: Problem | undefined;
  for (const raw of recordsFrom(table, { record: 0, line: 1, byte: table.skipped }, (one) => checkpoints.push(one))) {
    fault = faultOf(table.name, raw);
    if (fault === undefined) count(raw);
  }
  const header = table.labels.slice(0, usedWidth(table.names, tally));
  return {
    ...{ source, header, rows: tally.rows },
    setAside: tally.aside.map(({ record, reason }) => ({ record, reason })),
    statements: statementsOf(table.names.length - header.length, tally),
    problems: [...(fault === undefined ? [] : [fault]), ...headerProblems(source, header, tally)],
    // A quote that is not closed may well be what broke them.
    broken: fault === undefined ? brokenProblems(source, header, tally) : [],
  };
}

/** Enters one record after the other into the tally. */
function counter(
  { delimiter, headerRecord, headerRows, names, keys, leavesOut }: TableToExamine,
  tally: Tally,
): (raw: RawRecord) => void {
  const kindOf = rowKinds(names, keys, leavesOut);
  const nameless = names.flatMap((name, index) => (name === '' ? [index] : []));
  return ({ record: number, line, text }) => {
    const record = number - headerRecord;
    if (record <= 0 && record > -headerRows) return;
    const cells = cellsOf(text, delimiter);
    const kind = kindOf(cells, line);
    if (kind.kind === 'blank') {
      if (tally.blank === 0) tally.firstBlankLine = line;
      tally.blank += 1;
    } else if (record < 0) tally.aside.push({ record, reason: aboveHeader(text, cells), line });
    else if (kind.kind === 'aside') tally.aside.push({ record, reason: kind.reason, line });
    else {
      tally.rows += 1;
      for (const column of nameless) {
        if (!tally.filled.has(column) && !isBlank(cells[column] ?? '')) tally.filled.set(column, record);
      }
      if (kind.kind !== 'broken') return;
      tally.brokenInAll += 1;
      if (tally.broken.length < toldBroken) tally.broken.push({ record, cells: cells.length, column: kind.column });
    }
  };
}

function aboveHeader(text: string, cells: readonly string[]): string {
  if (/^"?sep=/i.test(text)) return 'it says what separates the columns';
  const said = cells.find((cell) => !isBlank(cell))?.trim() ?? '';
  return `it stands above the header ("${shortText(said, 40)}")`;
}

/** Columns up to the last one that has a name or a value. */
function usedWidth(names: readonly string[], { filled }: Tally): number {
  return Math.max(names.length - namelessAtEnd(names), ...[...filled.keys()].map((column) => column + 1));
}

/** Why nothing can be read from a record on. */
export function faultOf(name: string, raw: RawRecord): Problem | undefined {
  if (raw.fault === undefined) return undefined;
  const { offset, kind } = raw.fault;
  return {
    rule: 'csv-syntax',
    at: { source: pinned(name, positionIn(raw, offset)), path: [] },
    message:
      kind === 'unclosed' ? 'A quote opens a cell and is never closed.' : 'Text follows the closing quote of a cell.',
    hint: 'A quote inside a quoted cell is written twice: "".',
  };
}

function headerProblems(source: CellSource, header: readonly string[], { filled }: Tally): readonly Problem[] {
  return header.flatMap((name, index): Problem[] => {
    const at: Location = { source, path: [0, index] };
    if (name === '') {
      const value = filled.get(index);
      const related =
        value === undefined ? [] : [{ at: { source, path: [value, index] }, message: 'Its first value.' }];
      const message = `Column ${index + 1} has no name in the header.`;
      const hint = `Name the column, or remove it; a mapping calls it "column ${index + 1}".`;
      return [{ rule: 'csv-header', at, message, hint, related }];
    }
    const before = header.indexOf(name);
    if (before === index) return [];
    const related = [{ at: { source, path: [0, before] }, message: 'The first one.' }];
    const message = `The column "${name}" stands twice in the header.`;
    const hint = `Keep one of the two, or rename one; a mapping calls this one "${name} (2)".`;
    return [{ rule: 'csv-header', at, message, hint, related }];
  });
}

function brokenProblems(source: CellSource, header: readonly string[], tally: Tally): readonly Problem[] {
  const problems = tally.broken.map(({ record, cells, column }): Problem => {
    const missing = header.slice(cells).map((name) => `"${name}"`);
    const which = missing.length === 0 ? '' : `: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`;
    const message = `The row has ${count(cells, 'cell')}; the header has ${header.length}${which}.`;
    const hint =
      cells < header.length
        ? 'Add the missing cells, blank ones as well; a note that is no row is left out by skip in a mapping.'
        : 'A cell that holds a delimiter or a line break must stand in double quotes.';
    return { rule: 'csv-width', at: { source, path: [record, column] }, message, hint };
  });
  const last = problems.at(-1);
  const more = tally.brokenInAll - problems.length;
  if (last === undefined || more === 0) return problems;
  return [...problems, { ...last, message: `${count(more, 'more row')} below this one: too many cells or too few.` }];
}

function statementsOf(dropped: number, { aside, blank, firstBlankLine }: Tally): readonly Statement[] {
  const more = aside.length - toldAside;
  return [
    ...aside.slice(0, toldAside).map(({ reason, line }) => ({ message: `Row set aside: ${reason}.`, line })),
    ...(more > 0 ? [{ message: `${count(more, 'more row')} like these set aside.` }] : []),
    ...(blank > 0 ? [{ message: `${count(blank, 'row')} of blank cells skipped.`, line: firstBlankLine }] : []),
    ...(dropped > 0 ? [{ message: `${count(dropped, 'column')} at the end left out: no name, no values.` }] : []),
  ];
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
