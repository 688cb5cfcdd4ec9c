import { type Exact, exact, sum } from '../../src/model/decimal.ts';
import { overlaps, type Period, parsePeriod, slots } from '../../src/model/period.ts';

/** One row of a small store; the words are those of the file. */
export interface PlainRow {
  readonly period: string;
  readonly place: string;
  readonly reporter: string;
  readonly sex: string;
  readonly value: string;
  readonly status: string;
}

export interface PlainCase {
  readonly rows: readonly PlainRow[];
  readonly targets: readonly string[];
  readonly cumulation: 'incremental' | 'cumulative-targets' | 'cumulative-values' | 'point-in-time';
  readonly frequency: string | undefined;
  readonly periods: 'latest' | 'max';
  readonly expected: readonly string[];
  readonly asOf: string;
}

export interface PlainWindow {
  readonly period: string;
  readonly value: string | undefined;
  readonly expected: number;
  readonly reported: number;
  readonly withheld: number;
  readonly missing: readonly string[];
}

const parents: Readonly<Record<string, string>> = { a1: 'a', a2: 'a', a: '', b: '' };
const counts = ['', 'reported', 'provisional', 'estimated'];

/**
 * Section 1 of the calculation contract, said again as plainly as possible for a number that is summed over places: loops over
 * rows, no SQL. Slow, and only meant to be right.
 */
export function reference(given: PlainCase): readonly PlainWindow[] {
  const rows = withTotals(given.rows).map((row) => ({ ...row, days: period(row.period) }));
  const ended = rows.filter(({ days }) => days.end <= given.asOf);
  const targets = given.targets.map(period).filter(({ end }) => end <= given.asOf);
  const spans = new Map([...given.rows.map((row) => period(row.period)), ...targets].map((one) => [span(one), one]));
  return [...spans.values()]
    .filter(({ end }) => end <= given.asOf)
    .toSorted((a, b) => (span(a) < span(b) ? -1 : 1))
    .map((window) => ({
      period: span(window),
      value: valueIn(window, ended, given)?.toFixed(),
      ...coverageOf(window, targets, ended, given),
    }));
}

type Row = PlainRow & { readonly days: Period };

function period(text: string): Period {
  const found = parsePeriod(text);
  if (found === undefined) throw new Error(text);
  return found;
}

function span({ start, end }: Pick<Period, 'start' | 'end'>): string {
  return `${start}/${end}`;
}

function isCounted({ status, value }: PlainRow): boolean {
  return counts.includes(status) && value !== '';
}

/** Rows without a category, and those that female and male make where no such row says anything. */
function withTotals(rows: readonly PlainRow[]): readonly PlainRow[] {
  const totals = rows.filter(({ sex }) => sex === '');
  const keyOf = (row: PlainRow) => `${row.period}|${row.place}|${row.reporter}`;
  const said = new Set(
    totals.filter((row) => isCounted(row) || ['confidential', 'not-applicable'].includes(row.status)).map(keyOf),
  );
  const derived = [...new Set(rows.map(keyOf))].flatMap((key): PlainRow[] => {
    const parts = rows.filter((row) => keyOf(row) === key && row.sex !== '');
    const settled = (sex: string) =>
      parts.some((row) => row.sex === sex && (isCounted(row) || row.status === 'not-applicable'));
    const counted = parts.filter(isCounted);
    const [first] = counted;
    if (first === undefined || said.has(key) || !settled('female') || !settled('male')) return [];
    if (parts.some(({ status }) => status === 'confidential')) return [];
    return [{ ...first, sex: '', status: '', value: sum(counted.map(({ value }) => exact(value))).toFixed() }];
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

function valueIn(window: Period, rows: readonly Row[], given: PlainCase): Exact | undefined {
  const used = rows.filter((row) => isCounted(row) && reaches(row.days, window, given) !== undefined);
  const overTime = given.cumulation === 'incremental' || given.cumulation === 'cumulative-targets';
  if (overTime) {
    const kept = used.filter(
      (row) => !used.some((top) => above(row.place).includes(top.place) && overlaps(top.days, row.days)),
    );
    return kept.length === 0 ? undefined : sum(kept.map(({ value }) => exact(value)));
  }
  const places = [...new Set(used.map(({ place }) => place))].map((place) => ofPlace(place, window, used, given));
  const kept = places.filter(
    (one) =>
      !places.some((top) => above(one.place).includes(top.place) && (top.inside || !one.inside)) &&
      !places.some((below) => above(below.place).includes(one.place) && below.inside && !one.inside),
  );
  return kept.length === 0 ? undefined : sum(kept.map(({ value }) => value));
}

function ofPlace(place: string, window: Period, rows: readonly Row[], given: PlainCase) {
  const own = rows.filter((row) => row.place === place);
  const picked = [...new Set(own.map(({ reporter }) => reporter))].map((reporter) => {
    const theirs = own.filter((row) => row.reporter === reporter);
    const best = theirs.reduce((a, b) => {
      if (given.cumulation === 'point-in-time' && given.periods === 'max') return exact(b.value).gt(a.value) ? b : a;
      const [ends, starts] = [b.days.end > a.days.end, b.days.end === a.days.end && b.days.start > a.days.start];
      return ends || starts ? b : a;
    });
    return { value: exact(best.value), inside: theirs.some((row) => isPicked(row, best, window, given)) };
  });
  return { place, value: sum(picked.map(({ value }) => value)), inside: picked.some(({ inside }) => inside) };
}

function isPicked(row: Row, best: Row, window: Period, given: PlainCase): boolean {
  return row === best && reaches(row.days, window, given) === 'inside';
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
