import { createHash } from 'node:crypto';
import type { Mapping } from '../model/mapping.ts';
import type { Portfolio } from '../model/portfolio.ts';
import type { Statement } from '../text/dialect.ts';
import type { Problem } from '../text/finding.ts';
import { UserError } from '../text/user-error.ts';
import { allColumns } from './columns.ts';
import { toldBy } from './mapping/told.ts';
import {
  columnProblems,
  type FileToOpen,
  type MeasurementFile,
  openMeasurementFile,
  type ReadTable,
} from './measurement-file.ts';
import { smallBytes } from './reading.ts';
import { type Inspection, inspect } from './received/bytes.ts';
import { mayEndInOtherRows, mayHaveTags } from './received/row-kind.ts';
import { openReceived, type Received } from './received.ts';

/** A file to be taken in: as received, and as far as it can be read. Without `file` and `received` it cannot be. */
export interface IncomingFile {
  readonly name: string;
  readonly sha256: string;
  /** What the engine reads: the file itself where that is possible. */
  readonly file?: MeasurementFile;
  /** What must be translated before the engine can read it. */
  readonly received?: Received;
  /** Rows, or cells of wide columns, that were refused before the engine could see them. */
  readonly refused?: number;
  /** Why they were, each at its record. */
  readonly refusals?: readonly Problem[];
  /** Rows, or cells of wide columns, that are no measurements, by the reason. */
  readonly setAside?: ReadonlyMap<string, number>;
  /** How many rows it has, whether they can be taken in or not; 0 where they cannot be counted. */
  countRows(): number;
  readonly statements: readonly Statement[];
  /** Why it cannot be read as a whole. */
  readonly problems: readonly Problem[];
}

/** Finds out how a file is to be read, and whether the engine can read it as it is. Throws a UserError where there is none. */
export function openIncoming(wanted: FileToOpen, portfolio: Portfolio, mapping?: Mapping): IncomingFile {
  const hash = createHash('sha256');
  const found = inspectReceived(wanted, () => inspect(wanted.path, hash));
  const known = { name: wanted.name, sha256: hash.digest('hex') };
  if (wanted.table !== undefined) return { ...known, ...openTable(wanted, wanted.table, portfolio) };
  if (mapping !== undefined) return { ...known, ...openMapped(wanted, found, portfolio, mapping) };
  if (found.size >= smallBytes && looksPlain(found)) {
    const { file } = openMeasurementFile(wanted, portfolio);
    const countRows = () => openReceived(wanted, { columns: allColumns(portfolio) }, found).rows;
    if (file?.plain === true) return { ...known, file, countRows, statements: [], problems: [] };
  }
  const { received, rows, problems } = openReceived(wanted, { columns: allColumns(portfolio) }, found);
  const countRows = () => rows;
  if (received === undefined || problems.length > 0) return { ...known, countRows, statements: [], problems };
  const { header, source, statements } = received;
  const misfits = columnProblems(source, header, false, portfolio);
  if (misfits.length > 0) return { ...known, countRows, statements, problems: misfits };
  if (!isPlain(received, found)) return { ...known, received, countRows, statements, problems };
  const file = { path: wanted.path, columns: header, plain: true, source };
  return { ...known, file, countRows, statements, problems };
}

/** A file that a mapping reads: what its columns are is the mapping's to say. */
function openMapped(wanted: FileToOpen, found: Inspection, portfolio: Portfolio, mapping: Mapping) {
  const { received, rows, problems } = openReceived(wanted, toldBy(mapping, portfolio), found);
  const countRows = () => rows;
  if (received === undefined || problems.length > 0) return { countRows, statements: [], problems };
  return { received, countRows, statements: received.statements, problems };
}

/** Rows that were read already: the engine is given a copy of them. */
function openTable({ name, path }: FileToOpen, { header, source, rows, statements }: ReadTable, portfolio: Portfolio) {
  const countRows = () => rows.length;
  const problems = columnProblems(source, header, false, portfolio);
  if (problems.length > 0) return { countRows, statements, problems };
  const received: Received = {
    ...{ name, path, header, source, statements, setAside: [] },
    dialect: { encoding: 'utf-8', delimiter: ',', headerLine: 1, headerRows: 1 },
    records: () => rows,
  };
  return { received, countRows, statements, problems };
}

/** Whether a file may be left to the engine without a look at its rows: what is wrong with them the engine tells. */
function looksPlain({ invalid, nul, loneReturn, head, tail }: Inspection): boolean {
  if (invalid !== undefined || nul !== undefined || loneReturn) return false;
  return !mayEndInOtherRows(tail.toString('utf8')) && !mayHaveTags(head.toString('utf8', 0, 1 << 14));
}

function isPlain({ dialect, statements }: Received, { loneReturn }: Inspection): boolean {
  const { encoding, delimiter, headerLine } = dialect;
  return encoding === 'utf-8' && delimiter === ',' && headerLine === 1 && statements.length === 0 && !loneReturn;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
  ESPIPE: 'it is a pipe, which cannot be read twice',
};

function inspectReceived<T>({ name }: FileToOpen, look: () => T): T {
  try {
    return look();
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
    if (reason === undefined) throw error;
    throw new UserError(`${name}: ${reason}.`, reason === reasons.EISDIR ? 'Name its files: *.csv' : undefined);
  }
}
