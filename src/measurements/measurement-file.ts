import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import type { Portfolio } from '../model/portfolio.ts';
import { type CellSource, commaHint, parseCsv, separatorProblems } from '../text/csv.ts';
import type { Statement } from '../text/dialect.ts';
import type { Problem } from '../text/finding.ts';
import type { Location, Path, SourceFile } from '../text/location.ts';
import { nearest, suggest } from '../text/suggestion.ts';
import { allColumns, problemColumn, requiredColumns, storeColumns } from './columns.ts';
import { inspect, type NamedFile, positionOfByte } from './received/bytes.ts';
import { pinned } from './received/encoding.ts';
import { cellSource } from './received/places.ts';
import { type Checkpoint, checkpointsOf } from './received/records.ts';

/** A CSV of measurements whose header is understood. */
export interface MeasurementFile {
  /** Absolute. */
  readonly path: string;
  /** Whose rows it holds, for a file of the store. */
  readonly owner?: { readonly framework: string; readonly indicator: string };
  /** The file's columns: for each the name that Plumbline knows it by. */
  readonly columns: readonly string[];
  /** The header stands in the first line. */
  readonly plain: boolean;
  /** The text is read when a place is asked for. */
  readonly source: SourceFile;
  /** Of a file that stands for the user's: the header that a place has there. */
  readonly headerAt?: (path: Path) => string | undefined;
}

/** A file, or why it cannot be read as a whole. */
export type OpenedFile =
  | { readonly file: MeasurementFile; readonly problems: readonly [] }
  | { readonly file: undefined; readonly problems: readonly Problem[] };

export interface FileToOpen extends NamedFile {
  readonly owner?: MeasurementFile['owner'];
  /** What the file says, where others have read it: a sheet of a workbook. */
  readonly table?: ReadTable;
}

/** Rows that were read already. */
export interface ReadTable {
  readonly header: readonly string[];
  /** Places are `[record, column]`; record 0 is the header. */
  readonly source: CellSource;
  /** As many cells as the header has. Records are counted from 1 and may leave numbers out. */
  readonly rows: readonly { readonly record: number; readonly cells: readonly string[] }[];
  readonly statements: readonly Statement[];
}

const headBytes = 1 << 16;

/** Reads the first bytes of a file: its encoding, its separator and what its header says. */
export function openMeasurementFile(wanted: FileToOpen, portfolio: Portfolio): OpenedFile {
  const head = readHead(wanted.path);
  const refused = refuse(wanted.name, head);
  if (refused !== undefined) return { file: undefined, problems: [refused] };
  const first = firstRecord(head.toString('utf8'));
  const damaged = head.length < headBytes ? !isUtf8(head) : first.includes('\uFFFD');
  const encoding = damaged ? notUtf8(wanted) : undefined;
  if (encoding !== undefined) return { file: undefined, problems: [encoding] };
  const { source, header, problems } = parseCsv(wanted.name, first);
  const columns = header.map((name) => name.trim());
  const found = [...problems, ...separatorProblems(source, header)];
  const all = found.length > 0 ? found : columnProblems(source, columns, wanted.owner !== undefined, portfolio);
  if (all.length > 0) return { file: undefined, problems: all };
  const { path, owner } = wanted;
  return {
    file: {
      path,
      columns,
      plain: !/^\uFEFF?[\r\n]/.test(first),
      source: fileSource(wanted, columns, first.startsWith('\uFEFF') ? 3 : 0),
      ...(owner === undefined ? {} : { owner }),
    },
    problems: [],
  };
}

function readHead(path: string): Buffer {
  const handle = openSync(path, 'r');
  try {
    const head = Buffer.alloc(headBytes);
    return head.subarray(0, readSync(handle, head, 0, headBytes, 0));
  } finally {
    closeSync(handle);
  }
}

/** What keeps bytes from being read as a comma-separated text in UTF-8; undefined where nothing does. */
function refuse(name: string, bytes: Buffer): Problem | undefined {
  const source = parseCsv(name, '').source;
  const problem = (message: string, hint = commaHint): Problem => ({
    rule: 'file-encoding',
    at: { source, path: [] },
    message,
    hint,
  });
  if (bytes.length === 0) return { ...problem(`${name} is empty.`, 'Expected a header and rows.'), rule: 'csv-empty' };
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) return problem(`${name} is in UTF-16; expected UTF-8.`);
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) {
    return problem(`${name} is a spreadsheet or a ZIP file; expected CSV.`, 'Export the sheet as CSV in UTF-8.');
  }
  if (bytes.includes(0)) return problem(`${name} holds NUL bytes; expected text in UTF-8.`);
  if (bytes.includes(0x0d) && !bytes.includes(0x0a)) {
    return problem(`${name} ends its lines with CR alone; expected LF or CRLF.`);
  }
  return undefined;
}

/** Where the bytes stop being text in UTF-8; undefined where they never do. */
export function notUtf8({ path, name }: NamedFile): Problem | undefined {
  const { invalid, nul } = inspect(path);
  const wrong = invalid ?? nul;
  if (wrong === undefined) return undefined;
  return {
    rule: 'file-encoding',
    at: { source: pinned(name, positionOfByte(path, 'utf-8', wrong, 0)), path: [] },
    message:
      invalid === undefined
        ? `${name} holds a NUL byte; expected text.`
        : `${name} is not in UTF-8 (Windows-1252 or Latin-1 is likely); expected UTF-8.`,
    hint: commaHint,
  };
}

/** The text up to the end of its first record. */
function firstRecord(text: string): string {
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === '\n' && !quoted && text.slice(0, at).trim() !== '') return text.slice(0, at + 1);
  }
  return text;
}

/** Columns that nobody knows, and those that are missing. */
export function columnProblems(
  source: SourceFile,
  columns: readonly string[],
  stored: boolean,
  portfolio: Portfolio,
): Problem[] {
  const known = stored ? storeColumns(portfolio) : [...allColumns(portfolio), problemColumn(portfolio)];
  const unknown = columns.flatMap((column, index): Problem[] => {
    if (known.includes(column)) return [];
    const remedy = stored
      ? 'Rename or remove it; a dimension must stand in plumbline.yaml.'
      : 'Rename or remove it, or say in a mapping what it holds: plumbline ingest --suggest-mapping proposes one.';
    const hint = suggest(column, known) ?? remedy;
    const at: Location = { source, path: [0, index] };
    return [{ rule: 'msr-column-unknown', at, message: `The column "${column}" is not known.`, hint }];
  });
  const needed = [...requiredColumns.filter((column) => known.includes(column)), 'value'];
  const parts = columns.includes('numerator') && columns.includes('denominator');
  // A column that was likely meant is told where it stands.
  const meant = columns.map((column) => (known.includes(column) ? undefined : nearest(column, known)));
  const missing = needed.filter(
    (column) => !columns.includes(column) && !meant.includes(column) && !(column === 'value' && parts),
  );
  return [
    ...unknown,
    ...missing.map((column): Problem => {
      const message = `The column "${column}" is missing.`;
      const otherwise = stored ? '' : ', or say in a mapping which column holds it';
      const hint = `Add it to the header${otherwise}; the columns found are ${columns.join(', ')}.`;
      return { rule: 'msr-column-missing', at: { source, path: [0] }, message, hint };
    }),
  ];
}

/** Where the file's records begin is found out when the first place is asked for. */
function fileSource({ path, name }: FileToOpen, header: readonly string[], skipped: number): CellSource {
  const file = { path, encoding: 'utf-8', delimiter: ',' } as const;
  let checkpoints: readonly Checkpoint[] | undefined;
  return cellSource({
    ...file,
    ...{ name, header, headerRecord: 0 },
    checkpoints: () => {
      checkpoints ??= checkpointsOf(file, skipped);
      return checkpoints;
    },
  });
}
