import { slug } from '../../text/slug.ts';

/** Ids that are given away, each once. */
export interface Names {
  /** An id for a text, made of its first words; with a number where another has it. */
  take(text: string, fallback: string): string;
}

/** Names of which no two differ only in case. `reserved` are given to nobody. */
export function noNames(reserved: readonly string[] = []): Names {
  const taken = new Set(reserved);
  const counts = new Map<string, number>();
  return {
    take(text, fallback) {
      const base = slug(text) || fallback;
      let count = counts.get(base) ?? 1;
      let name = count === 1 ? base : `${base}-${count}`;
      while (taken.has(name)) {
        count += 1;
        name = `${base}-${count}`;
      }
      counts.set(base, count + 1);
      taken.add(name);
      return name;
    },
  };
}
