import type { Aspects, NamedKind } from './aspects.ts';
import type { Thing } from './things.ts';

/** What things of the earlier revision are called now: `kind id` → id, where it is another one. */
export type Renames = ReadonlyMap<string, string>;

/** Frameworks first: what stands in a renamed one has another full id, and keeps its own. */
const kinds: readonly NamedKind[] = [
  ...(['framework', 'party', 'place', 'dimension', 'line', 'level', 'result'] as const),
  ...(['assumption', 'risk', 'library', 'indicator'] as const),
];

const inside: ReadonlySet<NamedKind> = new Set(['level', 'result', 'indicator', 'assumption', 'risk']);

/** The id of now for an id of the earlier revision. */
export function nameBy(renames: Renames): (kind: NamedKind, id: string) => string {
  return (kind, id) => {
    const now = renames.get(`${kind} ${id}`);
    if (now !== undefined || !inside.has(kind)) return now ?? id;
    const [framework = '', ...own] = id.split('/');
    const owner = renames.get(`framework ${framework}`);
    return owner === undefined ? id : [owner, ...own].join('/');
  };
}

type Things = ReadonlyMap<string, Thing>;

/**
 * What is gone and what has come, matched by what they say: the likeliest pairs first, each thing once. `before` is named by the
 * renames that are known already.
 */
export function findRenames(before: Things, after: Things, known: Renames): Renames {
  const found = new Map(known);
  for (const kind of kinds) {
    const gone = [...before.values()].filter((one) => one.kind === kind && !after.has(`${kind} ${one.id}`));
    const come = [...after.values()].filter((one) => one.kind === kind && !before.has(`${kind} ${one.id}`));
    const pairs = gone.flatMap((old) =>
      come.flatMap((now) => {
        const likeness = likenessOf(old, now);
        return likeness < leastLikeness(old, now) ? [] : [{ old, now, likeness }];
      }),
    );
    const taken = new Set<Thing>();
    for (const { old, now } of pairs.toSorted((a, b) => b.likeness - a.likeness)) {
      if (taken.has(old) || taken.has(now)) continue;
      taken.add(old);
      taken.add(now);
      found.set(`${kind} ${old.was}`, now.id);
    }
  }
  return found;
}

/** In another framework the same words are more often those of another thing. */
function leastLikeness(old: Thing, now: Thing): number {
  const isElsewhere = inside.has(old.kind as NamedKind) && old.owner !== now.owner;
  return isElsewhere && localId(old.id) !== localId(now.id) ? 0.9 : 0.6;
}

function localId(id: string): string {
  return id.split('/').at(-1) ?? id;
}

/** What tells a thing from others of its kind weighs more than what many share. */
const weights: { readonly [key: string]: number } = {
  ...{ name: 4, statement: 4, title: 4, text: 4, definition: 2, numerator: 2, denominator: 2, uses: 4 },
  ...{ measure: 0.5, status: 0, per: 0, over_100: 0, due_after_days: 0, direction: 0.5, cumulation: 0.5, critical: 0 },
  ...{ inside: 0, exhaustive: 0.5, reported_externally: 0, languages: 0 },
};

/** From 0, nothing in common, to 1, the same; 0 too where the words that name them are other words. */
function likenessOf(old: Thing, now: Thing): number {
  let [weight, alike] = [0, 0];
  for (const key of new Set([...old.aspects.keys(), ...now.aspects.keys()])) {
    const share = weights[key] ?? 1;
    const likeness = aspectLikeness(old.aspects, now.aspects, key);
    if (share === 4 && likeness < 0.5) return 0;
    weight += share;
    alike += share * likeness;
  }
  return weight === 0 ? 0 : alike / weight;
}

function aspectLikeness(old: Aspects, now: Aspects, key: string): number {
  const [before, after] = [old.get(key), now.get(key)];
  if (before === undefined || after === undefined) return 0;
  if (before.same === after.same) return 1;
  return before.prose && after.prose ? sharedWords(before.same, after.same) : 0;
}

/** Twice the words that two texts share, by all their words. */
function sharedWords(a: string, b: string): number {
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first, second] = [words(a), words(b)];
  const left = new Map<string, number>();
  for (const word of first) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of second) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    shared++;
    left.set(word, count - 1);
  }
  return (2 * shared) / Math.max(1, first.length + second.length);
}
