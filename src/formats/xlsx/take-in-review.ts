import type { ParsedCsv } from '../../text/csv.ts';
import type { ReadBook } from './read.ts';
import { reviewSheetName } from './review-sheet.ts';
import { findTable, formulaProblems, headingProblems } from './table.ts';

/** The filled-in sheet of a review as `review import` reads one; undefined where the workbook has none. */
export function takeInReview(file: string, book: ReadBook): ParsedCsv | undefined {
  const headings = ['framework', 'indicator', 'reviewer'];
  const table = findTable(file, book, { name: reviewSheetName, headings });
  if (table === undefined) return undefined;
  const { header } = table.place;
  return {
    source: table.source,
    header,
    records: table.rows
      .map(({ record, cells }) => ({ record, cells: cells.map(({ text }) => text) }))
      .filter(({ cells }) => cells.some((text) => text.trim() !== '')),
    problems: [
      ...headingProblems(table),
      ...formulaProblems(
        table,
        header.map((_, column) => column),
      ),
    ],
  };
}
