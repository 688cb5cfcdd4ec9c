import type { Cache } from '../cache.ts';
import type { InputFile, KnownValues, Loaded } from '../load.ts';
import type { Unknown } from '../model/portfolio.ts';
import { isFramework, knowsValue, valuesIn } from '../remembered.ts';
import { judgeShare, readShare, type Share } from './share.ts';
import type { Thread } from './thread.ts';

/** Where answers are kept: texts as data, and what rules found. */
export interface Answers {
  readonly values: Cache;
  readonly findings: Cache;
}

/** What two threads work out before a portfolio is put together. */
export interface Ahead {
  /** What this thread has read. */
  readonly read: Loaded['read'];
  /** What both have read. */
  readonly values: KnownValues;
  /** Waits for what the other thread finds in its frameworks, where this is unknown around them. */
  findings(unknown: Unknown): Promise<void>;
  end(): void;
}

/** Below so many characters a second thread would come too late. */
const large = 300_000;

/**
 * What the other thread takes of the work: more than half, because this one puts everything together, and looks at it as a
 * whole, while the other is still at the frameworks.
 */
const theirShare = 0.6;

/**
 * Reads the frameworks of which nothing is known yet and looks at each, on two threads, and lets `answers` know. A run that
 * asks these says the same as one that works everything out by itself. Undefined where there is little to do.
 */
export async function workAhead(script: string, all: Share, answers: Answers): Promise<Ahead | undefined> {
  const others = all.files.filter((file) => !isFramework(file));
  const news = all.files.filter((file) => isFramework(file) && !knowsValue(answers.values, 'framework', file));
  if (news.reduce((sum, { text }) => sum + text.length, 0) < large) return undefined;
  const middle = Math.round(news.length * (1 - theirShare));
  const share = (frameworks: readonly InputFile[]): Share => ({ ...all, files: [...others, ...frameworks] });
  const { startThread } = await import('./thread.ts');
  const thread = startThread(script, share(news.slice(middle)));
  try {
    return await meanwhile(thread, share(news.slice(0, middle)), answers);
  } catch (error) {
    thread.end();
    throw error;
  }
}

async function meanwhile(thread: Thread, share: Share, { values, findings }: Answers): Promise<Ahead> {
  const { read, portfolio } = await readShare(share, values);
  judgeShare(share, portfolio, portfolio.unknown, findings);
  const places = await thread.values(values);
  return {
    read,
    values: { ...valuesIn(values), places: ({ file }) => places.get(file) },
    findings: (unknown) => thread.findings(unknown, findings),
    end: thread.end,
  };
}
