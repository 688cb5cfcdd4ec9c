/** What takes away a thing that must not outlive a run which is stopped half-way: a lock, a folder of temporary files. */
export type Remove = () => void;

const pending = new Set<Remove>();

/** Remembers how to take a thing away until its owner has done so itself and calls what is returned. */
export function untilDone(remove: Remove): () => void {
  pending.add(remove);
  return () => {
    pending.delete(remove);
  };
}

/** Takes away whatever is still there, the youngest first: for a run that the user stops. */
export function removeLeftovers(): void {
  for (const remove of [...pending].toReversed()) {
    pending.delete(remove);
    try {
      remove();
    } catch {
      // What cannot be taken away is known to the next run.
    }
  }
}
