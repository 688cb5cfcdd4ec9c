/** Ids that are given away, each once. */
export interface Names {
  /** An id for a text, made of its first words; with a number where another has it. */
  take(text: string, fallback: string): string;
}

const longest = 48;

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

/** Words of a text as an id: Latin letters without their accents, digits, hyphens. Empty where there are none. */
export function slug(text: string): string {
  const words = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  if (words.length <= longest) return words;
  const cut = words.slice(0, longest + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), 0)) || words.slice(0, longest);
}
