import type { Problem } from '../../text/finding.ts';
import type { ReadBook, ReadCell, ReadSheet } from './read.ts';
import { sheetSource, type TablePlace } from './sheet-source.ts';

/** A table of a sheet: the cells below its headings. */
export interface SheetTable {
  readonly place: TablePlace;
  readonly source: ReturnType<typeof sheetSource>;
  readonly rows: readonly SheetRecord[];
}

export interface SheetRecord {
  /** Counted from 1 below the headings. */
  readonly record: number;
  /** As many as there are headings. */
  readonly cells: readonly ReadCell[];
}

/** Headings stand among the first rows of a sheet. */
const searched = 20;

const blank: ReadCell = { text: '', formula: false };

/** The sheet whose headings hold all of these; one of that name goes first. Undefined where there is none. */
export function findTable(
  file: string,
  { sheets }: ReadBook,
  {
    name,
    headings,
    without = [],
  }: { readonly name: string; readonly headings: readonly string[]; readonly without?: readonly string[] },
): SheetTable | undefined {
  const ordered = sheets.toSorted((a, b) => Number(b.name === name) - Number(a.name === name));
  for (const sheet of ordered) {
    const top = sheet.rows.slice(0, searched).findIndex((row) => {
      const texts = row.map(({ text }) => text.trim());
      return headings.every((one) => texts.includes(one)) && !without.some((one) => texts.includes(one));
    });
    if (top >= 0) return tableOf(file, sheet, top);
  }
  return undefined;
}

function tableOf(file: string, { name: sheet, rows }: ReadSheet, top: number): SheetTable {
  const names = (rows[top] ?? []).map(({ text }) => text.trim());
  const below = rows.slice(top + 1);
  const width = below.reduce((most, row) => Math.max(most, row.length), names.length);
  // A column without a heading counts only where something stands in it.
  const columns = Array.from({ length: width }, (_, column) => column).filter(
    (column) => (names[column] ?? '') !== '' || below.some((row) => (row[column]?.text.trim() ?? '') !== ''),
  );
  const header = columns.map((column) => names[column] ?? '');
  const place = { file, sheet, top, header, columns };
  return {
    place,
    source: sheetSource(place),
    rows: below.map((row, index) => ({ record: index + 1, cells: columns.map((column) => row[column] ?? blank) })),
  };
}

/** Headings that are missing or stand twice. */
export function headingProblems({ place: { header }, source }: SheetTable): readonly Problem[] {
  return header.flatMap((name, index): Problem[] => {
    const at = { source, path: [0, index] };
    if (name === '') {
      return [
        { rule: 'csv-header', at, message: 'A column has no heading.', hint: 'Give it one, or clear the column.' },
      ];
    }
    const before = header.indexOf(name);
    if (before === index) return [];
    const related = [{ at: { source, path: [0, before] }, message: 'The first one.' }];
    const message = `The column "${name}" stands twice.`;
    return [{ rule: 'csv-header', at, message, hint: 'Keep one of the two.', related }];
  });
}

/** Cells of these columns that hold a formula. */
export function formulaProblems({ rows, source }: SheetTable, columns: readonly number[]): readonly Problem[] {
  return rows.flatMap(({ record, cells }) =>
    columns
      .filter((column) => cells[column]?.formula === true)
      .map(
        (column): Problem => ({
          rule: 'xlsx-formula',
          at: { source, path: [record, column] },
          message: 'The cell holds a formula; expected a value.',
          hint: 'Copy the cell and paste it as a value.',
        }),
      ),
  );
}
