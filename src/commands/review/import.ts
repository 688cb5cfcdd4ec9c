import { basename, dirname, join, resolve } from 'node:path';
import { readInput, readText, writeFiles } from '../../io.ts';
import { planImport, type SheetPlan } from '../../review/import.ts';
import { parseCsv } from '../../text/csv.ts';
import { diagnose } from '../../text/finding.ts';
import { type Json, writeJson } from '../../text/json.ts';
import { UserError } from '../../text/user-error.ts';
import { editYaml } from '../../text/yaml-edit.ts';
import type { CommonOptions, Context, Outcome } from '../context.ts';
import { asOfDate, openForWork } from '../open.ts';

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
  const sheets = files.map((file) => {
    const path = resolve(context.cwd, file);
    const { text, unreadable } = readInput(dirname(path), basename(path));
    if (unreadable !== undefined)
      throw new UserError(`${file}: ${unreadable}`, 'Save it as CSV in UTF-8, with commas.');
    return { file, plan: planImport(parseCsv(file, text), portfolio, { language, today }) };
  });
  const edits = new Map<string, SheetPlan['changes'][number]['edits'][number][]>();
  for (const { review, edits: own } of sheets.flatMap(({ plan }) => plan.changes)) {
    const { file } = review.at.source;
    edits.set(file, [...(edits.get(file) ?? []), ...own]);
  }
  const refused = sheets.flatMap(({ plan }) =>
    plan.refused.map((finding) => diagnose(finding, 'review-sheet', 'error')),
  );
  const texts = [...edits].map(([file, own]) => {
    const edited = editYaml(readText(join(dir, file)), own);
    if ('text' in edited) return { path: join(dir, file), text: edited.text };
    throw new UserError(`${file}: ${edited.refused.message}`, edited.refused.hint);
  });
  const isWritten = refused.length === 0 && options.dryRun !== true;
  if (isWritten) writeFiles(texts);
  const told = sheets.map(({ file, plan }) => ({ file, rows: plan.rows, reviews: plan.changes.length }));
  if (options.format === 'json') {
    const rejected: Json = refused.map(({ file, range: { start }, message, hint }) => ({
      file,
      line: start.line,
      column: start.column,
      message,
      hint,
    }));
    context.out(
      writeJson({ sheets: told, changed: [...edits.keys()], rejected, written: isWritten && texts.length > 0 }),
    );
  } else {
    for (const { file, range, message, hint } of refused) {
      context.out(
        `${file}:${range.start.line}:${range.start.column} ${message}\n${hint === undefined ? '' : `  → ${hint}\n`}`,
      );
    }
    for (const { file, rows, reviews } of told)
      context.out(`${file}: ${counted(rows, 'row')}, ${counted(reviews, 'changed review')}.\n`);
    if (refused.length > 0) context.out(`${counted(refused.length, 'cell')} refused; nothing is written.\n`);
    else if (options.dryRun === true) context.out('Nothing is written (--dry-run).\n');
  }
  return refused.length > 0 ? 1 : 0;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
