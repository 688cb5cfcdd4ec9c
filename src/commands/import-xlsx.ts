import type { ReadBook } from '../formats/xlsx/read.ts';
import { takeInDefinitions } from '../formats/xlsx/take-in-definitions.ts';
import { takeInEntry } from '../formats/xlsx/take-in-entry.ts';
import { isFile } from '../io.ts';
import { diagnose, type Problem } from '../text/finding.ts';
import { UserError } from '../text/user-error.ts';
import { noSheet, openWorkbook, writeChecked } from './checked-copy.ts';
import type { Context, Outcome } from './context.ts';
import { type PlannedDefinitions, planDefinitions, writeDefinitions } from './import-definitions.ts';
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
  const read = await openWorkbook(named);
  const json = options.format === 'json';
  const left = leftOut(opened);
  if (left.length > 0) {
    context.err(`${left.join(', ')} cannot be read, so rows cannot be judged.\n→ plumbline validate shows where.\n`);
    if (json) context.out(ingestJson(untold));
    return 1;
  }
  const taken =
    'problem' in read
      ? { told: refusal([read.problem]) }
      : await takeIn(named, read.book, { opened, options, context });
  context.out(json ? importJson(taken) : importText(taken, options, context));
  const { rejected } = taken.told.plan;
  if (rejected.length === 0) return 0;
  if ('book' in read) await writeChecked(named.path, read.book, rejected, options, context);
  return 1;
}

interface Run {
  readonly opened: Opened;
  readonly options: ImportOptions;
  readonly context: Context;
}

/** What became of the measurements and the definitions of a workbook. */
interface Taken {
  readonly told: Told;
  readonly definitions?: PlannedDefinitions;
}

/** Both sheets, or neither where a cell of one cannot be taken. */
async function takeIn(
  named: { readonly path: string; readonly name: string },
  book: ReadBook,
  run: Run,
): Promise<Taken> {
  const { opened, options } = run;
  const entry = takeInEntry(named.name, book);
  const sheet = takeInDefinitions(named.name, book, opened.portfolio);
  if (entry === undefined && sheet === undefined) {
    const hint = 'Begin with what plumbline export xlsx writes.';
    return { told: refusal([noSheet(named.name, book, 'indicator and period, or definition', hint)]) };
  }
  const definitions = sheet === undefined ? undefined : await planDefinitions(sheet, opened);
  const wrong = definitions?.problems ?? [];
  const also = definitions === undefined ? {} : { definitions };
  if (entry !== undefined && 'problems' in entry) return { told: refusal([...entry.problems, ...wrong]), ...also };
  const write = options.write === true && wrong.length === 0;
  const told =
    entry === undefined
      ? untold
      : await carryOut([{ ...named, table: entry.table }], undefined, { ...run, options: { ...options, write } });
  if (wrong.length > 0) return { told: alsoRejected(told, wrong), ...also };
  const isWritten = write && told.plan.rejected.length === 0 && (definitions?.texts.length ?? 0) > 0;
  if (isWritten && definitions !== undefined) writeDefinitions(definitions, opened);
  return { told: { ...told, written: told.written || isWritten }, ...also };
}

function alsoRejected(told: Told, problems: readonly Problem[]): Told {
  const more = refusal(problems).plan.rejected;
  return { ...told, plan: { ...told.plan, rejected: [...told.plan.rejected, ...more] } };
}

/** The shape of schemas/ingest-output.schema.json, with what changes in definitions. */
function importJson({ told, definitions }: Taken): string {
  const changes = (definitions?.changes ?? []).map(({ about, field, old, now }) => ({ about, field, old, now }));
  return `${JSON.stringify({ ...JSON.parse(ingestJson(told)), definitions: changes }, undefined, 2)}\n`;
}

function importText({ told, definitions }: Taken, options: ImportOptions, context: Context): string {
  const changes = definitions?.changes ?? [];
  const lines = changes.map(({ about, field, old, now }) => `${about}: ${field} ${quoted(old)} → ${quoted(now)}\n`);
  const rows = told.plan.files.reduce((sum, { added, changed }) => sum + added + changed, 0);
  const what = `${counted(rows, 'row')} and ${counted(changes.length, 'field')} of definitions`;
  const closing =
    told.plan.rejected.length > 0
      ? `${counted(told.plan.rejected.length, 'problem')}: nothing written. Correct the file and run again.\n`
      : rows + changes.length === 0
        ? 'Everything is as it was: nothing to write.\n'
        : told.written
          ? `Written: ${what}.\n`
          : `Nothing written (${what}); run again with --write.\n`;
  const measured = ingestText(told, { ...options, quiet: true }, context);
  const blocks = [measured.trim() === '' ? '' : measured, lines.join(''), options.quiet === true ? '' : closing];
  return blocks.filter((block) => block !== '').join('\n');
}

function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return text === '' ? '(blank)' : `"${line.length > 80 ? `${line.slice(0, 79)}…` : line}"`;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** Nothing was looked at further: of the file as a whole something is wrong. */
function refusal(problems: readonly Problem[]): Told {
  const rejected = problems.map((one) => ({ ...diagnose(one, one.rule, 'error'), field: null }));
  return { ...untold, plan: { ...untold.plan, rejected } };
}
