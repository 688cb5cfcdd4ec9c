/** Anything that a list is searched for by its id. */
interface Named {
  readonly id: string;
}

const indexes = new WeakMap<readonly Named[], ReadonlyMap<string, Named>>();

/**
 * The first of a list that has the id. Lists of the model never change, so each is indexed once, at the first question:
 * rules ask for every reference, and searching the list each time would make a run quadratic.
 */
export function byId<T extends Named>(list: readonly T[], id: string): T | undefined {
  let index = indexes.get(list);
  if (index === undefined) {
    index = new Map(list.toReversed().map((one) => [one.id, one]));
    indexes.set(list, index);
  }
  return index.get(id) as T | undefined;
}
