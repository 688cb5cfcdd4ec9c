import { type Exact, sum } from './decimal.ts';
import { placesRuleOf } from './defaults.ts';
import { isAdditive } from './measure.ts';
import { overlaps, type Period } from './period.ts';
import { ancestors } from './place-tree.ts';
import type { ExpectedPlace, Framework, Indicator, Plan, PlanRow, Portfolio, Target } from './portfolio.ts';

/** A part of what is measured: of one place with those in it, of one category, or both; with `cross` of several categories together. */
export interface Slice {
  readonly place?: string;
  /** Only what is said of places, not of the whole framework. */
  readonly placed?: true;
  readonly category?: { readonly dimension: string; readonly category: string };
  /** Categories of other dimensions, beside `category`. */
  readonly cross?: readonly { readonly dimension: string; readonly category: string }[];
}

/**
 * The portfolio as figures read it: baselines and targets of `plans/` where the framework itself has none, those of the whole
 * added up from places and categories where they are complete. With a slice only that part: its places are expected, its own
 * plan counts, and what is planned for the whole does not.
 */
export function planned(portfolio: Portfolio, slice: Slice = {}): Portfolio {
  const plans = new Map(portfolio.plans.map((plan) => [`${plan.framework}/${plan.indicator}`, plan]));
  if (plans.size === 0 && slice.place === undefined && slice.category === undefined) return portfolio;
  const frameworks = portfolio.frameworks.map((framework) => {
    const indicators = [...framework.indicators].flatMap(([id, indicator]): [string, Indicator][] => {
      const plan = plans.get(`${framework.id}/${id}`);
      const found = indicatorIn(indicator, framework, { portfolio, plan, slice });
      return found === undefined ? [] : [[id, found]];
    });
    return { ...framework, indicators: new Map(indicators) };
  });
  return { ...portfolio, frameworks };
}

interface Around {
  readonly portfolio: Portfolio;
  readonly plan: Plan | undefined;
  readonly slice: Slice;
}

/** Undefined where nothing is expected of the indicator in the slice. */
function indicatorIn(indicator: Indicator, framework: Framework, around: Around): Indicator | undefined {
  const { slice, portfolio } = around;
  if (slice.category !== undefined && !indicator.disaggregateBy.some(({ id }) => id === slice.category?.dimension))
    return undefined;
  const declared = indicator.places ?? framework.places;
  const places = slice.place === undefined ? declared : placesIn(declared, slice.place, portfolio);
  if (places !== undefined && slice.place !== undefined && places.length === 0) return undefined;
  const isWhole = slice.category === undefined && (slice.place === undefined || isOnly(places, declared));
  const { baseline: written, ...rest } = indicator;
  const baseline = (isWhole ? written : undefined) ?? baselineOf(indicator, places, around);
  const targets = targetsOf(indicator, isWhole ? indicator.targets : [], places, around);
  return {
    ...rest,
    targets,
    revisions: isWhole ? indicator.revisions : [],
    ...(baseline === undefined ? {} : { baseline }),
    ...(places === undefined || slice.place === undefined ? {} : { places }),
  };
}

/** Those of the declared places that are the place or lie in it; where none is declared, whoever has rows. */
function placesIn(
  declared: readonly ExpectedPlace[] | undefined,
  place: string,
  portfolio: Portfolio,
): readonly ExpectedPlace[] | undefined {
  return declared?.filter(({ id }) => id === place || ancestors(id, portfolio).includes(place));
}

function isOnly(places: readonly unknown[] | undefined, declared: readonly unknown[] | undefined): boolean {
  return declared !== undefined && places?.length === declared.length;
}

function baselineOf(
  indicator: Indicator,
  places: readonly ExpectedPlace[] | undefined,
  around: Around,
): Indicator['baseline'] {
  const [first] = periodsOf('baseline', around).toReversed();
  const row = first === undefined ? undefined : plannedFor('baseline', first, indicator, places, around);
  return row === undefined ? undefined : { kind: 'known', at: row.at, period: row.period, ...valueAndNote(row) };
}

function valueAndNote({ value, note }: Planned): Pick<Planned, 'value' | 'note'> {
  return { ...(value === undefined ? {} : { value }), ...(note === undefined ? {} : { note }) };
}

/** Targets of the framework first; the plan adds those of other periods. */
function targetsOf(
  indicator: Indicator,
  written: readonly Target[],
  places: readonly ExpectedPlace[] | undefined,
  around: Around,
): readonly Target[] {
  const isWritten = ({ start, end }: Period) =>
    written.some((one) => one.period.start === start && one.period.end === end);
  const added = periodsOf('target', around)
    .filter((period) => !isWritten(period))
    .flatMap((period): readonly Target[] => {
      const found = plannedFor('target', period, indicator, places, around);
      return found === undefined ? [] : [found];
    });
  return [...written, ...added].toSorted((a, b) =>
    a.period.end < b.period.end ? -1 : a.period.end > b.period.end ? 1 : a.period.start < b.period.start ? -1 : 1,
  );
}

/** The periods of a plan's rows, earliest end first. */
function periodsOf(kind: PlanRow['kind'], { plan }: Around): readonly Period[] {
  const found = new Map<string, Period>();
  for (const row of plan?.rows ?? []) {
    const key = `${row.period.end} ${row.period.start}`;
    if (row.kind === kind && !found.has(key)) found.set(key, row.period);
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, period]) => period);
}

type Planned = Pick<PlanRow, 'at' | 'period' | 'value' | 'min' | 'max' | 'note'>;

/** What is planned for a period: said as such, else added up over reporters, categories and places, where none of them is missing. */
function plannedFor(
  kind: PlanRow['kind'],
  period: Period,
  indicator: Indicator,
  places: readonly ExpectedPlace[] | undefined,
  around: Around,
): Planned | undefined {
  const { plan, slice } = around;
  const rows = (plan?.rows ?? []).filter(
    (row) => row.kind === kind && row.period.start === period.start && row.period.end === period.end,
  );
  const at = slice.place ?? '';
  const own = ofPlace(rows, at, indicator, around);
  if (own !== undefined) return own;
  const isSummed = placesRuleOf(indicator) === 'sum' && isAdditive(indicator);
  const expected = places?.filter((each) =>
    overlaps({ start: each.from?.start ?? '', end: each.until?.end ?? '9' }, period),
  );
  if (!isSummed || expected === undefined || expected.length === 0) return undefined;
  return added(expected.map(({ id }) => ofPlace(rows, id, indicator, around)));
}

/** Of one place ('' is the framework as a whole): the row itself, else its reporters', else its categories' together. */
function ofPlace(rows: readonly PlanRow[], place: string, indicator: Indicator, around: Around): Planned | undefined {
  const { portfolio, slice } = around;
  const here = rows.filter((row) => (row.place?.id ?? '') === place);
  const plain = ofCategories(here, slice.category === undefined ? [] : [slice.category]);
  if (plain !== undefined || slice.category !== undefined || !isAdditive(indicator)) return plain;
  for (const { id } of indicator.disaggregateBy) {
    const dimension = portfolio.dimensions.get(id);
    if (dimension?.exhaustive !== true) continue;
    const told = here.filter((row) => row.categories.has(id));
    const needed = [...dimension.categories.values()].filter(
      (one) => !one.residual || told.some((row) => row.categories.get(id)?.id === one.id),
    );
    const whole = added(needed.map((one) => ofCategories(told, [{ dimension: id, category: one.id }])));
    if (whole !== undefined) return whole;
  }
  return undefined;
}

/** The row of exactly these categories; reporters of an additive measure together. */
function ofCategories(
  rows: readonly PlanRow[],
  categories: readonly { readonly dimension: string; readonly category: string }[],
): Planned | undefined {
  const same = rows.filter(
    (row) =>
      row.categories.size === categories.length &&
      categories.every(({ dimension, category }) => row.categories.get(dimension)?.id === category),
  );
  const plain = same.find(({ reporter }) => reporter === undefined);
  return plain ?? added(same);
}

/** Values added up; undefined where there is none, or one of them is missing. */
function added(parts: readonly (Planned | undefined)[]): Planned | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  if (parts.length === 1) return first;
  const values = parts.flatMap((part): readonly Exact[] => (part?.value === undefined ? [] : [part.value]));
  return values.length < parts.length ? undefined : { at: first.at, period: first.period, value: sum(values) };
}

/** Every place that figures can be asked of: those that a framework or an indicator expects, and those above them. */
export function placesOf(portfolio: Portfolio): readonly string[] {
  const declared = portfolio.frameworks.flatMap(({ places, indicators }) => [
    ...(places ?? []),
    ...[...indicators.values()].flatMap((indicator) => indicator.places ?? []),
  ]);
  const wanted = new Set(declared.flatMap(({ id }) => [id, ...ancestors(id, portfolio)]));
  return [...portfolio.places.keys()].filter((id) => wanted.has(id));
}
