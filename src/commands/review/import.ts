import { basename, dirname, join, resolve } from 'node:path';
import type { ReadBook } from '../../formats/xlsx/read.ts';
import { readInput, writeFiles } from '../../io.ts';
import { planImport, type SheetPlan } from '../../review/import.ts';
import { type ParsedCsv, parseCsv } from '../../text/csv.ts';
import { diagnose, type Problem } from '../../text/finding.ts';
import { type Json, writeJson } from '../../text/json.ts';
import { UserError } from '../../text/user-error.ts';
import type { CommonOptions, Context, Outcome } from '../context.ts';
import { asOfDate, openForWork } from '../open.ts';
import { editFiles, findingLines } from './edit.ts';

export interface ImportOptions extends CommonOptions {
  readonly dryRun?: boolean;
}

/** Takes filled-in sheets into the reviews: all of it, or nothing where a cell cannot be taken. */
export async function importSheets(
  files: readonly string[],
  options: ImportOptions,
  context: Context,
): Promise<Outcome> {
  const { dir, portfolio } = await openForWork(options, context);
  const today = asOfDate(options, context);
  const language = options.lang ?? portfolio.languages[0] ?? 'en';
  const sheets: Sheet[] = [];
  for (const file of files) {
    const path = resolve(context.cwd, file);
    const { csv, book } = await readSheet(file, path);
    const plan =
      'at' in csv ? { rows: 0, changes: [], refused: [csv] } : planImport(csv, portfolio, { language, today });
    sheets.push({ file, path, plan, ...(book === undefined ? {} : { book }) });
  }
  const { texts, refused: unchanged } = editFiles(
    dir,
    sheets.flatMap(({ plan }) =>
      plan.changes.map(({ review: { at }, edits }) => ({ file: at.source.file, source: at.source, edits })),
    ),
  );
  const refused = [...sheets.flatMap(({ plan }) => plan.refused), ...unchanged];
  const isWritten = refused.length === 0 && options.dryRun !== true;
  if (isWritten) writeFiles(texts.map(({ file, text }) => ({ path: join(dir, file), text })));
  const told = sheets.map(({ file, plan }) => ({ file, rows: plan.rows, reviews: plan.changes.length }));
  if (options.format === 'json') {
    const rejected: Json = refused.map((finding) => {
      const { file, range, cell, message, hint } = diagnose(finding, '', 'error');
      const place = { file, line: range.start.line, column: range.start.column };
      return { ...place, ...(cell === undefined ? {} : { cell }), message, hint };
    });
    context.out(
      writeJson({
        sheets: told,
        changed: texts.map(({ file }) => file),
        rejected,
        written: isWritten && texts.length > 0,
      }),
    );
  } else {
    context.out(findingLines(refused));
    for (const { file, rows, reviews } of told)
      context.out(`${file}: ${counted(rows, 'row')}, ${counted(reviews, 'changed review')}.\n`);
    if (refused.length > 0) context.out(`${counted(refused.length, 'cell')} refused; nothing is written.\n`);
    else if (options.dryRun === true) context.out('Nothing is written (--dry-run).\n');
  }
  for (const { path, plan, book } of sheets) {
    if (book === undefined) continue;
    const { writeChecked } = await import('../checked-copy.ts');
    const found = plan.refused.map((finding) => diagnose(finding, '', 'error'));
    await writeChecked(path, book, found, options, context);
  }
  return refused.length > 0 ? 1 : 0;
}

interface Sheet {
  readonly file: string;
  readonly path: string;
  readonly plan: SheetPlan;
  /** The workbook that it stands in. */
  readonly book?: ReadBook;
}

/** The sheet of a CSV or a workbook; of a workbook that cannot be read, why. */
async function readSheet(
  file: string,
  path: string,
): Promise<{ readonly csv: ParsedCsv | Problem; readonly book?: ReadBook }> {
  if (!/\.xls[a-z]?$/i.test(file)) {
    const { text, unreadable } = readInput(dirname(path), basename(path));
    if (unreadable !== undefined)
      throw new UserError(`${file}: ${unreadable}`, 'Save it as CSV in UTF-8, with commas, or as .xlsx.');
    return { csv: parseCsv(file, text) };
  }
  const [{ noSheet, openWorkbook }, { takeInReview }] = await Promise.all([
    import('../checked-copy.ts'),
    import('../../formats/xlsx/take-in-review.ts'),
  ]);
  const read = await openWorkbook({ path, name: file });
  if ('problem' in read) return { csv: read.problem };
  const hint = 'Begin with what plumbline review sheet writes.';
  const csv = takeInReview(file, read.book) ?? noSheet(file, read.book, 'framework, indicator and reviewer', hint);
  return { csv, book: read.book };
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
