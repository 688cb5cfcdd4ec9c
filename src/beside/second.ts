import { parentPort, workerData } from 'node:worker_threads';
import { openCache } from '../cache.ts';
import type { Unknown } from '../model/portfolio.ts';
import { judgeShare, type PlacesByFile, type Reading, readShare, type Share } from './share.ts';

/** What the second thread does: it reads its share and looks at it, and says after each step what it found out. */
async function work(share: Share): Promise<void> {
  const values = openCache(undefined, '');
  const places: PlacesByFile = new Map();
  const { portfolio } = await readShare(share, values, places);
  parentPort?.postMessage({ values: values.entries(), places, unknown: portfolio.unknown } satisfies Reading);
  const judge = (unknown: Unknown) => {
    const findings = openCache(undefined, '');
    judgeShare(share, portfolio, unknown, findings);
    parentPort?.postMessage(findings.entries());
  };
  judge(portfolio.unknown);
  // More may be unknown than it could see.
  parentPort?.once('message', judge);
}

void work(workerData);
