import { type Exact, exact, sum } from '../model/decimal.ts';
import { isAdditive } from '../model/measure.ts';
import { whole } from '../model/place-tree.ts';
import type { Qualifier } from '../model/portfolio.ts';
import { given } from '../model/reading.ts';
import { compareText } from '../text/finding.ts';
import type { EngineRow } from './database.ts';
import { bits } from './marks.ts';
import type { Completion, Coverage, Mark, Observation, Observed, PlaceValue, Reporting } from './observation.ts';
import { coverageChain, type Question, type Window } from './windows.ts';

/** A row of `reducedValues`; decimals are text. */
export interface ValueRow extends EngineRow {
  readonly ind: number;
  readonly win: number;
  /** The number of the place; null where places are added up. */
  readonly pl: number | null;
  readonly places: number;
  readonly value: string | null;
  /** Columns that no row has are left out. */
  readonly numerator?: string | null;
  readonly denominator?: string | null;
  readonly lower?: string | null;
  readonly upper?: string | null;
  readonly bits: number;
  readonly inside: boolean;
  /** The number of the latest period in it. */
  readonly latest: number;
  /** For a mean over several periods: each reporter's sum and count. */
  readonly means: readonly { readonly total: string; readonly count: number }[] | null;
}

/** A row of `coverageCounts`. */
export interface CoverageRow extends EngineRow {
  readonly ind: number;
  readonly cell: number;
  readonly expected: number;
  readonly reported: number;
  readonly withheld: number;
  /** Numbers of places. */
  readonly missing: readonly number[] | null;
}

/** A row of `completedSteps`. */
export interface StepRow extends EngineRow {
  readonly ind: number;
  readonly step: string;
  readonly pl: number;
  /** The number of its period. */
  readonly per: number;
}

/** A row of `reportingPlaces`. */
export interface ReportingRow extends EngineRow {
  readonly ind: number;
  /** The number of its period. */
  readonly per: number;
  /** Numbers of places. */
  readonly places: readonly number[];
}

/** What the engine found about one indicator; windows without a coverage of their own are nobody's. */
export interface Found {
  readonly values: readonly ValueRow[];
  readonly coverage: (window: Window) => Coverage;
  readonly steps: readonly StepRow[];
  readonly reporting: readonly ReportingRow[];
  /** By their numbers. */
  readonly places: readonly string[];
}

/** The observations of one indicator, window by window. */
export function assemble(question: Question, { values, coverage, steps, reporting, places }: Found): Observed {
  const { indicator, windows } = question;
  const byWindow = grouped(values);
  const observed = windows.map((window, win): Observation => {
    const rows = byWindow.get(win) ?? [];
    return {
      period: window.period,
      values: placeValues(rows, question, places),
      coverage: added(coverageChain(question, window).map(coverage)),
      reported: rows.some(({ inside }) => inside),
    };
  });
  const shared = observed.filter((_, win) => windows[win]?.shared === true);
  return {
    indicator: `${indicator.framework}/${indicator.id}`,
    windows: observed.filter((_, win) => windows[win]?.shared === false),
    completions: steps.flatMap((row) => completion(row, question, places)),
    ...(shared.length === 0 ? {} : { shared: { windows: shared, reporting: reported(reporting, question, places) } }),
  };
}

function reported(
  rows: readonly ReportingRow[],
  { rowPeriods }: Question,
  names: readonly string[],
): readonly Reporting[] {
  return rows.flatMap(({ per, places }) => {
    const period = rowPeriods[per];
    const named = places.flatMap((number) => placeNamed(number, names) ?? []);
    return period === undefined || named.length === 0 ? [] : [{ start: period.start, end: period.end, places: named }];
  });
}

function grouped(values: readonly ValueRow[]): ReadonlyMap<number, readonly ValueRow[]> {
  const groups = new Map<number, ValueRow[]>();
  for (const row of values) {
    const group = groups.get(row.win);
    if (group === undefined) groups.set(row.win, [row]);
    else group.push(row);
  }
  return groups;
}

/** A mean over time is a quotient, worked out here; where its places add up they do so afterwards. */
function placeValues(rows: readonly ValueRow[], question: Question, names: readonly string[]): readonly PlaceValue[] {
  const values = rows.toSorted(byPlace).map((row) => placeValue(row, question, names));
  const { indicator, time } = question;
  const { places } = indicator.aggregation;
  if (time !== 'mean' || values.length < 2 || !isAdditive(indicator) || (places ?? 'sum') !== 'sum') return values;
  const all = values.flatMap(({ value }) => value ?? []);
  return [
    {
      places: values.length,
      ...given({ value: all.length === values.length ? sum(all) : undefined }),
      qualifiers: [...new Set(values.flatMap(({ qualifiers }) => qualifiers))],
      marks: [...new Set(values.flatMap(({ marks }) => marks))],
      latest:
        values
          .map(({ latest }) => latest)
          .toSorted(compareText)
          .at(-1) ?? '',
    },
  ];
}

/** The places in the order of their numbers; what is of no place first. */
function byPlace(a: ValueRow, b: ValueRow): number {
  return (a.pl ?? -1) - (b.pl ?? -1);
}

function placeValue(row: ValueRow, { rowPeriods }: Question, names: readonly string[]): PlaceValue {
  const means = row.means?.map(({ total, count }) => exact(total).div(count));
  const place = row.pl === null ? undefined : placeNamed(row.pl, names);
  const value = means === undefined ? decimal(row.value) : sum(means);
  const { qualifiers, marks } = marked(row.bits);
  const latest = rowPeriods[row.latest]?.end ?? '';
  // There are many of these: a property set is far quicker than one spread.
  const found: Writable = { places: row.places, qualifiers, marks, latest };
  if (place !== undefined) found.place = place;
  if (value !== undefined) found.value = value;
  for (const part of ['numerator', 'denominator', 'lower', 'upper'] as const) {
    const digits = row[part];
    if (digits !== null && digits !== undefined) found[part] = exact(digits);
  }
  return found;
}

type Writable = { -readonly [key in keyof PlaceValue]: PlaceValue[key] };

const qualifiers: readonly Qualifier[] = ['at-least', 'at-most', 'about'];
const marks: readonly Mark[] = ['provisional', 'estimated', 'carried', 'derived'];

type Marked = Pick<PlaceValue, 'qualifiers' | 'marks'>;
const known = new Map<number, Marked>();

/** The words that the bits stand for; made once, because many values share them. */
function marked(set: number): Marked {
  const found = known.get(set) ?? {
    qualifiers: qualifiers.filter((word) => (set & bits[word]) !== 0),
    marks: marks.filter((word) => (set & bits[word]) !== 0),
  };
  known.set(set, found);
  return found;
}

/** The id of a place; undefined for the whole framework. */
function placeNamed(number: number, names: readonly string[]): string | undefined {
  const place = names[number];
  return place === whole ? undefined : place;
}

function decimal(text: string | null | undefined): Exact | undefined {
  return text === null || text === undefined ? undefined : exact(text);
}

function added(coverages: readonly Coverage[]): Coverage {
  const total = (of: (coverage: Coverage) => number) => coverages.reduce((all, one) => all + of(one), 0);
  return {
    expected: total(({ expected }) => expected),
    reported: total(({ reported }) => reported),
    withheld: total(({ withheld }) => withheld),
    missing: coverages.flatMap(({ missing }) => missing),
  };
}

function completion(
  { step, pl, per }: StepRow,
  { rowPeriods }: Question,
  places: readonly string[],
): readonly Completion[] {
  const period = rowPeriods[per];
  return period === undefined ? [] : [{ step, period, ...given({ place: placeNamed(pl, places) }) }];
}
