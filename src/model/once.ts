/**
 * A function of an object of the model that is worked out once for each object: the model never changes, and many rules ask
 * the same. What it gives is shared, so it must not be an iterator that can be used up.
 */
export function once<K extends object, V>(work: (subject: K) => V): (subject: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (subject) => {
    const before = known.get(subject);
    if (before !== undefined) return before.value;
    const value = work(subject);
    known.set(subject, { value });
    return value;
  };
}
