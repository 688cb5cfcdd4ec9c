import { basename, dirname, join, relative } from 'node:path';
import type { Refused } from '../formats/xlsx/archive.ts';
import { type CellRemark, markCells } from '../formats/xlsx/mark.ts';
import { limits, type ReadBook, readWorkbook } from '../formats/xlsx/read.ts';
import { takeInEntry } from '../formats/xlsx/take-in-entry.ts';
import { isFile, readBytes, writeFiles } from '../io.ts';
import { type Diagnostic, diagnose, type Problem } from '../text/finding.ts';
import { UserError } from '../text/user-error.ts';
import type { Context, Outcome } from './context.ts';
import type { ImportOptions } from './importer.ts';
import { carryOut, leftOut, untold } from './ingest.ts';
import { ingestJson, ingestText, type Told } from './ingest-text.ts';
import { fileToOpen } from './mapping.ts';
import { type Opened, openForWork } from './open.ts';

/**
 * Takes a filled-in workbook into the portfolio, all or nothing: a plan, or with `write` the deed. What cannot be taken is said at
 * its cell, and stands as a comment in a copy of the workbook beside it.
 */
export async function importXlsx(file: string, options: ImportOptions, context: Context): Promise<Outcome> {
  const opened = await openForWork(options, context);
  const named = fileToOpen(file, opened.dir, context.cwd);
  if (!isFile(named.path)) throw new UserError(`There is no file ${file}.`);
  const bytes = readBytes(named.path, limits.fileBytes);
  const read = bytes === undefined ? { refused: tooLarge } : await readWorkbook(bytes);
  const json = options.format === 'json';
  const left = leftOut(opened);
  if (left.length > 0) {
    context.err(`${left.join(', ')} cannot be read, so rows cannot be judged.\n→ plumbline validate shows where.\n`);
    if (json) context.out(ingestJson(untold));
    return 1;
  }
  const told =
    'refused' in read
      ? refusal([fileProblem(named.name, read.refused)])
      : await takeIn(named, read.book, { opened, options, context });
  context.out(json ? ingestJson(told) : ingestText(told, options, context));
  const { rejected } = told.plan;
  if (rejected.length === 0) return 0;
  if ('book' in read) await writeChecked(named.path, read.book, rejected, options, context);
  return 1;
}

const tooLarge: Refused = {
  message: `is larger than ${limits.fileBytes / 1_000_000} MB`,
  hint: 'Take the values in as CSV.',
};

interface Run {
  readonly opened: Opened;
  readonly options: ImportOptions;
  readonly context: Context;
}

async function takeIn(
  named: { readonly path: string; readonly name: string },
  book: ReadBook,
  run: Run,
): Promise<Told> {
  const entry = takeInEntry(named.name, book);
  if (entry === undefined) return refusal([noSheet(named.name, book)]);
  if ('problems' in entry) return refusal(entry.problems);
  return carryOut([{ ...named, table: entry.table }], undefined, run);
}

/** Nothing was looked at further: of the file as a whole something is wrong. */
function refusal(problems: readonly Problem[]): Told {
  const rejected = problems.map((one) => ({ ...diagnose(one, one.rule, 'error'), field: null }));
  return { ...untold, plan: { ...untold.plan, rejected } };
}

const start = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

function fileProblem(file: string, { message, hint }: Refused): Problem {
  const source = { file, text: '', locate: () => start };
  return { rule: 'xlsx-file', at: { source, path: [] }, message: `${file} ${message}.`, hint };
}

function noSheet(file: string, { sheets }: ReadBook): Problem {
  const source = { file, text: '', locate: () => start };
  const names = sheets.map(({ name }) => name).join(', ');
  return {
    rule: 'xlsx-sheet',
    at: { source, path: [] },
    message: `${file} has no sheet with the headings indicator and period; its sheets are ${names}.`,
    hint: 'Begin with what plumbline export xlsx --sheet entry writes.',
  };
}

/** The copy with what was found at its cells; an earlier one is never replaced. */
async function writeChecked(
  path: string,
  book: ReadBook,
  found: readonly Diagnostic[],
  { quiet }: ImportOptions,
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
