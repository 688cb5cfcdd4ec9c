import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../text/user-error.ts';

const lockFile = 'measurements/.lock';

/** Does the work while no other ingest writes to the store. Throws a UserError where one does. */
export async function withLock<T>(dir: string, work: () => Promise<T>): Promise<T> {
  const path = join(dir, lockFile);
  mkdirSync(dirname(path), { recursive: true });
  take(path);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/**
 * The lock is a file with the process id, linked into place so that it is never there without its content and never replaces
 * another. One whose process is gone is taken over.
 */
function take(path: string): void {
  const own = `${path}.${process.pid}`;
  writeFileSync(own, `${process.pid}\n`);
  try {
    for (let attempt = 1; !link(own, path); attempt++) {
      const holder = holderOf(path);
      if (attempt > 3 || holder === undefined || isRunning(holder) || !discard(path, holder)) throw busy(holder);
    }
  } finally {
    rmSync(own, { force: true });
  }
}

function link(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    return create(path);
  }
}

/** For file systems without hard links. */
function create(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes the lock of a process that is gone; false where another process was faster and has taken it over. */
function discard(path: string, holder: number): boolean {
  const aside = `${path}.${process.pid}.old`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
  const taken = holderOf(aside) !== holder;
  if (taken) link(aside, path);
  rmSync(aside, { force: true });
  return !taken;
}

function busy(holder: number | undefined): UserError {
  return new UserError(
    `Another ingest (process ${holder ?? 'unknown'}) is writing to this portfolio.`,
    `Wait until it has ended. If there is none, delete ${lockFile}.`,
  );
}

function holderOf(path: string): number | undefined {
  try {
    const written = Number(readFileSync(path, 'utf8'));
    return Number.isInteger(written) && written > 0 ? written : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isRunning(holder: number): boolean {
  try {
    return process.kill(holder, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
