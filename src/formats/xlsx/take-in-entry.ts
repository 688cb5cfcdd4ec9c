import { describingColumns, measuredColumns } from '../../measurements/columns.ts';
import type { ReadTable } from '../../measurements/measurement-file.ts';
import type { Problem } from '../../text/finding.ts';
import { entrySheetName, shownColumns } from './entry-sheet.ts';
import type { ReadBook } from './read.ts';
import { sheetSource } from './sheet-source.ts';
import { findTable, formulaProblems, headingProblems } from './table.ts';

/** The measurements of a workbook, as rows that ingest takes; or what keeps the sheet from being read. */
export type TakenEntry = { readonly table: ReadTable } | { readonly problems: readonly Problem[] };

/** The filled-in rows of the data-entry sheet; undefined where the workbook has none. What is only shown is not read. */
export function takeInEntry(file: string, book: ReadBook): TakenEntry | undefined {
  const found = findTable(file, book, { name: entrySheetName, headings: ['indicator', 'period'] });
  if (found === undefined) return undefined;
  const { header, columns } = found.place;
  const read = header.flatMap((name, index) => ((shownColumns as readonly string[]).includes(name) ? [] : [index]));
  const problems = [...headingProblems(found), ...formulaProblems(found, read)];
  if (problems.length > 0) return { problems };
  const names = read.map((index) => header[index] ?? '');
  const place = { ...found.place, header: names, columns: read.map((index) => columns[index] ?? 0) };
  // Any other column may be a dimension: it says what a row is about.
  const saying = names.map((name) => measuredColumns.includes(name) || describingColumns.includes(name));
  const told = found.rows.map(({ record, cells }) => ({
    record,
    cells: read.map((index) => cells[index]?.text ?? ''),
  }));
  const rows = told.filter(({ cells }) => cells.some((text, index) => saying[index] === true && text.trim() !== ''));
  const open = told.filter(({ cells }) => cells.some((text) => text.trim() !== '')).length - rows.length;
  const without = `${open} ${open === 1 ? 'row has' : 'rows have'} no value yet and say nothing.`;
  return {
    table: {
      header: names,
      source: sheetSource(place),
      rows,
      statements: open === 0 ? [] : [{ message: without }],
    },
  };
}
