/** What earlier runs worked out of files, as JSON: each from its file, the library and plumbline.yaml alone. */
export interface KnownFacts {
  /** Undefined where it is not known. */
  recall(file: string, what: readonly string[]): string | undefined;
  keep(file: string, what: readonly string[], fact: string): void;
}

/** A fact about the framework in a file as JSON, from an earlier run where that worked it out. */
export function recallOr(
  known: KnownFacts | undefined,
  file: string,
  what: readonly string[],
  work: () => unknown,
): string {
  const before = known?.recall(file, what);
  if (before !== undefined) return before;
  const fact = JSON.stringify(work());
  known?.keep(file, what, fact);
  return fact;
}
