import type { Portfolio } from '../model/portfolio.ts';
import { problemColumn } from './columns.ts';
import { extendCorrections } from './corrections.ts';
import { writingTo } from './disk.ts';
import { extendLedger } from './ledger.ts';
import { removeLeftovers, untilDone } from './leftovers.ts';
import { isWriting, withLock } from './lock.ts';
import { type IngestPlan, type PlanRequest, planIngest } from './plan.ts';
import { type RejectedFile, writeRejected } from './rejected-file.ts';
import { readingStore } from './store.ts';
import { commit, discard, interrupted, recover, stage } from './transaction.ts';

/** The files, the day, and why stored values change. */
export type IngestRequest = Omit<PlanRequest, 'compose'>;

/** How the run speaks to its user meanwhile. */
export interface Company {
  /** A line about the run, for stderr. */
  tell(line: string): void;
  /** How long another ingest is waited for; left out = a minute. */
  readonly seconds?: number | undefined;
}

/** What an ingest did or would do. */
export interface Ingested {
  readonly plan: IngestPlan;
  readonly written: boolean;
  /** What became of a write that was interrupted before this one. */
  readonly recovered: 'finished' | 'discarded' | undefined;
  /** What a write that was interrupted left, and nothing was done about yet. */
  readonly interrupted?: 'finished' | 'discarded' | undefined;
  /** The files of rows that were left out. */
  readonly rejected?: readonly Rejected[];
}

/** What was left out of one file. */
export interface Rejected extends RejectedFile {
  readonly file: string;
  readonly rows: number;
}

/** The plan alone: nothing is written. */
export async function plan(portfolio: Portfolio, dir: string, request: IngestRequest): Promise<Ingested> {
  const left = isWriting(dir) ? undefined : interrupted(dir);
  const planned = await readingStore(dir, () => planIngest(portfolio, dir, request));
  return { plan: planned, written: false, recovered: undefined, interrupted: left };
}

/** Takes the files in, all or nothing. Throws a UserError where another ingest goes on too long or the disk refuses. */
export async function takeIn(
  portfolio: Portfolio,
  dir: string,
  request: IngestRequest,
  company: Company,
): Promise<Ingested> {
  const work = async (): Promise<Ingested> => {
    const recovered = recover(dir);
    const forget = untilDone(() => discard(dir));
    try {
      return { ...(await carryOut()), recovered };
    } catch (error) {
      discard(dir);
      throw error;
    } finally {
      forget();
    }
  };
  const carryOut = async (): Promise<Omit<Ingested, 'recovered'>> => {
    const planned = await planIngest(portfolio, dir, { ...request, compose: () => stage(dir) });
    const rejected = writeLeftOut(portfolio, request, planned);
    if (planned.store.length === 0) return { plan: planned, written: false, rejected };
    try {
      commit(dir, [...planned.store, ...records(portfolio, dir, request, planned)], request.onStage);
    } catch (error) {
      if (interrupted(dir) !== 'finished') for (const { undo } of rejected) undo();
      throw error;
    }
    return { plan: planned, written: true, rejected };
  };
  return writingTo(dir, () => withLock(dir, work, company));
}

/** For a run that the user stops: takes away what it left unfinished, and says how the store is. */
export function stopped(dir: string, written: boolean): string {
  removeLeftovers();
  if (written) return 'Stopped: the store was written before.\n';
  if (interrupted(dir) === 'finished')
    return 'Stopped: the ingest was decided already and counts; the next --write finishes it.\n';
  return 'Stopped: nothing was written.\n';
}

/** The rows that are left out, beside the files they came in. They are there before the ingest counts, so none is lost. */
function writeLeftOut(portfolio: Portfolio, { files }: IngestRequest, planned: IngestPlan): readonly Rejected[] {
  const problems = new Map<string, Map<number, string>>();
  for (const { source, record, problem } of planned.leftOut) {
    const own = problems.get(source.file) ?? new Map<number, string>();
    const before = own.get(record);
    problems.set(source.file, own.set(record, before === undefined ? problem : `${before}; ${problem}`));
  }
  return files.flatMap(({ path, name }): Rejected[] => {
    const own = problems.get(name);
    if (own === undefined) return [];
    const form = planned.files.find(({ file }) => file === name)?.form ?? { encoding: 'utf-8', delimiter: ',' };
    return [{ file: name, rows: own.size, ...writeRejected(path, form, own, problemColumn(portfolio)) }];
  });
}

/** The corrections and the ledger that go with a write. */
function records(portfolio: Portfolio, dir: string, { asOf, reason }: IngestRequest, planned: IngestPlan) {
  const told = { portfolio, reason: reason ?? { code: '', note: '' }, date: asOf };
  const brought = planned.files.filter(({ added, changed }) => added + changed > 0);
  const entries = brought.map(({ file, sha256, rows, added, changed, unchanged, rejected }) => ({
    ...{ date: asOf, file, sha256, rows, added, changed, unchanged, rejected },
  }));
  return [...extendCorrections(dir, planned.corrections, told), extendLedger(dir, entries)];
}
