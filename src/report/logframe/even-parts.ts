/** A list in as few parts as hold at most so many each, about as many in all; no part of an empty list. */
export function evenParts<T>(list: readonly T[], atMost: number): readonly (readonly T[])[] {
  const count = Math.ceil(list.length / atMost);
  const each = Math.ceil(list.length / Math.max(count, 1));
  return Array.from({ length: count }, (_, index) => list.slice(index * each, (index + 1) * each));
}
