import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../text/user-error.ts';
import { reasonOf } from './disk.ts';
import { type Holder, holderOf, isGone, isSame, parseHolder } from './holder.ts';
import { untilDone } from './leftovers.ts';

const lockFile = 'measurements/.lock';

/** How a second writer waits for the first. */
export interface Waiting {
  /** Seconds until it gives up. */
  readonly seconds?: number | undefined;
  /** Told once, when it begins to wait. */
  readonly tell?: (line: string) => void;
}

/** Does the work while nobody else writes to the store. Throws a UserError where somebody does for longer than it waits. */
export async function withLock<T>(dir: string, work: () => Promise<T>, waiting: Waiting = {}): Promise<T> {
  const path = join(dir, lockFile);
  mkdirSync(dirname(path), { recursive: true });
  await take(path, waiting);
  const forget = untilDone(() => rmSync(path, { force: true }));
  try {
    sweep(path);
    return await work();
  } finally {
    remove(path);
    forget();
  }
}

/** Somebody holds the lock, as far as can be known. */
export function isWriting(dir: string): boolean {
  const holder = readHolder(join(dir, lockFile));
  return holder === 'unknown' || (holder !== 'none' && !isGone(holder, isAlive));
}

const pause = 100;

/**
 * The lock is a file that describes its process, linked into place so that it is never there without its content and never
 * replaces another. One whose process is gone is taken over.
 */
async function take(path: string, { seconds = 60, tell = () => {} }: Waiting): Promise<void> {
  const own = `${path}.${randomUUID()}`;
  const forget = untilDone(() => rmSync(own, { force: true }));
  const text = `${JSON.stringify(holderOf(process.pid))}\n`;
  try {
    for (let left = seconds * 1000; ; ) {
      writeFileSync(own, text);
      if (link(own, path, text)) return;
      const holder = readHolder(path);
      if (holder === 'none') continue;
      if (holder !== 'unknown' && isGone(holder, isAlive) && discard(path, holder)) continue;
      if (left <= 0) throw busy(holder, dirname(dirname(path)), seconds);
      if (left === seconds * 1000) {
        tell(`${nameOf(holder)} is writing to this portfolio: waiting for it, up to ${seconds} seconds.\n`);
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
      left -= pause;
    }
  } finally {
    remove(own);
    forget();
  }
}

/** A lock that the disk does not let go of is known by its process, which ends soon. */
function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    if (reasonOf(error) === undefined) throw error;
  }
}

function link(own: string, path: string, text: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // The file of one's own is gone where the holder swept it away before anything was written in it.
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    return create(path, text);
  }
}

/** For file systems without hard links. */
function create(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes the lock of a process that is gone; false where another process was faster and has taken it over. */
function discard(path: string, holder: Holder): boolean {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
  const found = readHolder(aside);
  const taken = typeof found === 'string' || !isSame(found, holder);
  if (taken) link(aside, path, readFileSync(aside, 'utf8'));
  rmSync(aside, { force: true });
  return !taken;
}

/** What processes left that were killed while they asked for the lock. */
function sweep(path: string): void {
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(`${basename(path)}.`)) continue;
    const other = join(dirname(path), name);
    const holder = readHolder(other);
    if (holder === 'unknown' || (holder !== 'none' && isGone(holder, isAlive))) rmSync(other, { force: true });
  }
}

function busy(holder: Holder | 'unknown', dir: string, seconds: number): UserError {
  return new UserError(
    `${nameOf(holder)} is writing to ${dir}${seconds === 0 ? '' : `; it did not end within ${seconds} seconds`}.`,
    `Nothing was changed. Run again when it has ended; if there is no such process, delete ${lockFile}.`,
  );
}

function nameOf(holder: Holder | 'unknown'): string {
  if (holder === 'unknown') return 'Another ingest (process unknown)';
  return `Another ingest (process ${holder.pid} on ${holder.host})`;
}

function readHolder(path: string): Holder | 'none' | 'unknown' {
  try {
    return parseHolder(readFileSync(path, 'utf8')) ?? 'unknown';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'none';
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
