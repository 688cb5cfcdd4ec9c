import { Worker } from 'node:worker_threads';
import type { Cache, Entry } from '../cache.ts';
import type { Unknown } from '../model/portfolio.ts';
import type { Places } from '../text/plain-places.ts';
import { isSameUnknown, type Reading, type Share } from './share.ts';

/** A share that another thread works on. Where it cannot, nothing is taken in, and the work is still to be done. */
export interface Thread {
  /** Waits until the files are read, takes their values in, and says where everything stands in them. */
  values(into: Cache): Promise<ReadonlyMap<string, Places>>;
  /** Waits until the frameworks are looked at, and takes in what was found, where this is unknown around them. */
  findings(unknown: Unknown, into: Cache): Promise<void>;
  end(): void;
}

/** Starts it, in the script that src/beside/second.ts becomes. */
export function startThread(script: string, share: Share): Thread {
  const worker = new Worker(script, { workerData: share });
  const next = messagesOf(worker);
  let assumed: Unknown | undefined;
  return {
    async values(into) {
      const said = (await next()) as Reading | undefined;
      assumed = said?.unknown;
      into.takeIn(said?.values ?? []);
      return said?.places ?? new Map();
    },
    async findings(unknown, into) {
      if (assumed === undefined) return;
      const isRight = isSameUnknown(assumed, unknown);
      if (!isRight) worker.postMessage(unknown);
      const first = await next();
      into.takeIn(((isRight ? first : await next()) ?? []) as readonly Entry[]);
    },
    end: () => void worker.terminate(),
  };
}

/** What a thread says, in turn; undefined when it has ended, or never began. */
function messagesOf(worker: Worker): () => Promise<unknown> {
  const messages: unknown[] = [];
  let isOver = false;
  let wake = () => {};
  const end = () => {
    isOver = true;
    wake();
  };
  worker.on('message', (message) => {
    messages.push(message);
    wake();
  });
  worker.on('error', end);
  worker.on('exit', end);
  return async () => {
    while (messages.length === 0 && !isOver) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return messages.shift();
  };
}
