import { relative } from 'node:path';
import type { FileToOpen } from '../measurements/measurement-file.ts';
import { parseReason } from '../measurements/reason.ts';
import type { Mapping } from '../model/mapping.ts';
import { UserError } from '../text/user-error.ts';
import type { CommonOptions, Context, Outcome } from './context.ts';
import { ingestJson, ingestText, type Told } from './ingest-text.ts';
import { fileToOpen, insideOf, openMapping, proposeMapping } from './mapping.ts';
import { asOfDate, type Opened, openForWork } from './open.ts';
import { showStages } from './stage-display.ts';

export interface IngestOptions extends CommonOptions {
  readonly write?: boolean;
  /** Take the other rows in where some are rejected. */
  readonly acceptPartial?: boolean;
  readonly reason?: string;
  readonly rewrite?: boolean;
  /** A name in mappings/, or a file. */
  readonly mapping?: string;
  readonly suggestMapping?: boolean;
}

/** Plans what taking the files in would do, prints it and, with `write`, does it. Fails when anything is rejected. */
export async function ingest(files: readonly string[], options: IngestOptions, context: Context): Promise<Outcome> {
  if (files.length === 0 && options.rewrite !== true) {
    throw new UserError('No file is named.', 'For example: plumbline ingest incoming/2025.csv');
  }
  if (files.length > 0 && options.rewrite === true) {
    throw new UserError('--rewrite takes no files in.', 'Run ingest twice: with the files, and with --rewrite.');
  }
  const opened = await openForWork(options, context);
  const left = leftOut(opened);
  if (left.length > 0) {
    context.err(`${left.join(', ')} cannot be read, so rows cannot be judged.\n→ plumbline validate shows where.\n`);
    if (options.format === 'json') context.out(ingestJson(untold));
    return 1;
  }
  if (options.rewrite === true) return rewrite(opened, options, context);
  if (options.suggestMapping === true) return proposeMapping(files, opened, options, context);
  const mapping = options.mapping === undefined ? undefined : await openMapping(options.mapping, opened, context);
  if (mapping === null) {
    if (options.format === 'json') context.out(ingestJson(untold));
    return 1;
  }
  const named = files.map((file) => fileToOpen(file, opened.dir, context.cwd));
  const told = await carryOut(named, mapping, { opened, options, context });
  context.out(options.format === 'json' ? ingestJson(told) : ingestText(told, options, context));
  return told.plan.rejected.length > 0 ? 1 : 0;
}

/** A run on a portfolio. */
interface Run {
  readonly opened: Opened;
  readonly options: IngestOptions;
  readonly context: Context;
}

/** Plans what taking the files in would do and, with `write`, does it; what goes on meanwhile is shown. */
export async function carryOut(
  files: readonly FileToOpen[],
  mapping: Mapping | undefined,
  { opened, options, context }: Run,
): Promise<Told> {
  const request = {
    files,
    asOf: asOfDate(options, context),
    acceptPartial: options.acceptPartial === true,
    ...(options.reason === undefined ? {} : { reason: parseReason(options.reason) }),
    ...(mapping === undefined ? {} : { mapping }),
  };
  const { plan, stopped, takeIn } = await import('../measurements/ingest.ts');
  const tell = (line: string) => {
    if (options.quiet !== true) context.err(line);
  };
  const display = showStages(options, context);
  let written = false;
  const forget = context.live?.onStop(() => {
    display.end();
    return stopped(opened.dir, written);
  });
  try {
    const watched = { ...request, onStage: display.onStage };
    const ingested =
      options.write === true
        ? await takeIn(opened.portfolio, opened.dir, watched, { tell, seconds: options.wait })
        : await plan(opened.portfolio, opened.dir, watched);
    written = ingested.written;
    display.end();
    if (ingested.recovered !== undefined) tell(interruptions.recovered[ingested.recovered]);
    if (ingested.interrupted !== undefined) tell(interruptions.found[ingested.interrupted]);
    return { ...ingested, partial: request.acceptPartial, named: nameIn(opened.dir, context.cwd) };
  } finally {
    display.end();
    forget?.();
  }
}

/** Files that an editor or a spreadsheet has written get the layout of the store again. */
async function rewrite({ portfolio, dir }: Opened, options: IngestOptions, context: Context): Promise<Outcome> {
  const { rewriteStore } = await import('../measurements/rewrite.ts');
  const { written, left, recovered } = await rewriteStore(portfolio, dir);
  if (recovered !== undefined && options.quiet !== true) context.err(interruptions.recovered[recovered]);
  if (options.format === 'json') context.out(ingestJson({ ...untold, written: written.length > 0 }));
  else {
    const done =
      written.length === 0
        ? ['Every file is laid out as it should be: nothing to write.']
        : written.map((name) => `${name} is written anew.`);
    const open = left.map((name) => `${name} is left as it is; plumbline validate shows why.`);
    context.out(`${[...(options.quiet === true ? written : done), ...open].join('\n')}\n`);
  }
  return left.length > 0 ? 1 : 0;
}

/** What is said of a write that was interrupted before this run: done something about, or only found. */
export const interruptions = {
  recovered: {
    finished: 'An earlier ingest was interrupted after it was decided: it has been finished.\n',
    discarded: 'An earlier ingest was interrupted before it was decided: the store is as it was before it.\n',
  },
  found: {
    finished: 'An earlier ingest was interrupted after it was decided: it counts, and the next --write finishes it.\n',
    discarded:
      'An earlier ingest was interrupted before it was decided: it does not count, and the next --write clears it away.\n',
  },
} as const;

/** Without all frameworks nobody can say whose row a row is. */
export function leftOut({ loaded }: Opened): readonly string[] {
  return loaded.notChecked.map(({ what }) => what).filter((what) => /^(frameworks|library)\//.test(what));
}

/** Nothing was taken in, and nothing is to be said of files. */
export const untold: Told = {
  partial: false,
  named: (path) => path,
  plan: { files: [], rejected: [], warnings: [], changes: [], corrections: [], leftOut: [], store: [] },
  written: false,
  recovered: undefined,
};

function nameIn(dir: string, cwd: string): (path: string) => string {
  return (path) => insideOf(dir, path) ?? relative(cwd, path);
}
