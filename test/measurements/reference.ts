import { type Exact, exact, sum } from '../../src/model/decimal.ts';
import { overlaps, type Period, parsePeriod, slots } from '../../src/model/period.ts';

/** One row of a small store; the words are those of the file. */
export interface PlainRow {
  readonly period: string;
  readonly place: string;
  readonly reporter: string;
  readonly sex: string;
  readonly value: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly status: string;
}

export interface PlainCase {
  readonly rows: readonly PlainRow[];
  readonly targets: readonly string[];
  readonly measure: 'number' | 'index' | 'percentage';
  readonly cumulation: 'incremental' | 'cumulative-targets' | 'cumulative-values' | 'point-in-time';
  readonly frequency: string | undefined;
  readonly periods: 'latest' | 'max' | 'mean' | 'pooled';
  readonly places: 'sum' | 'mean' | 'pooled';
  readonly expected: readonly string[];
  readonly asOf: string;
}

export interface PlainWindow {
  readonly period: string;
  /** `place=value numerator/denominator marks until its latest day`; a star for places that are added up. */
  readonly values: readonly string[];
  readonly expected: number;
  readonly reported: number;
  readonly withheld: number;
  readonly missing: readonly string[];
}

/** What is known of a row, a reporter, a place, or places together. */
interface Part {
  readonly place: string | undefined;
  readonly value: Exact | undefined;
  readonly numerator: Exact | undefined;
  readonly denominator: Exact | undefined;
  readonly marks: readonly string[];
  readonly inside: boolean;
  readonly latest: string;
}

const parents: Readonly<Record<string, string>> = { a1: 'a', a2: 'a', a: '', b: '' };
const counts = ['', 'reported', 'provisional', 'estimated'];

/**
 * Section 1 of the calculation contract, said again as plainly as possible: loops over rows, no SQL. Slow, and only meant to be right.
 */
export function reference(given: PlainCase): readonly PlainWindow[] {
  const rows = withTotals(given).map((row) => ({ ...row, days: period(row.period) }));
  const ended = rows.filter(({ days }) => days.end <= given.asOf);
  const targets = given.targets.map(period).filter(({ end }) => end <= given.asOf);
  const spans = new Map([...given.rows.map((row) => period(row.period)), ...targets].map((one) => [span(one), one]));
  return [...spans.values()]
    .filter(({ end }) => end <= given.asOf)
    .toSorted((a, b) => (span(a) < span(b) ? -1 : 1))
    .map((window) => ({
      period: span(window),
      values: valuesIn(window, ended, given).map(written),
      ...coverageOf(window, targets, ended, given),
    }));
}

type Row = PlainRow & { readonly days: Period; readonly derived?: boolean };

function period(text: string): Period {
  const found = parsePeriod(text);
  if (found === undefined) throw new Error(text);
  return found;
}

function span({ start, end }: Pick<Period, 'start' | 'end'>): string {
  return `${start}/${end}`;
}

function written({ place, value, numerator, denominator, marks, latest }: Part): string {
  const said = [
    value?.toFixed() ?? '',
    `${numerator?.toFixed() ?? ''}/${denominator?.toFixed() ?? ''}`,
    ...marks.toSorted(),
  ];
  return `${place ?? '*'}=${said.join(' ')} until ${latest}`;
}

function isCounted({ status, value, numerator, denominator }: PlainRow): boolean {
  return counts.includes(status) && (value !== '' || (numerator !== '' && denominator !== ''));
}

function given(text: string): Exact | undefined {
  return text === '' ? undefined : exact(text);
}

/** The sum of what is known of all; unknown where one is unknown. */
function whole(all: readonly (Exact | undefined)[]): Exact | undefined {
  const known = all.flatMap((one) => one ?? []);
  return known.length === all.length ? sum(known) : undefined;
}

/** Rows without a category, and those that female and male make where no such row says anything. */
function withTotals({ rows, measure }: PlainCase): readonly (PlainRow & { readonly derived?: boolean })[] {
  const totals = rows.filter(({ sex }) => sex === '');
  const keyOf = (row: PlainRow) => `${span(period(row.period))}|${row.place}|${row.reporter}`;
  const said = new Set(
    totals.filter((row) => isCounted(row) || ['confidential', 'not-applicable'].includes(row.status)).map(keyOf),
  );
  const derived = [...new Set(rows.map(keyOf))].flatMap((key) => {
    const parts = rows.filter((row) => keyOf(row) === key && row.sex !== '');
    const settled = (sex: string) =>
      parts.some((row) => row.sex === sex && (isCounted(row) || row.status === 'not-applicable'));
    const counted = parts.filter(isCounted);
    const [first] = counted;
    if (first === undefined || said.has(key) || !settled('female') || !settled('male')) return [];
    if (parts.some(({ status }) => status === 'confidential')) return [];
    const value = measure === 'number' ? whole(counted.map((row) => given(row.value))) : undefined;
    const numerator = whole(counted.map((row) => given(row.numerator)));
    const denominator = whole(counted.map((row) => given(row.denominator)));
    if (value === undefined && (numerator === undefined || denominator === undefined)) return [];
    const texts = { value, numerator, denominator };
    const cells = Object.entries(texts).map(([name, number]) => [name, number?.toFixed() ?? '']);
    const status = counted.some((row) => row.status === 'provisional') ? 'provisional' : '';
    return [{ ...first, sex: '', status, ...Object.fromEntries(cells), derived: true } as PlainRow & { derived: true }];
  });
  return [...totals, ...derived];
}

function above(place: string): readonly string[] {
  const parent = parents[place];
  return parent === undefined ? [] : [parent, ...above(parent)];
}

function reaches(days: Period, window: Period, { cumulation }: PlainCase): 'inside' | 'before' | undefined {
  const isRunning = cumulation === 'cumulative-targets' || cumulation === 'cumulative-values';
  if (isRunning) return days.end > window.end ? undefined : days.end >= window.start ? 'inside' : 'before';
  return window.start <= days.start && days.end <= window.end ? 'inside' : undefined;
}

function timeRule({ cumulation, periods }: PlainCase): 'sum' | PlainCase['periods'] {
  if (cumulation === 'incremental' || cumulation === 'cumulative-targets') return 'sum';
  return cumulation === 'cumulative-values' ? 'latest' : periods;
}

function valuesIn(window: Period, rows: readonly Row[], plain: PlainCase): readonly Part[] {
  const time = timeRule(plain);
  const used = rows.filter((row) => isCounted(row) && reaches(row.days, window, plain) !== undefined);
  const isAdded = time === 'sum' || time === 'pooled';
  const left = isAdded
    ? used.filter((row) => !used.some((top) => above(row.place).includes(top.place) && overlaps(top.days, row.days)))
    : used;
  const places = [...new Set(left.map(({ place }) => place))]
    .toSorted()
    .map((place) => ofPlace(place, window, left, plain));
  const kept = isAdded
    ? places
    : places.filter(
        (one) =>
          !places.some((top) => above(one.place ?? '').includes(top.place ?? '') && (top.inside || !one.inside)) &&
          !places.some((below) => above(below.place ?? '').includes(one.place ?? '') && below.inside && !one.inside),
      );
  const isTogether =
    time === 'mean'
      ? kept.length > 1 && plain.measure === 'number' && plain.places === 'sum'
      : plain.places === 'pooled' || (plain.places === 'sum' && plain.measure === 'number');
  if (!isTogether || kept.length === 0) return kept.map((one) => ({ ...one, place: one.place || undefined }));
  const all = together(kept, plain);
  // Means are added up as figures: their parts are left out.
  return [{ ...all, place: undefined, ...(time === 'mean' ? { numerator: undefined, denominator: undefined } : {}) }];
}

/** Several reporters or places as one: values add up where the measure's do, parts always. */
function together(parts: readonly Part[], { measure }: PlainCase): Part {
  const [first] = parts;
  if (first === undefined) throw new Error('nothing to put together');
  const values = parts.map(({ value }) => value);
  return {
    place: first.place,
    value: parts.length === 1 || measure === 'number' ? whole(values) : undefined,
    numerator: whole(parts.map(({ numerator }) => numerator)),
    denominator: whole(parts.map(({ denominator }) => denominator)),
    marks: [...new Set(parts.flatMap(({ marks }) => marks))],
    inside: parts.some(({ inside }) => inside),
    latest:
      parts
        .map(({ latest }) => latest)
        .toSorted()
        .at(-1) ?? '',
  };
}

function ofPlace(place: string, window: Period, rows: readonly Row[], plain: PlainCase): Part {
  const own = rows.filter((row) => row.place === place);
  const reporters = [...new Set(own.map(({ reporter }) => reporter))];
  const parts = reporters.map((reporter) => {
    const theirs = own.filter((row) => row.reporter === reporter);
    return overTime(theirs, window, plain);
  });
  return together(parts, plain);
}

function overTime(rows: readonly Row[], window: Period, plain: PlainCase): Part {
  const time = timeRule(plain);
  const later = (a: Row, b: Row) =>
    b.days.end > a.days.end || (b.days.end === a.days.end && b.days.start > a.days.start) ? b : a;
  const last = rows.reduce(later);
  if (time === 'latest') return partOf(last, window, plain, true);
  const parts = rows.map((row) => partOf(row, window, plain, false));
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) return only;
  const all = together(parts, plain);
  const values = parts.flatMap(({ value }) => value ?? []);
  const isKnown = values.length === parts.length;
  if (time === 'sum') return all;
  if (time === 'pooled') return { ...all, value: undefined };
  const value =
    time === 'max'
      ? values.reduce((a, b) => (b.gt(a) ? b : a), values[0] ?? exact(0))
      : sum(values).div(values.length || 1);
  return { ...all, value: isKnown ? value : undefined, numerator: undefined, denominator: undefined };
}

function partOf(row: Row, window: Period, plain: PlainCase, isLevel: boolean): Part {
  const inside = reaches(row.days, window, plain) === 'inside';
  return {
    place: row.place,
    value: given(row.value),
    numerator: given(row.numerator),
    denominator: given(row.denominator),
    marks: [
      ...(row.status === 'provisional' ? ['provisional'] : []),
      ...(row.derived === true ? ['derived'] : []),
      ...(isLevel && !inside ? ['carried'] : []),
    ],
    inside,
    latest: row.days.end,
  };
}

function coverageOf(window: Period, targets: readonly Period[], rows: readonly Row[], given: PlainCase) {
  const pieces = [window];
  if (given.cumulation === 'cumulative-targets') {
    for (const target of targets.toSorted((a, b) => (span(a) < span(b) ? 1 : -1))) {
      if (target.end < window.end && !pieces.some((piece) => overlaps(piece, target))) pieces.unshift(target);
    }
  }
  const isLevel =
    given.cumulation === 'cumulative-values' || (given.cumulation === 'point-in-time' && given.periods === 'latest');
  const states = pieces.flatMap((piece) =>
    (isLevel ? [piece] : slots(piece, given.frequency)).flatMap((slot) =>
      given.expected.map((place) => ({ place, slot, state: stateOf(place, piece, slot, rows, given, isLevel) })),
    ),
  );
  const of = (state: string) => states.filter((one) => one.state === state);
  return {
    expected: states.length - of('not-applicable').length,
    reported: of('reported').length,
    withheld: of('withheld').length,
    missing: of('missing')
      .map(({ place, slot }) => `${place}@${span(slot)}`)
      .toSorted(),
  };
}

function stateOf(
  place: string,
  window: Period,
  slot: Pick<Period, 'start' | 'end'>,
  rows: readonly Row[],
  given: PlainCase,
  isLevel: boolean,
): string {
  const inside = rows.filter((row) => {
    const reached = reaches(row.days, window, given);
    return isLevel ? reached === 'inside' : reached !== undefined && overlaps(row.days, slot);
  });
  const speaking = inside.filter((row) => row.place === place || above(place).includes(row.place));
  const within = inside.filter((row) => above(row.place).includes(place));
  if ([...speaking, ...within].some(isCounted)) return 'reported';
  if (speaking.some(({ status }) => status === 'confidential')) return 'withheld';
  if (speaking.some(({ status }) => status === 'not-applicable')) return 'not-applicable';
  return 'missing';
}
