/** What an export cannot carry: each kind with what it was found at. */
export interface Losses {
  add(kind: string, what: string): void;
  readonly found: ReadonlyMap<string, readonly string[]>;
}

export function noLosses(): Losses {
  const found = new Map<string, string[]>();
  return {
    found,
    add(kind, what) {
      const list = found.get(kind);
      if (list === undefined) found.set(kind, [what]);
      else list.push(what);
    },
  };
}
