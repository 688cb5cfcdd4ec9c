import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Ingested } from '../measurements/ingest.ts';
import { parseReason } from '../measurements/reason.ts';
import type { CommonOptions, Context, Outcome } from './context.ts';
import { ingestJson, ingestText } from './ingest-text.ts';
import { asOfDate, type Opened, openForWork } from './open.ts';
import { showStages } from './stage-display.ts';

export interface IngestOptions extends CommonOptions {
  readonly write?: boolean;
  /** Take the other rows in where some are rejected. */
  readonly acceptPartial?: boolean;
  readonly reason?: string;
}

/** Plans what taking the files in would do, prints it and, with `write`, does it. Fails when anything is rejected. */
export async function ingest(files: readonly string[], options: IngestOptions, context: Context): Promise<Outcome> {
  const opened = await openForWork(options, context);
  const left = leftOut(opened);
  if (left.length > 0) {
    context.err(`${left.join(', ')} cannot be read, so rows cannot be judged.\n→ plumbline validate shows where.\n`);
    if (options.format === 'json') context.out(ingestJson({ ...nothing, partial: false, named: (path) => path }));
    return 1;
  }
  const request = {
    files: files.map((file) => fileToOpen(file, opened.dir, context.cwd)),
    asOf: asOfDate(options, context),
    acceptPartial: options.acceptPartial === true,
    ...(options.reason === undefined ? {} : { reason: parseReason(options.reason) }),
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
    const done = { ...ingested, partial: request.acceptPartial, named: nameIn(opened.dir, context.cwd) };
    context.out(options.format === 'json' ? ingestJson(done) : ingestText(done, options, context));
    return ingested.plan.rejected.length > 0 ? 1 : 0;
  } finally {
    display.end();
    forget?.();
  }
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

const nothing: Ingested = {
  plan: { files: [], rejected: [], warnings: [], changes: [], corrections: [], leftOut: [], store: [] },
  written: false,
  recovered: undefined,
};

function fileToOpen(file: string, dir: string, cwd: string): { readonly path: string; readonly name: string } {
  const path = resolve(cwd, file);
  return { path, name: insideOf(dir, path) ?? file };
}

/** Relative to the portfolio, with `/`; undefined for what lies outside of it. */
function insideOf(dir: string, path: string): string | undefined {
  const inside = relative(dir, path);
  return inside.startsWith('..') || isAbsolute(inside) ? undefined : inside.split(sep).join('/');
}

function nameIn(dir: string, cwd: string): (path: string) => string {
  return (path) => insideOf(dir, path) ?? relative(cwd, path);
}
