import { parentPort, workerData } from 'node:worker_threads';
import { openCache } from '../cache.ts';
import type { Unknown } from '../model/portfolio.ts';
import { judgeShare, readShare, type Share } from './share.ts';

/** What the second thread does: it reads its share and looks at it, and says after each step what it found out. */
async function work(share: Share): Promise<void> {
  const values = openCache(undefined, '');
  const { portfolio } = await readShare(share, values);
  parentPort?.postMessage({ values: values.entries(), unknown: portfolio.unknown });
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
