import { type Cell, openXlsx, type Sheet, saveXlsx } from 'hucre/xlsx';
import { type Parts, pack, unpackOwn } from '../archive.ts';
import { quotedName } from './workbook.ts';

/** What is to be said at a cell: `Data entry!G12`. */
export interface CellRemark {
  readonly cell: string;
  readonly text: string;
}

/** Who says it: remarks of an earlier check are taken away by the next. */
const author = 'Plumbline check';

/**
 * A copy of a workbook with remarks as comments at its cells, and with everything else as it was; undefined where the library
 * cannot write the workbook again.
 */
export async function markCells(parts: Parts, remarks: readonly CellRemark[]): Promise<Uint8Array | undefined> {
  try {
    const workbook = await openXlsx(pack(parts), { readStyles: true });
    workbook.namedRanges = [...(workbook.namedRanges ?? []), ...workbook.sheets.flatMap(printedNames)];
    for (const sheet of workbook.sheets) {
      const prefix = `${sheet.name}!`;
      const own = remarks.filter(({ cell }) => cell.startsWith(prefix));
      markSheet(
        sheet,
        own.map(({ cell, text }) => ({ cell: cell.slice(prefix.length), text })),
      );
    }
    return pack(unpackOwn(await saveXlsx(workbook)));
  } catch {
    return undefined;
  }
}

/** What is printed of a sheet, as names: the library writes it without the quotes that a sheet's name needs. */
function printedNames({ name, pageSetup }: Sheet): readonly { name: string; range: string; scope: string }[] {
  const { printArea, printTitlesRow, printTitlesColumn } = pageSetup ?? {};
  delete pageSetup?.printArea;
  delete pageSetup?.printTitlesRow;
  delete pageSetup?.printTitlesColumn;
  const within = (ranges: readonly (string | undefined)[]) =>
    ranges.flatMap((range) => (range === undefined ? [] : [`${quotedName(name)}!${range}`])).join();
  const named = [
    { name: '_xlnm.Print_Titles', range: within([printTitlesColumn, printTitlesRow]), scope: name },
    { name: '_xlnm.Print_Area', range: within(printArea?.split(',') ?? []), scope: name },
  ];
  return named.filter(({ range }) => range !== '');
}

function markSheet(sheet: Sheet, remarks: readonly CellRemark[]): void {
  sheet.cells ??= new Map();
  for (const cell of sheet.cells.values()) {
    if (cell.comment?.author === author) delete cell.comment;
  }
  const texts = new Map<string, string[]>();
  for (const { cell, text } of remarks) texts.set(cell, [...(texts.get(cell) ?? []), text]);
  for (const [name, said] of texts) {
    const { row, column } = placeOf(name);
    const key = `${row},${column}`;
    const value = sheet.rows[row]?.[column] ?? null;
    const cell: Cell = sheet.cells.get(key) ?? { value, type: value === null ? 'empty' : 'string' };
    const before = cell.comment?.text;
    const text = [...(before === undefined ? [] : [before]), ...said].join('\n\n');
    sheet.cells.set(key, { ...cell, comment: { author, text } });
    growTo(sheet.rows, row);
  }
}

function placeOf(name: string): { readonly row: number; readonly column: number } {
  const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/.exec(name) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

/** A comment may stand below the last row. */
function growTo(rows: Sheet['rows'], row: number): void {
  while (rows.length <= row) rows.push([]);
}
