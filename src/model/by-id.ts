import { once } from './once.ts';

/** Anything that a list is searched for by its id. */
interface Named {
  readonly id: string;
}

const indexOf = once((list: readonly Named[]) => new Map(list.toReversed().map((one) => [one.id, one])));

/** The first of a list of the model that has the id. Rules ask for every reference: searching would make a run quadratic. */
export function byId<T extends Named>(list: readonly T[], id: string): T | undefined {
  return indexOf(list).get(id) as T | undefined;
}
