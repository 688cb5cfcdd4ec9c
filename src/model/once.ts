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

/** The same of several objects that belong together: worked out once for each combination of them. */
export function onceTogether<K extends readonly object[], V>(work: (...subjects: K) => V): (...subjects: K) => V {
  const top: Known<V> = {};
  return (...subjects) => {
    let known = top;
    for (const subject of subjects) {
      known.next ??= new WeakMap();
      let next = known.next.get(subject);
      if (next === undefined) {
        next = {};
        known.next.set(subject, next);
      }
      known = next;
    }
    known.found ??= { value: work(...subjects) };
    return known.found.value;
  };
}

interface Known<V> {
  next?: WeakMap<object, Known<V>>;
  found?: { readonly value: V };
}
