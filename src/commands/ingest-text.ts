import { Chalk } from 'chalk';
import type { Ingested, Rejected } from '../measurements/ingest.ts';
import { type Diagnostic, placeText } from '../text/finding.ts';
import type { CommonOptions, Context } from './context.ts';

/** What an ingest did, and how it is told. */
export interface Told extends Ingested {
  readonly partial: boolean;
  /** How a file is called. */
  named(path: string): string;
}

/** The shape of schemas/ingest-output.schema.json. */
export function ingestJson({ plan, written, partial, rejected: left = [], named }: Told): string {
  const files = plan.files.map(({ file, rows, added, changed, unchanged, rejected, statements, setAside }) => ({
    ...{ file, rows, added, changed, unchanged, rejected },
    set_aside: setAside.map(({ reason, count: number }) => ({ reason, count: number })),
    statements: statements.map(({ message, line }) => ({ message, line: line ?? null })),
  }));
  const rejected = plan.rejected.map((one) => ({
    ...{ file: one.file, line: one.range.start.line, column: one.range.start.column },
    ...(one.cell === undefined ? {} : { cell: one.cell }),
    ...{ field: one.field, rule: one.rule, message: one.message },
  }));
  const leftOut = left.map(({ file, rows, path }) => ({ file, rows, rejectedFile: named(path) }));
  return `${JSON.stringify({ files, rejected, ...(partial ? { leftOut } : {}), written }, undefined, 2)}\n`;
}

/** The plan for people: counts by file, changes, warnings, what is rejected, and what was done. */
export function ingestText(told: Told, { quiet }: CommonOptions, { colour }: Context): string {
  const { plan } = told;
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const place = (one: Diagnostic) => chalk.bold(placeText(one));
  const finding = (one: Diagnostic) => [
    `${place(one)} ${one.severity === 'error' ? '' : `${one.severity}: `}${one.message} ${chalk.dim(`[${one.rule}]`)}`,
    ...(one.hint === undefined ? [] : [`  ${chalk.green('→')} ${one.hint}`]),
    ...(one.related ?? []).map((other) => chalk.dim(`  ${placeText(other)} ${other.message}`)),
  ];
  const blocks = [
    plan.files.flatMap(({ file, rows, added, changed, unchanged, rejected, statements }) => [
      `${chalk.bold(file)}: ${count(rows, 'row')}: ${added} added, ${changed} changed, ${unchanged} unchanged, ${rejected} rejected`,
      ...statements.map(({ message, line }) =>
        chalk.dim(`  ${line === undefined ? '' : `${file}:${line} `}${message}`),
      ),
    ]),
    plan.changes.map(
      ({ file, line, about, column, old, now }) =>
        `${file}:${line} ${about}: ${column} ${old ?? '(blank)'} → ${now ?? '(blank)'}`,
    ),
    plan.warnings.flatMap(finding),
    plan.rejected.flatMap(finding),
    (told.rejected ?? []).flatMap((one) => rejectedLines(one, told)),
    quiet === true ? [] : [closing(told)],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function rejectedLines({ file, rows, path, formulas }: Rejected, { named }: Told): readonly string[] {
  const held = `${file}: ${count(rows, 'row')} left out, in ${named(path)} with what is wrong: correct and ingest that file.`;
  const kept = `  ${count(formulas, 'cell')} of it may run as a formula in a spreadsheet, kept as typed: import these columns as text.`;
  return formulas === 0 ? [held] : [held, kept];
}

function closing({ plan: { files, rejected, leftOut }, written, partial, rejected: held = [] }: Told): string {
  const changes = files.reduce((total, { added, changed }) => total + added + changed, 0);
  if (leftOut.length > 0 && !written) {
    if (held.length > 0) return 'Nothing else to write.';
    const rows = new Set(leftOut.map(({ source, record }) => `${record} ${source.file}`)).size;
    return `${count(rejected.length, 'problem')}: nothing written; with --write ${count(rows, 'row')} would be left out.`;
  }
  if (partial && rejected.length > 0 && !written) {
    return `${count(rejected.length, 'problem')}: nothing written, because not all are of rows that can be left out.`;
  }
  if (written) return `Written: ${count(changes, 'row')}.`;
  if (rejected.length > 0) {
    return `${count(rejected.length, 'problem')}: nothing written. Correct the file and run again.`;
  }
  if (files.length > 0 && files.every(({ rows }) => rows === 0)) return 'There are no rows: nothing to write.';
  if (changes === 0) return 'Everything is stored already: nothing to write.';
  return 'Nothing written; run again with --write.';
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
