import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { withDatabase } from './database.ts';
import { sizeOf } from './reading.ts';
import type { OwnedFile } from './stored-rows.ts';

/** More batches at a time would need more memory. */
const mostHands = 4;

/**
 * Does the work on each, as many at a time as the machine can: work on one thread wastes less than the same on several, and while
 * the engine reads one batch the figures of another are put together. Results stand in the order of the batches.
 */
export async function eachOf<T>(
  batches: readonly (readonly OwnedFile[])[],
  work: (batch: readonly OwnedFile[], size: Size) => Promise<T>,
): Promise<readonly T[]> {
  const cores = availableParallelism();
  const hands = Math.max(1, Math.min(cores, mostHands, batches.length));
  const waiting = [...batches.entries()];
  const done: T[] = [];
  const hand = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, batch] = next;
      const isSmall = sizeOf(batch.map(({ file }) => file)) === 'small';
      done[index] = await work(batch, isSmall ? 'small' : { threads: Math.max(1, Math.floor(cores / hands)) });
    }
  };
  await Promise.all(Array.from({ length: hands }, hand));
  return done;
}

export type Size = Parameters<typeof withDatabase>[0];

const batchBytes = 32 << 20;

/** Indicators are independent of one another: some at a time they need no more memory than the largest few. */
export function batches(files: readonly OwnedFile[]): readonly (readonly OwnedFile[])[] {
  const found: OwnedFile[][] = [];
  let size = batchBytes;
  for (const owned of files) {
    const bytes = statSync(owned.file.path).size;
    if (size + bytes > batchBytes) {
      found.push([]);
      size = 0;
    }
    found.at(-1)?.push(owned);
    size += bytes;
  }
  return found;
}
