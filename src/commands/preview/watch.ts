import { UserError } from '../../text/user-error.ts';

/** What tells that a file was saved: a stamp by its path. */
export type Stamps = ReadonlyMap<string, string>;

/**
 * Looks again and again, and hands over the paths of what was saved, made or removed since `known` — once it has been at rest
 * for one look, so that no half of a file is read. Never two at once. Looking works on every system and every network drive,
 * which watching does not. What is thrown goes to `failed`, and ends it. Returns what ends it.
 */
export function watch(
  known: Stamps,
  look: () => Stamps,
  changed: (paths: readonly string[]) => Promise<void>,
  failed: (error: unknown) => void,
): () => void {
  let [handled, before] = [known, known];
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const turn = async () => {
    const now = tried(look) ?? before;
    const paths = differing(handled, now);
    if (paths.length > 0 && differing(before, now).length === 0) {
      handled = now;
      await changed(paths);
    }
    before = now;
    next(now.size);
  };
  const next = (files: number) => {
    if (!ended) timer = setTimeout(() => turn().catch(failed), Math.max(200, files / 5));
  };
  next(known.size);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

/** A folder may vanish while it is listed: the next look tells. */
function tried(look: () => Stamps): Stamps | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function differing(before: Stamps, now: Stamps): readonly string[] {
  const paths = new Set([...before.keys(), ...now.keys()]);
  return [...paths].filter((path) => before.get(path) !== now.get(path));
}
