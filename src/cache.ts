import { createHash, hash } from 'node:crypto';
import { readCacheFile, writeCacheFile } from './io.ts';

/**
 * Answers of earlier runs, each under the fingerprint of all that it was worked out from: a stale one is never asked for.
 * Answers are JSON. Nothing depends on a cache: what is missing, damaged, of another program or not writable is as if it were
 * not there.
 */
export interface Cache {
  recall(question: string): unknown;
  keep(question: string, answer: unknown): void;
  /** Whether there is an answer. */
  knows(question: string): boolean;
  /** What was asked for and kept so far, as another cache can take it in: it may come from another thread. */
  entries(): readonly Entry[];
  takeIn(entries: readonly Entry[]): void;
  /** Writes what this run asked for and kept; what it did not ask for is forgotten. Only where there is something new. */
  save(): void;
}

/** A question, and its answer as JSON. */
export type Entry = readonly [question: string, answer: string];

/** 43 characters that stand for a text. */
export function fingerprint(text: string): string {
  return hash('sha256', text, 'base64url');
}

/**
 * The cache in a file, read when it is first asked. The file is a checksum, and a line for each answer: its question, and its
 * JSON. `program` is what worked the answers out; the checksum covers it too. Without a path it lasts as long as the run.
 */
export function openCache(path: string | undefined, program: string): Cache {
  const kept = new Map<string, string>();
  let found: ReadonlyMap<string, Buffer> | undefined;
  let news = 0;
  const answers = () => {
    found ??= linesOf(path === undefined ? undefined : readCacheFile(path), program);
    return found;
  };
  return {
    recall(question) {
      const text = kept.get(question) ?? answers().get(question)?.toString('utf8');
      if (text === undefined) return undefined;
      kept.set(question, text);
      return JSON.parse(text);
    },
    keep(question, answer) {
      kept.set(question, JSON.stringify(answer));
      news += 1;
    },
    knows: (question) => kept.has(question) || answers().has(question),
    entries: () => [...kept],
    takeIn(entries) {
      for (const [question, answer] of entries) kept.set(question, answer);
      news += entries.length;
    },
    save() {
      if (news === 0 || path === undefined) return;
      const lines = [...kept].map(([question, answer]) => `${question}${answer}\n`);
      const body = Buffer.from(lines.join(''), 'utf8');
      writeCacheFile(path, [Buffer.from(`${checksum(program, body)}\n`), body]);
      news = 0;
    },
  };
}

const questionLength = fingerprint('').length;

/** The lines of a cache file by their question; none where the checksum does not fit. */
function linesOf(bytes: Buffer | undefined, program: string): ReadonlyMap<string, Buffer> {
  const lines = new Map<string, Buffer>();
  const start = (bytes?.indexOf('\n') ?? -1) + 1;
  if (bytes === undefined || start === 0) return lines;
  const body = bytes.subarray(start);
  if (bytes.toString('latin1', 0, start - 1) !== checksum(program, body)) return lines;
  let at = 0;
  for (let end = body.indexOf('\n'); end >= 0; end = body.indexOf('\n', at)) {
    lines.set(body.toString('latin1', at, at + questionLength), body.subarray(at + questionLength, end));
    at = end + 1;
  }
  return lines;
}

function checksum(program: string, body: Buffer): string {
  return createHash('sha256').update(program).update('\n').update(body).digest('base64url');
}
