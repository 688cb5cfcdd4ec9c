import type { ReadBook } from './read.ts';
import { findTable, type SheetTable } from './table.ts';
import type { SheetCell, WorkSheet } from './workbook.ts';

const suffix = ' as exported';

/** The sheets that people look at. */
export function withoutCopies(book: ReadBook): ReadBook {
  return { ...book, sheets: book.sheets.filter(({ name }) => !name.endsWith(suffix)) };
}

/**
 * What a sheet said when it was written, on a hidden sheet: what its reader has changed can be told from what has changed in the
 * portfolio since.
 */
export function asExported({ name, columns, heading, rows }: WorkSheet): WorkSheet {
  const bare = (cell: SheetCell | undefined): SheetCell | undefined => {
    if (cell?.value === undefined) return undefined;
    // Numbers are written as they are in the sheet itself, which depends on whether they can be edited.
    return { value: cell.value, look: typeof cell.value === 'string' ? 'key' : cell.look };
  };
  const kept = rows.slice(heading).filter(({ cells }) => cells.some((cell) => cell?.value !== undefined));
  return {
    name: `${name}${suffix}`,
    columns: columns.map(() => ({ width: 10 })),
    heading: 0,
    hidden: true,
    locked: true,
    lines: 1,
    rows: kept.map(({ cells }) => ({ cells: cells.map(bare) })),
  };
}

/** The copy of a table as it was written; undefined where the workbook has none. */
export function exportedTable({ place }: SheetTable, name: string, book: ReadBook): SheetTable | undefined {
  const sheets = book.sheets.filter((sheet) => sheet.name === `${name}${suffix}`);
  return findTable(place.file, { ...book, sheets }, { name: `${name}${suffix}`, headings: place.header });
}
