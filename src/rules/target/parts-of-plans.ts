import type { Exact } from '../../model/decimal.ts';
import { overlaps, sameDays } from '../../model/period.ts';
import { ancestors, whole } from '../../model/place-tree.ts';
import type { Dimension, Plan, PlanRow, Portfolio } from '../../model/portfolio.ts';
import type { Location } from '../../text/location.ts';
import { type Owned, valuesOf } from './planned-values.ts';

/** Rows of a plan that are parts of one total. */
export interface Parts {
  readonly over: 'places' | 'categories';
  readonly kind: PlanRow['kind'];
  readonly period: PlanRow['period'];
  readonly rows: readonly PlanRow[];
  readonly total: { readonly value: Exact; readonly at: Location };
  /** Nothing is missing: the parts are the whole. */
  readonly complete: boolean;
}

/** The parts of a plan whose total is known: categories of an exhaustive dimension, and places below one another. */
export function* partsOf(plan: Plan, owned: Owned, portfolio: Portfolio): Iterable<Parts> {
  for (const rows of grouped(plan.rows, ({ kind, period }) => `${kind} ${period.start} ${period.end}`)) {
    const totals = new Map(rows.map((row) => [keyOf(row), row]));
    for (const dimension of portfolio.dimensions.values()) {
      if (dimension.exhaustive) yield* byCategory(rows, dimension, { totals, owned });
    }
    yield* byPlace(rows, portfolio, { totals, owned });
  }
}

interface Book {
  readonly totals: ReadonlyMap<string, PlanRow>;
  readonly owned: Owned;
}

function* byCategory(rows: readonly PlanRow[], dimension: Dimension, book: Book): Iterable<Parts> {
  const parts = rows.filter(({ categories }) => categories.size === 1 && categories.has(dimension.id));
  for (const group of grouped(parts, ({ place, reporter }) => JSON.stringify([place?.id, reporter?.id]))) {
    const given = new Set(group.map(({ categories }) => categories.get(dimension.id)?.id));
    const complete = [...dimension.categories.values()].every(({ id, residual }) => residual || given.has(id));
    yield* withTotal(
      group,
      { over: 'categories', place: group[0]?.place?.id ?? whole, reporter: group[0]?.reporter?.id, categories: [] },
      complete,
      book,
    );
  }
}

/** A place is a part of the nearest place above it that has a row, else of the whole framework. */
function* byPlace(rows: readonly PlanRow[], portfolio: Portfolio, book: Book): Iterable<Parts> {
  const parts = rows.filter(({ place, reporter }) => place !== undefined && reporter === undefined);
  for (const group of grouped(parts, ({ categories }) => JSON.stringify(categoriesOf(categories)))) {
    const given = new Set(group.map(({ place }) => place?.id ?? whole));
    const above = ({ place }: PlanRow) =>
      ancestors(place?.id ?? whole, portfolio).find((one) => given.has(one)) ?? whole;
    for (const children of grouped(group, above)) {
      const [first] = children;
      if (first === undefined) continue;
      const place = above(first);
      const complete =
        place === whole ? holdsExpected(given, first, book.owned, portfolio) : holdsAll(given, place, portfolio);
      yield* withTotal(
        children,
        { over: 'places', place, reporter: undefined, categories: categoriesOf(first.categories) },
        complete,
        book,
      );
    }
  }
}

/** Every place that is expected in the period has a row, itself or above it. Nobody in particular is expected: what has a row is all. */
function holdsExpected(
  given: ReadonlySet<string>,
  { period }: PlanRow,
  { indicator, framework }: Owned,
  portfolio: Portfolio,
): boolean {
  const expected = indicator.places ?? framework.places ?? [];
  return expected.every(({ id, from, until }) => {
    const span = { start: from?.start ?? period.start, end: until?.end ?? period.end };
    return !overlaps(span, period) || [id, ...ancestors(id, portfolio)].some((place) => given.has(place));
  });
}

function holdsAll(given: ReadonlySet<string>, parent: string, { places }: Portfolio): boolean {
  return [...places.values()].every((place) => place.parent !== parent || given.has(place.id));
}

interface Key {
  readonly over: Parts['over'];
  readonly place: string;
  readonly reporter: string | undefined;
  readonly categories: readonly (readonly [string, string])[];
}

function* withTotal(rows: readonly PlanRow[], key: Key, complete: boolean, { totals, owned }: Book): Iterable<Parts> {
  const [first] = rows;
  if (first === undefined) return;
  const { kind, period } = first;
  const row = totals.get(JSON.stringify([key.place, key.reporter, key.categories]));
  const isWhole = key.place === whole && key.reporter === undefined && key.categories.length === 0;
  const total =
    row ??
    (isWhole ? [...valuesOf(owned)].find((one) => one.kind === kind && sameDays(one.period, period)) : undefined);
  if (total?.value !== undefined)
    yield { over: key.over, kind, period, rows, total: { value: total.value, at: total.at }, complete };
}

function keyOf({ place, reporter, categories }: PlanRow): string {
  return JSON.stringify([place?.id ?? whole, reporter?.id, categoriesOf(categories)]);
}

function categoriesOf(categories: PlanRow['categories']): readonly (readonly [string, string])[] {
  return [...categories].map(([dimension, { id }]) => [dimension, id] as const).toSorted();
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Iterable<readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups.values();
}
