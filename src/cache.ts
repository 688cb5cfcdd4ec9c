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
  /** The same for answers that are JSON already: a line. */
  recallText(question: string): string | undefined;
  keepText(question: string, answer: string): void;
  /** Writes what this run asked for and kept; what it did not ask for is forgotten. Only where there is something new. */
  save(): void;
}

/** 32 bytes in base64url. */
const fingerprintLength = 43;

/** 43 characters that stand for a text. */
export function fingerprint(text: string): string {
  return hash('sha256', text, 'base64url');
}

/**
 * The cache in a file, read when it is first asked. The file is a checksum, and a line for each answer: its question, and its
 * JSON. `program` is what worked the answers out; the checksum covers it too.
 */
export function openCache(path: string, program: string): Cache {
  const kept = new Map<string, Buffer | string>();
  let found: ReadonlyMap<string, Buffer> | undefined;
  let news = 0;
  const recallText = (question: string) => {
    const now = kept.get(question);
    if (typeof now === 'string') return now;
    found ??= linesOf(readCacheFile(path), program);
    const before = found.get(question);
    if (before === undefined) return undefined;
    kept.set(question, before);
    return before.toString('utf8');
  };
  const keepText = (question: string, answer: string) => {
    kept.set(question, answer);
    news += 1;
  };
  return {
    recallText,
    keepText,
    recall(question) {
      const text = recallText(question);
      return text === undefined ? undefined : JSON.parse(text);
    },
    keep: (question, answer) => keepText(question, JSON.stringify(answer)),
    save() {
      if (news === 0) return;
      const body = Buffer.concat(
        [...kept].flatMap(([question, answer]) => [
          Buffer.from(question, 'latin1'),
          typeof answer === 'string' ? Buffer.from(answer, 'utf8') : answer,
          lineEnd,
        ]),
      );
      writeCacheFile(path, [Buffer.from(`${checksum(program, body)}\n`), body]);
      news = 0;
    },
  };
}

const lineEnd = Buffer.from('\n');

/** The lines of a cache file by their question; none where the checksum does not fit. */
function linesOf(bytes: Buffer | undefined, program: string): ReadonlyMap<string, Buffer> {
  const lines = new Map<string, Buffer>();
  const start = (bytes?.indexOf('\n') ?? -1) + 1;
  if (bytes === undefined || start === 0) return lines;
  const body = bytes.subarray(start);
  if (bytes.toString('latin1', 0, start - 1) !== checksum(program, body)) return lines;
  let at = 0;
  for (let end = body.indexOf('\n'); end >= 0; end = body.indexOf('\n', at)) {
    lines.set(body.toString('latin1', at, at + fingerprintLength), body.subarray(at + fingerprintLength, end));
    at = end + 1;
  }
  return lines;
}

function checksum(program: string, body: Buffer): string {
  return createHash('sha256').update(program).update('\n').update(body).digest('base64url');
}
