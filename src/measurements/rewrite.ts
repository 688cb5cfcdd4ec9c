import { readFileSync } from 'node:fs';
import type { Portfolio } from '../model/portfolio.ts';
import { canonicalText } from './canonical.ts';
import { writingTo } from './disk.ts';
import { extendLedger } from './ledger.ts';
import { withLock } from './lock.ts';
import { listStored, openStored } from './store.ts';
import { commit, recover, type StoreFile } from './transaction.ts';

/** Which files of the store were written anew, and which cannot be before their mistakes are corrected. */
export interface Rewritten {
  readonly written: readonly string[];
  readonly left: readonly string[];
  readonly recovered: 'finished' | 'discarded' | undefined;
}

/** Writes the files of the store as ingest would, where they are written otherwise: no value changes. */
export async function rewriteStore(portfolio: Portfolio, dir: string): Promise<Rewritten> {
  return writingTo(dir, () =>
    withLock(dir, async () => {
      const recovered = recover(dir);
      const stored = listStored(dir);
      const { files } = openStored(stored, portfolio);
      const texts = files.map((file) => {
        const before = readFileSync(file.path, 'utf8');
        const text = canonicalText({ ...file, text: before }, portfolio);
        return { file, text, isChanged: text !== before };
      });
      const changed = texts.flatMap(({ file, text, isChanged }): StoreFile[] =>
        text === undefined || !isChanged ? [] : [{ file: file.source.file, text }],
      );
      // Readers see by the ledger that the store has changed.
      if (changed.length > 0) commit(dir, [...changed, extendLedger(dir, [])]);
      const whole = new Set(texts.flatMap(({ file, text }) => (text === undefined ? [] : [file.source.file])));
      return {
        written: changed.map(({ file }) => file),
        left: stored.map(({ name }) => name).filter((name) => !whole.has(name)),
        recovered,
      };
    }),
  );
}
