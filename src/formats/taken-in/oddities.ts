/** Something in a published file that was not as expected, and how it was read. */
export interface Oddity {
  /** What kind it is: those of a kind are told together. */
  readonly kind: string;
  /** Line of the file. */
  readonly line?: number;
  readonly message: string;
}

export interface Oddities {
  add(kind: string, message: string, line?: number): void;
  readonly found: readonly Oddity[];
  /** How many of each kind: all of them, also those that are no longer kept. */
  readonly counts: ReadonlyMap<string, number>;
}

const kept = 1000;

/** Keeps the first thousand of each kind, so that a large file makes no larger report. */
export function noOddities(): Oddities {
  const found: Oddity[] = [];
  const counts = new Map<string, number>();
  return {
    found,
    counts,
    add(kind, message, line) {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      if (count <= kept) found.push({ kind, message, ...(line === undefined ? {} : { line }) });
    },
  };
}

/** All of a kind under a heading, kinds by name; of each the first `most`. */
export function oddityLines({ counts, found }: Oddities, most: number): readonly string[] {
  return [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([kind, count]) => {
      const shown = found.filter((one) => one.kind === kind).slice(0, most);
      const rest = count - shown.length;
      return [
        ...['', `## ${count} ${kind}`, ''],
        ...shown.map(({ line, message }) => `- ${line === undefined ? '' : `line ${line}: `}${message}`),
        ...(rest > 0 ? [`- and ${rest} more`] : []),
      ];
    });
}
