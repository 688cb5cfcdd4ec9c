import type { Portfolio } from '../model/portfolio.ts';
import { extendCorrections, parseReason } from './corrections.ts';
import { writingTo } from './disk.ts';
import { extendLedger } from './ledger.ts';
import { isWriting, withLock } from './lock.ts';
import { type IngestPlan, type PlanRequest, planIngest } from './plan.ts';
import { readingStore } from './store.ts';
import { commit, interrupted, recover } from './transaction.ts';

/** The files, the day, and why stored values change. */
export type IngestRequest = Omit<PlanRequest, 'compose'>;

/** How the run speaks to its user meanwhile. */
export interface Company {
  /** A line about the run, for stderr. */
  tell(line: string): void;
}

/** What an ingest did or would do. */
export interface Ingested {
  readonly plan: IngestPlan;
  readonly written: boolean;
  /** What became of a write that was interrupted before this one. */
  readonly recovered: 'finished' | 'discarded' | undefined;
  /** What a write that was interrupted left, and nothing was done about yet. */
  readonly interrupted?: 'finished' | 'discarded' | undefined;
}

/** The plan alone: nothing is written. */
export async function plan(portfolio: Portfolio, dir: string, request: IngestRequest): Promise<Ingested> {
  const left = isWriting(dir) ? undefined : interrupted(dir);
  const planned = await readingStore(dir, () => planIngest(portfolio, dir, { ...request, compose: false }));
  return { plan: planned, written: false, recovered: undefined, interrupted: left };
}

/** Takes the files in, all or nothing. Throws a UserError where another ingest goes on too long or the disk refuses. */
export async function takeIn(
  portfolio: Portfolio,
  dir: string,
  request: IngestRequest,
  { tell }: Company,
): Promise<Ingested> {
  const work = async (): Promise<Ingested> => {
    const recovered = recover(dir);
    const planned = await planIngest(portfolio, dir, { ...request, compose: true });
    if (planned.store.length === 0) return { plan: planned, written: false, recovered };
    commit(dir, [...planned.store, ...records(portfolio, dir, request, planned)]);
    return { plan: planned, written: true, recovered };
  };
  return writingTo(dir, () => withLock(dir, work, { tell }));
}

/** The corrections and the ledger that go with a write. */
function records(portfolio: Portfolio, dir: string, { asOf, reason }: IngestRequest, planned: IngestPlan) {
  const told = { portfolio, reason: parseReason(reason ?? ''), date: asOf };
  const brought = planned.files.filter(({ added, changed }) => added + changed > 0);
  const entries = brought.map(({ file, sha256, rows, added, changed, unchanged, rejected }) => ({
    ...{ date: asOf, file, sha256, rows, added, changed, unchanged, rejected },
  }));
  return [...extendCorrections(dir, planned.corrections, told), extendLedger(dir, entries)];
}
