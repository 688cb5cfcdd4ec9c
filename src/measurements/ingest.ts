import type { Portfolio } from '../model/portfolio.ts';
import { UserError } from '../text/user-error.ts';
import { extendCorrections, parseReason } from './corrections.ts';
import { extendLedger } from './ledger.ts';
import { withLock } from './lock.ts';
import { type IngestPlan, type PlanRequest, planIngest } from './plan.ts';
import { readingStore } from './store.ts';
import { commit, discardUndecided, recover, stage } from './transaction.ts';

/** The files, the day, and why stored values change. */
export type IngestRequest = Omit<PlanRequest, 'compose'>;

/** What an ingest did or would do. */
export interface Ingested {
  readonly plan: IngestPlan;
  readonly written: boolean;
  /** What became of a write that was interrupted before this one. */
  readonly recovered: 'finished' | 'discarded' | undefined;
}

/** The plan alone: nothing is written. */
export async function plan(portfolio: Portfolio, dir: string, request: IngestRequest): Promise<Ingested> {
  const planned = await readingStore(dir, () => planIngest(portfolio, dir, request));
  return { plan: planned, written: false, recovered: undefined };
}

/** Takes the files in, all or nothing. Throws a UserError where another ingest runs or the disk refuses. */
export async function takeIn(portfolio: Portfolio, dir: string, request: IngestRequest): Promise<Ingested> {
  return onDisk(dir, () =>
    withLock(dir, async () => {
      const recovered = recover(dir);
      try {
        const planned = await planIngest(portfolio, dir, { ...request, compose: () => stage(dir) });
        if (planned.store.length === 0) return { plan: planned, written: false, recovered };
        commit(dir, [...planned.store, ...records(portfolio, dir, request, planned)]);
        return { plan: planned, written: true, recovered };
      } catch (error) {
        discardUndecided(dir);
        throw error;
      }
    }),
  );
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

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  ENOTDIR: 'a part of the path is not a folder',
};

/** What the system refuses is said in a sentence; the store is then as it was. */
async function onDisk<T>(dir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''] ?? reasonOfEngine(error);
    if (reason === undefined) throw error;
    throw new UserError(
      `The store of ${dir} cannot be written: ${reason}.`,
      'Nothing was changed; try again when it can.',
    );
  }
}

/** The engine says in words what the system said in a code. */
function reasonOfEngine(error: unknown): string | undefined {
  const message = error instanceof Error ? error.message : '';
  if (!message.startsWith('IO Error')) return undefined;
  if (message.includes('No space left')) return reasons.ENOSPC;
  if (message.includes('Read-only')) return reasons.EROFS;
  return message.includes('Permission denied') ? reasons.EACCES : undefined;
}
