import type { CellSource } from '../../text/csv.ts';
import { cellName } from './workbook.ts';

/** Where the cells of a table stand in a sheet, rows and columns counted from 0. */
export interface TablePlace {
  /** The workbook, as findings name it. */
  readonly file: string;
  readonly sheet: string;
  /** The row of the headings: record 0. */
  readonly top: number;
  readonly header: readonly string[];
  /** For each column of the table the one of the sheet. */
  readonly columns: readonly number[];
}

/** A table of a workbook as a source: places are `[record, column]`, lines rows of the sheet, columns its columns. */
export function sheetSource({ file, sheet, top, header, columns }: TablePlace): CellSource {
  const place = ([record, column]: readonly (string | number)[]) => {
    const index = typeof column === 'string' ? header.indexOf(column) : (column ?? 0);
    return { row: top + Number(record ?? 0), column: columns[index] ?? columns[0] ?? 0 };
  };
  return {
    file,
    text: '',
    header,
    locate(path) {
      const { row, column } = place(path);
      return { start: { line: row + 1, column: column + 1 }, end: { line: row + 1, column: column + 2 } };
    },
    cell(path) {
      const { row, column } = place(path);
      return `${sheet}!${cellName(row, column)}`;
    },
  };
}
