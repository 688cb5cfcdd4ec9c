import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import type { Portfolio } from '../model/portfolio.ts';
import { parseCsv } from '../text/csv.ts';
import type { Problem } from '../text/finding.ts';
import { canonicalText } from './canonical.ts';
import { identityColumns, storeColumns, textColumns } from './columns.ts';
import { type Database, type EngineRow, name } from './database.ts';
import type { MeasurementFile } from './measurement-file.ts';
import { rawColumns } from './reading.ts';

const hint = 'plumbline ingest --rewrite puts the layout right and changes no value.';

/** Stored files, in the order of the table `raw`, whose text is not what ingest would write: each at its first line that differs. */
export async function layoutProblems(
  database: Database,
  files: readonly MeasurementFile[],
  portfolio: Portfolio,
): Promise<readonly Problem[]> {
  const suspects = await suspectFiles(database, files, portfolio);
  return suspects.flatMap((file) => layoutProblem(file, portfolio) ?? []);
}

function layoutProblem(file: MeasurementFile, portfolio: Portfolio): Problem | undefined {
  const text = readFileSync(file.path, 'utf8');
  const wanted = canonicalText({ ...file, text }, portfolio);
  if (wanted === undefined) return undefined;
  if (wanted === text) return undefined;
  const clean = text.replace(/^\uFEFF/, '');
  const source = parseCsv(file.source.file, clean).source;
  const at = (offset: number) => ({ source, path: ['offset', offset] });
  const problem = (offset: number, message: string): Problem => ({
    rule: 'msr-store-layout',
    at: at(offset),
    message,
    hint,
  });
  if (clean !== text) return problem(0, 'The file starts with a byte order mark; the store has none.');
  const lineEnd = text.indexOf('\r\n');
  if (lineEnd >= 0 && text.replaceAll('\r\n', '\n') === wanted) {
    return problem(lineEnd, 'The lines end with CRLF; those of the store end with LF.');
  }
  const start = firstDifference(text, wanted);
  const [found, expected] = [lineAt(text, start), lineAt(wanted, start)];
  if (found === expected && expected !== '') return problem(start, 'The last line has no end.');
  if (start === 0) return problem(0, `The header is ${found}; the store has ${expected}.`);
  const has = (all: string, line: string) => all.split('\n').includes(line);
  if (expected !== '' && has(text, expected)) {
    return problem(start, `The rows are not in the order of the store: here belongs ${expected}.`);
  }
  if (expected === '') return problem(start, 'The file goes on after its last row.');
  return problem(start, `The line is not written as in the store, where it is ${expected}.`);
}

/** The offset of the first line that differs. */
function firstDifference(text: string, wanted: string): number {
  let at = 0;
  while (at < text.length && text[at] === wanted[at]) at += 1;
  return Math.max(0, text.lastIndexOf('\n', at - 1) + 1);
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '');
}

interface FileRow extends EngineRow {
  readonly file: number;
  readonly rows: number;
  readonly bytes: number;
  readonly blank: number;
  readonly used: readonly number[];
}

/**
 * Files whose length is not that of the canonical text of their cells, or whose columns or rows are in another order. Every other way to write
 * the same cells is longer, but for a last line without an end.
 */
async function suspectFiles(database: Database, files: readonly MeasurementFile[], portfolio: Portfolio) {
  const columns = storeColumns(portfolio);
  const read = (await rawColumns(database)).filter((column) => columns.includes(column));
  const bytes = read.map((column) => `coalesce(sum(${length(column)}), 0)`).join(' + ');
  const used = columns.map((column) => (read.includes(column) ? `count(${name(column)})` : '0')).join(', ');
  const found = await database.rows<FileRow>(
    `SELECT file, count(*)::INTEGER AS rows, (${bytes})::DOUBLE AS bytes, [${used}]::INTEGER[] AS used,
      (count(*) FILTER (WHERE coalesce(${['NULL', ...read.map(name)].join(', ')}) IS NULL))::INTEGER AS blank
    FROM raw WHERE file < ${files.length} GROUP BY file`,
  );
  const byFile = new Map(found.map((row) => [row.file, row]));
  const unsorted = new Set((await database.rows<{ file: number }>(unsortedFiles(portfolio))).map(({ file }) => file));
  return files.filter((file, number) => {
    const row = byFile.get(number) ?? { rows: 0, bytes: 0, blank: 0, used: [] };
    const wanted = columns.filter(
      (column, index) => column === 'period' || column === 'value' || (row.used[index] ?? 0) > 0,
    );
    const size = Buffer.byteLength(`${wanted.join(',')}\n`) + row.bytes + row.rows * wanted.length;
    const isOrdered = file.columns.join(',') === wanted.join(',');
    return (
      !isOrdered || row.blank > 0 || unsorted.has(number) || statSync(file.path).size !== size || !endsWithLine(file)
    );
  });
}

/** Bytes of a cell as the store writes it. Only free texts are looked at for what needs quotes: a suspicion too many is no harm. */
function length(column: string): string {
  const cell = name(column);
  if (!textColumns.includes(column)) return `strlen(${cell})`;
  const quoted = ["','", `'"'`, 'chr(10)', 'chr(13)'].map((sign) => `contains(${cell}, ${sign})`);
  return `strlen(${cell}) + CASE WHEN ${quoted.join(' OR ')} THEN 2 + strlen(${cell}) - strlen(replace(${cell}, '"', '')) ELSE 0 END`;
}

function endsWithLine({ path }: MeasurementFile): boolean {
  const handle = openSync(path, 'r');
  try {
    const last = Buffer.alloc(1);
    readSync(handle, last, 0, 1, statSync(path).size - 1);
    return last[0] === 10;
  } finally {
    closeSync(handle);
  }
}

function unsortedFiles(portfolio: Portfolio): string {
  const parts = ['opens', 'closes', ...identityColumns(portfolio).map((column) => `coalesce(${name(column)}, '')`)];
  return `SELECT DISTINCT file FROM (
      SELECT file, opens, key, lag(key) OVER (PARTITION BY file ORDER BY id) AS before
      FROM (SELECT file, id, opens, concat_ws(chr(1), ${parts.join(', ')}) AS key FROM rows WHERE opens IS NOT NULL))
    WHERE key < before`;
}
