import { basename, dirname, join, relative } from 'node:path';
import type { Refused } from '../formats/archive.ts';
import { type CellRemark, markCells } from '../formats/xlsx/mark.ts';
import { limits, type ReadBook, readWorkbook } from '../formats/xlsx/read.ts';
import { isFile, readBytes, writeFiles } from '../io.ts';
import type { Diagnostic, Problem } from '../text/finding.ts';
import type { CommonOptions, Context } from './context.ts';

const tooLarge: Refused = {
  message: `is larger than ${limits.fileBytes / 1_000_000} MB`,
  hint: 'Take the values in as CSV.',
};

/** A workbook as it was received, or why it is not read. `name`: as findings name it. */
export async function openWorkbook({
  path,
  name,
}: {
  readonly path: string;
  readonly name: string;
}): Promise<{ readonly book: ReadBook } | { readonly problem: Problem }> {
  const bytes = readBytes(path, limits.fileBytes);
  const read = bytes === undefined ? { refused: tooLarge } : await readWorkbook(bytes);
  if ('book' in read) return read;
  const { message, hint } = read.refused;
  return { problem: { ...ofFile(name), rule: 'xlsx-file', message: `${name} ${message}.`, hint } };
}

/** The workbook has no sheet with the headings that are read. */
export function noSheet(name: string, { sheets }: ReadBook, headings: string, hint: string): Problem {
  const names = sheets.map((sheet) => sheet.name).join(', ');
  const message = `${name} has no sheet with the headings ${headings}; its sheets are ${names}.`;
  return { ...ofFile(name), rule: 'xlsx-sheet', message, hint };
}

const start = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

function ofFile(file: string): Pick<Problem, 'at'> {
  return { at: { source: { file, text: '', locate: () => start }, path: [] } };
}

/** Writes the copy with what was found at its cells beside the workbook; an earlier one is never replaced. */
export async function writeChecked(
  path: string,
  book: ReadBook,
  found: readonly Pick<Diagnostic, 'cell' | 'message' | 'hint'>[],
  { quiet }: CommonOptions,
  context: Context,
): Promise<void> {
  const remarks = found.flatMap(({ cell, message, hint }): CellRemark[] =>
    cell === undefined ? [] : [{ cell, text: hint === undefined ? message : `${message}\n${hint}` }],
  );
  if (remarks.length === 0) return;
  const bytes = await markCells(book.parts, remarks);
  if (bytes === undefined) {
    context.err('No copy with comments could be made: the workbook holds what cannot be written again.\n');
    return;
  }
  const copy = freeName(path);
  writeFiles([{ path: copy, bytes }]);
  if (quiet !== true)
    context.err(`wrote ${relative(context.cwd, copy)}, with what is wrong as comments at its cells\n`);
}

/** `entry.xlsx` → `entry.checked.xlsx`, `entry.checked.2.xlsx` … */
function freeName(path: string): string {
  const base = join(dirname(path), basename(path).replace(/(\.checked(\.\d+)?)?\.xlsx$/i, ''));
  for (let number = 1; ; number++) {
    const name = `${base}.checked${number === 1 ? '' : `.${number}`}.xlsx`;
    if (!isFile(name)) return name;
  }
}
