import { isAbsolute, relative, resolve, sep } from 'node:path';
import { Chalk } from 'chalk';
import type { Ingested } from '../measurements/ingest.ts';
import type { IngestPlan } from '../measurements/plan.ts';
import type { Diagnostic, Severity } from '../text/finding.ts';
import { UserError } from '../text/user-error.ts';
import type { CommonOptions, Context, Outcome } from './context.ts';
import { asOfDate, type Opened, openForWork } from './open.ts';

export interface IngestOptions extends CommonOptions {
  readonly write?: boolean;
  readonly reason?: string;
}

/** Plans what taking the files in would do, prints it and, with `write`, does it. Fails when anything is rejected. */
export async function ingest(files: readonly string[], options: IngestOptions, context: Context): Promise<Outcome> {
  const opened = await openForWork(options, context);
  const left = leftOut(opened);
  if (left.length > 0) {
    context.err(`${left.join(', ')} cannot be read, so rows cannot be judged.\n→ plumbline validate shows where.\n`);
    if (options.format === 'json') context.out(json(nothing));
    return 1;
  }
  const request = {
    files: files.map((file) => fileToOpen(file, opened.dir, context.cwd)),
    asOf: asOfDate(options, context),
    ...(options.reason === undefined ? {} : { reason: reasonOf(options.reason) }),
  };
  const { plan, takeIn } = await import('../measurements/ingest.ts');
  const ingested = await (options.write === true ? takeIn : plan)(opened.portfolio, opened.dir, request);
  if (ingested.recovered !== undefined && options.quiet !== true) context.err(recovery[ingested.recovered]);
  context.out(options.format === 'json' ? json(ingested) : text(ingested, options, context));
  return ingested.plan.rejected.length > 0 ? 1 : 0;
}

const recovery = {
  finished: 'An earlier ingest was interrupted after it was decided: it has been finished.\n',
  discarded: 'An earlier ingest was interrupted before it was decided: the store is as it was before it.\n',
};

/** Without all frameworks nobody can say whose row a row is. */
function leftOut({ loaded }: Opened): readonly string[] {
  return loaded.notChecked.map(({ what }) => what).filter((what) => /^(frameworks|library)\//.test(what));
}

const nothing: Ingested = {
  plan: {
    files: [],
    rejected: [],
    warnings: [],
    changes: [],
    more: { changes: 0, findings: [] },
    corrections: [],
    store: [],
  },
  written: false,
  recovered: undefined,
};

function fileToOpen(file: string, dir: string, cwd: string): { readonly path: string; readonly name: string } {
  const path = resolve(cwd, file);
  const inside = relative(dir, path);
  const isInside = !inside.startsWith('..') && !isAbsolute(inside);
  return { path, name: isInside ? inside.split(sep).join('/') : file };
}

function reasonOf(reason: string): string {
  const code = reason.split(':')[0]?.trim() ?? '';
  if (/^[a-z][a-z0-9-]*$/.test(code)) return reason;
  throw new UserError(
    `--reason is "${reason}"; expected a code, and after a colon a text.`,
    'For example: --reason "correction: two digits were swapped".',
  );
}

function json({ plan, written }: Ingested): string {
  const files = plan.files.map(({ file, rows, added, changed, unchanged, rejected }) => ({
    ...{ file, rows, added, changed, unchanged, rejected },
  }));
  const rejected = plan.rejected.map((one) => ({
    ...{ file: one.file, line: one.range.start.line, column: one.range.start.column },
    ...{ field: one.field, rule: one.rule, message: one.message },
  }));
  const more = plan.more.findings.filter(isError).map(({ rule, count }) => ({ rule, count }));
  const all = { files, rejected, ...(more.length === 0 ? {} : { more }), written };
  return `${JSON.stringify(all, undefined, 2)}\n`;
}

function isError({ severity }: { readonly severity: Severity }): boolean {
  return severity === 'error';
}

function text({ plan, written }: Ingested, { quiet }: IngestOptions, { colour }: Context): string {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const place = ({ file, range }: Diagnostic) => chalk.bold(`${file}:${range.start.line}:${range.start.column}`);
  const finding = (one: Diagnostic) => [
    `${place(one)} ${one.severity === 'error' ? '' : `${one.severity}: `}${one.message} ${chalk.dim(`[${one.rule}]`)}`,
    ...(one.hint === undefined ? [] : [`  ${chalk.green('→')} ${one.hint}`]),
    ...(one.related ?? []).map((other) =>
      chalk.dim(`  ${other.file}:${other.range.start.line}:${other.range.start.column} ${other.message}`),
    ),
  ];
  const blocks = [
    plan.files.map(
      ({ file, rows, added, changed, unchanged, rejected }) =>
        `${chalk.bold(file)}: ${count(rows, 'row')}: ${added} added, ${changed} changed, ${unchanged} unchanged, ${rejected} rejected`,
    ),
    [
      ...plan.changes.map(
        ({ file, line, about, column, old, now }) =>
          `${file}:${line} ${about}: ${column} ${old ?? '(blank)'} → ${now ?? '(blank)'}`,
      ),
      ...(plan.more.changes === 0 ? [] : [`… and ${count(plan.more.changes, 'more row')} changed.`]),
    ],
    [...plan.warnings.flatMap(finding), ...untold(plan, (one) => !isError(one))],
    [...plan.rejected.flatMap(finding), ...untold(plan, isError)],
    quiet === true ? [] : [closing(plan, written)],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** What is counted only, a line a rule. */
function untold({ more }: IngestPlan, of: (one: { readonly severity: Severity }) => boolean): readonly string[] {
  return more.findings.filter(of).map(({ rule, count: rows }) => `… and ${count(rows, 'more row')} [${rule}]`);
}

function closing({ files, rejected, more }: IngestPlan, written: boolean): string {
  const changes = files.reduce((total, { added, changed }) => total + added + changed, 0);
  if (written) return `Written: ${count(changes, 'row')}.`;
  if (rejected.length > 0) {
    const problems = more.findings.filter(isError).reduce((total, one) => total + one.count, rejected.length);
    return `${count(problems, 'problem')}: nothing written. Correct the file and run again.`;
  }
  if (changes === 0) return 'Everything is stored already: nothing to write.';
  return 'Nothing written; run again with --write.';
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
