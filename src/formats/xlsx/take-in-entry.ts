import { describingColumns, measuredColumns } from '../../measurements/columns.ts';
import type { ReadTable } from '../../measurements/measurement-file.ts';
import type { Statement } from '../../text/dialect.ts';
import type { Problem } from '../../text/finding.ts';
import { exportedRows, withoutCopies } from './as-exported.ts';
import { entrySheetName, shownColumns } from './entry-sheet.ts';
import type { ReadBook } from './read.ts';
import { sheetSource } from './sheet-source.ts';
import { findTable, formulaProblems, headingProblems } from './table.ts';

/** The measurements of a workbook, as rows that ingest takes; or what keeps the sheet from being read. */
export type TakenEntry = { readonly table: ReadTable } | { readonly problems: readonly Problem[] };

/**
 * The rows of the data-entry sheet that somebody has filled in or changed; undefined where the workbook has none. What is only
 * shown is not read.
 */
export function takeInEntry(file: string, book: ReadBook): TakenEntry | undefined {
  const found = findTable(file, withoutCopies(book), { name: entrySheetName, headings: ['indicator', 'period'] });
  if (found === undefined) return undefined;
  const { header, columns } = found.place;
  const read = header.flatMap((name, index) => ((shownColumns as readonly string[]).includes(name) ? [] : [index]));
  const problems = [...headingProblems(found), ...formulaProblems(found, read)];
  if (problems.length > 0) return { problems };
  const names = read.map((index) => header[index] ?? '');
  const place = { ...found.place, header: names, columns: read.map((index) => columns[index] ?? 0) };
  // Any other column may be a dimension: it says what a row is about.
  const saying = names.map((name) => measuredColumns.includes(name) || describingColumns.includes(name));
  const texts = found.rows.map(({ record, cells }) => ({
    record,
    cells: read.map((index) => cells[index]?.text ?? ''),
  }));
  const filled = texts.filter(({ cells }) => cells.some((text) => text.trim() !== ''));
  const told = filled.filter(({ cells }) => cells.some((text, index) => saying[index] === true && text.trim() !== ''));
  const copied = exportedRows(found, entrySheetName, book) ?? [];
  const before = new Set(copied.map((row) => JSON.stringify(read.map((index) => row[index]))));
  const rows = told.filter(({ cells }) => !before.has(JSON.stringify(cells.map((text) => text.trim()))));
  return {
    table: {
      ...{ header: names, source: sheetSource(place), rows },
      statements: [
        ...counted(told.length - rows.length, 'as the workbook was written'),
        ...counted(filled.length - told.length, 'without a value yet'),
      ],
    },
  };
}

function counted(count: number, what: string): readonly Statement[] {
  if (count === 0) return [];
  return [{ message: count === 1 ? `1 row is ${what}, and not read.` : `${count} rows are ${what}, and not read.` }];
}
