import type { ReadBook } from './read.ts';
import type { SheetTable } from './table.ts';
import type { SheetCell, WorkSheet } from './workbook.ts';
import { longestText } from './write.ts';

const suffix = ' as exported';

/** The sheets that people look at. */
export function withoutCopies(book: ReadBook): ReadBook {
  return { ...book, sheets: book.sheets.filter(({ name }) => !name.endsWith(suffix)) };
}

/**
 * What a sheet said when it was written, on a hidden sheet, a cell a row: what its reader has changed can be told from what has
 * changed in the portfolio since.
 */
export function asExported({ name, heading, rows }: WorkSheet): WorkSheet {
  const kept = rows.slice(heading).filter(({ cells }) => cells.some((cell) => cell?.value !== undefined));
  return {
    ...{ name: `${name}${suffix}`, columns: [{ width: 10 }], heading: 0, hidden: true, locked: true, lines: 1 },
    rows: kept.map(({ cells }) => ({ cells: [{ value: lineOf(cells.map(textOf)), look: 'key' }] })),
  };
}

/** What is read of a cell that nobody has changed. */
function textOf(cell: SheetCell | undefined): string {
  const value = cell?.value ?? '';
  return typeof value === 'string' ? value.replaceAll(/\r\n?/g, '\n').trim() : value.toFixed();
}

/** The cells of a row in one: none for a row that is too long for that, which then counts as changed. */
function lineOf(texts: readonly string[]): string {
  const line = JSON.stringify(texts);
  return line.length < longestText ? line : '[]';
}

/**
 * The rows of a table as they were written, in the columns of the table and without blanks around their texts; undefined where
 * nobody knows.
 */
export function exportedRows(
  { place }: SheetTable,
  name: string,
  { sheets }: ReadBook,
): readonly (readonly string[])[] | undefined {
  const lines = sheets
    .find((sheet) => sheet.name === `${name}${suffix}`)
    ?.rows.map(([cell]) => parsed(cell?.text ?? ''));
  const [header, ...rows] = lines ?? [];
  if (header === undefined) return undefined;
  const columns = place.header.map((one) => header.indexOf(one));
  return rows.map((row) => columns.map((column) => row[column] ?? ''));
}

/** Nothing where it is not what was written. */
function parsed(line: string): readonly string[] {
  try {
    const texts: unknown = JSON.parse(line);
    return Array.isArray(texts) ? texts.map(String) : [];
  } catch {
    return [];
  }
}
