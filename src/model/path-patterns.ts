import type { Path } from '../text/location.ts';

/** A place where an id stands: as a value, or as the key of a map. */
export interface Reference {
  readonly path: Path;
  readonly part: 'key' | 'value';
  /** What takes its place, given the new id. */
  readonly now: (id: string) => string;
}

/** A word in data, and where it stands. */
export interface FoundText {
  readonly path: Path;
  readonly text: string;
}

/**
 * Where an id stands, by patterns of paths: `*` is any step; a pattern that ends in `#` means the keys of the map there. `now` says
 * what takes its place.
 */
export function find(
  value: unknown,
  wanted: readonly string[],
  id: string,
  now: Reference['now'] = (given) => given,
): readonly Reference[] {
  const keys = wanted.filter((pattern) => pattern.endsWith('.#')).map((pattern) => pattern.slice(0, -2));
  const values = wanted.filter((pattern) => !pattern.endsWith('.#'));
  return [
    ...keys.flatMap((pattern) =>
      walk(value, pattern.split('.'), []).flatMap(({ path, value: map }): Reference[] =>
        typeof map === 'object' && map !== null && Object.hasOwn(map, id)
          ? [{ path: [...path, id], part: 'key', now }]
          : [],
      ),
    ),
    ...textsAt(value, values).flatMap(({ path, text }): Reference[] =>
      text === id ? [{ path, part: 'value', now }] : [],
    ),
  ];
}

/** Every word that one of the patterns leads to; a number is one too. */
export function textsAt(value: unknown, wanted: readonly string[]): readonly FoundText[] {
  return wanted.flatMap((pattern) =>
    walk(value, pattern.split('.'), []).flatMap(({ path, value: text }) =>
      typeof text === 'string' || typeof text === 'number' ? [{ path, text: String(text) }] : [],
    ),
  );
}

/** Every key of the maps that a pattern leads to. */
export function keysAt(value: unknown, pattern: string): readonly FoundText[] {
  return walk(value, pattern.split('.'), []).flatMap(({ path, value: map }) =>
    Object.keys((map ?? {}) as object).map((text) => ({ path: [...path, text], text })),
  );
}

/** Everything that a pattern leads to. */
function walk(
  value: unknown,
  [step, ...rest]: readonly string[],
  path: Path,
): readonly { readonly path: Path; readonly value: unknown }[] {
  if (step === undefined) return [{ path, value }];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value))
    return step === '*' ? value.flatMap((item, index) => walk(item, rest, [...path, index])) : [];
  const entries = Object.entries(value).filter(([key]) => step === '*' || key === step);
  return entries.flatMap(([key, inner]) => walk(inner, rest, [...path, key]));
}
