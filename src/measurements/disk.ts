import { UserError } from '../text/user-error.ts';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  EFBIG: 'a file would be larger than the system allows',
  EIO: 'the disk reports a failure',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENOTDIR: 'a part of the path is not a folder',
};

/** What the system says, in words; undefined where the error is not the system's. */
export function reasonOf(error: unknown): string | undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string' || !/^E[A-Z0-9]+$/.test(code)) return undefined;
  return reasons[code] ?? `the system says ${code}`;
}

/** Gives an error of the engine, which says in words what the system said in a code, that code. */
export function withCode(error: unknown): unknown {
  const message = error instanceof Error ? error.message : '';
  const code = message.startsWith('IO Error') ? codes.find(([words]) => message.includes(words))?.[1] : undefined;
  return code === undefined ? error : Object.assign(new Error(code), { code });
}

const codes = [
  ['No space left', 'ENOSPC'],
  ['Disk quota exceeded', 'EDQUOT'],
  ['File too large', 'EFBIG'],
  ['Read-only', 'EROFS'],
  ['Permission denied', 'EACCES'],
  ['Input/output error', 'EIO'],
] as const;

/** Does work that writes to the store: what the system refuses is said in a sentence, and the store is then as it was. */
export async function writingTo<T>(dir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    throw new UserError(
      `The store of ${dir} cannot be written: ${reason}.`,
      'Nothing was changed; try again when it can.',
    );
  }
}
