import { isAdditive } from '../model/measure.ts';
import { comparePeriods, contains, overlaps, type Period, slots } from '../model/period.ts';
import type { Indicator } from '../model/portfolio.ts';

/** How the rows of a place become one value over time. */
export type TimeRule = 'sum' | 'pool' | 'latest' | 'mean' | 'max' | 'steps';

/** A stretch of time that is asked about: a target period, the due period of a step, or a period that rows have. */
export interface Window {
  readonly period: Period;
  readonly target: boolean;
  /** Of a figure that combines frameworks: rows belong to the window in which their period ends (calculation contract, 1.5). */
  readonly shared: boolean;
  /** Place-periods are counted over these. */
  readonly slots: readonly Period[];
}

/** What the engine is asked about one indicator. */
export interface Question {
  readonly indicator: Indicator;
  readonly time: TimeRule;
  /** Places are added up to one value. */
  readonly together: boolean;
  readonly windows: readonly Window[];
  /** Periods of rows, those that have ended; by their end, then their start. */
  readonly rowPeriods: readonly Period[];
}

/**
 * The windows of an indicator that have ended by the as-of date, and how rows fill them; after its own those of the figures in
 * which it has a share.
 */
export function askAbout(
  indicator: Indicator,
  periods: readonly Period[],
  asOf: string,
  shared: readonly Period[] = [],
): Question {
  const time = timeRule(indicator);
  const ended = (period: Period) => period.end <= asOf;
  // A target that was given up is still the original one of its period.
  const revised = indicator.revisions.flatMap(({ kind, period }) => (kind === 'target' ? (period ?? []) : []));
  const targets = indicator.targets.map(({ period }) => period);
  const steps = [...indicator.steps.values()].flatMap(({ due }) => due ?? []);
  const rowPeriods = periods.filter(ended).toSorted(byEnd);
  const spans = new Map(
    [...revised, ...rowPeriods, ...steps, ...targets].filter(ended).map((period) => [spanOf(period), period]),
  );
  const targetSpans = new Set(targets.map(spanOf));
  const own = [...spans.values()].toSorted(comparePeriods).map((period) => ({
    period,
    target: targetSpans.has(spanOf(period)),
    shared: false,
    slots: slotsOf(period, indicator, time),
  }));
  const others = shared.filter(ended).map((period) => ({
    period,
    target: false,
    shared: true,
    slots: slotsOf(period, indicator, time),
  }));
  const windows = [...own, ...(time === 'steps' ? [] : others)];
  return { indicator, time, together: areAddedUp(indicator, time), windows, rowPeriods };
}

/** The order in which a later row takes the place of an earlier one. */
function byEnd(a: Period, b: Period): number {
  return a.end < b.end ? -1 : a.end > b.end ? 1 : a.start < b.start ? -1 : a.start > b.start ? 1 : 0;
}

function spanOf({ start, end }: Period): string {
  return `${start}/${end}`;
}

function timeRule({ measure, cumulation, aggregation }: Indicator): TimeRule {
  if (measure === 'milestone') return 'steps';
  if (cumulation === 'incremental' || cumulation === 'cumulative-targets') return 'sum';
  if (cumulation === 'cumulative-values') return 'latest';
  return aggregation.periods === 'pooled' ? 'pool' : (aggregation.periods ?? 'latest');
}

/** A mean over time is a quotient, which is not the engine's: its places are added up afterwards. */
function areAddedUp(indicator: Indicator, time: TimeRule): boolean {
  const { places } = indicator.aggregation;
  if (time === 'mean' || time === 'steps') return false;
  return places === 'pooled' || ((places === 'sum' || places === undefined) && isAdditive(indicator));
}

/** The stretches of a period in which something is collected: four quarters of a year, or the period itself. */
export function collectionSlots(period: Period, indicator: Indicator): readonly Period[] {
  return slotsOf(period, indicator, timeRule(indicator));
}

/** Periods at the frequency of collection inside a longer one, as they are written. */
export function regularPeriods(period: Period, frequency: string | undefined): readonly Period[] {
  return slots(period, frequency).map((slot) => ({ ...slot, text: textOf(slot) }));
}

function slotsOf(period: Period, { collectionFrequency }: Indicator, time: TimeRule): readonly Period[] {
  if (time === 'latest' || time === 'steps') return [period];
  const found = slots(period, collectionFrequency);
  return found.length === 1 ? [period] : found.map((slot) => ({ ...slot, text: textOf(slot) }));
}

/** Whether rows of `period` enter the window at all, and whether they are of the window itself. */
export function reaches(
  { indicator }: Question,
  period: Period,
  { period: window, shared }: Pick<Window, 'period' | 'shared'>,
): 'inside' | 'before' | undefined {
  const ends = window.start <= period.end && period.end <= window.end;
  if (!carries(indicator)) return (shared ? ends : contains(window, period)) ? 'inside' : undefined;
  if (period.end > window.end) return undefined;
  return ends ? 'inside' : 'before';
}

/** The numbers of the periods whose rows enter the window, and how. */
export function reachedIn(question: Question, window: Window): readonly Reached[] {
  const { rowPeriods, indicator } = question;
  const found: Reached[] = [];
  const first = carries(indicator) ? 0 : firstEnding(rowPeriods, window.period.start);
  for (let per = first; per < rowPeriods.length; per++) {
    const period = rowPeriods[per];
    if (period === undefined || period.end > window.period.end) break;
    const how = reaches(question, period, window);
    if (how !== undefined) found.push({ per, period, how });
  }
  return found;
}

interface Reached {
  readonly per: number;
  readonly period: Period;
  readonly how: 'inside' | 'before';
}

/** The number of the first period that does not end before the day: they stand in the order of their ends. */
function firstEnding(periods: readonly Period[], day: string): number {
  let [low, high] = [0, periods.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((periods[middle]?.end ?? '') < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether rows of `period` make a place-period reported. */
export function covers(
  question: Question,
  period: Period,
  window: Pick<Window, 'period' | 'shared'>,
  slot: Period,
): boolean {
  const reached = reaches(question, period, window);
  if (reached === undefined) return false;
  if (question.time !== 'latest' && question.time !== 'steps') return overlaps(period, slot);
  return reached === 'inside' || keeps(question.indicator);
}

/** Rows count for later windows too. */
export function carries({ measure, cumulation }: Indicator): boolean {
  return measure === 'milestone' || cumulation === 'cumulative-targets' || cumulation === 'cumulative-values';
}

/** What was reported once stays reported. */
function keeps({ measure, collectionFrequency }: Indicator): boolean {
  return measure === 'milestone' || collectionFrequency === 'once' || collectionFrequency === 'event';
}

/** The cells that the coverage of an indicator's windows is counted in. */
export interface Covering {
  readonly cells: readonly Cell[];
  /** For each window the numbers of the cells that its slots are. */
  readonly ofWindow: readonly (readonly number[])[];
}

/** A slot, and the numbers of the periods whose rows make a place reported in it: windows that agree on both share a cell. */
interface Cell {
  readonly slot: Period;
  readonly periods: readonly number[];
}

export function coveringOf(question: Question): Covering {
  const numbers = new Map<string, number>();
  const cells: Cell[] = [];
  const ofWindow = question.windows.map((window) => {
    const reached = reachedIn(question, window);
    return window.slots.map((slot) => {
      const periods = reached.flatMap(({ per, period }) => (covers(question, period, window, slot) ? [per] : []));
      const key = `${spanOf(slot)} ${periods.join()}`;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, cells.length);
      return cells.push({ slot, periods }) - 1;
    });
  });
  return { cells, ofWindow };
}

/**
 * The windows whose place-periods make up the coverage of one window: for running totals of targets it and the target periods
 * before it, for all others the window itself.
 */
export function coverageChain({ indicator, windows }: Question, window: Window): readonly Window[] {
  if (indicator.cumulation !== 'cumulative-targets') return [window];
  const chain = [window];
  for (const earlier of windows.filter(({ target }) => target).toReversed()) {
    const ended = earlier.period.end < window.period.end;
    if (ended && !chain.some(({ period }) => overlaps(period, earlier.period))) chain.unshift(earlier);
  }
  return chain;
}

/** A span as it is written: 2015, 2015-H1, 2015-Q1, 2015-03, or start/end. */
function textOf({ start, end }: Pick<Period, 'start' | 'end'>): string {
  const year = start.slice(0, 4);
  const [first, last] = [Number(start.slice(5, 7)), Number(end.slice(5, 7))];
  if (year === end.slice(0, 4)) {
    if (first === 1 && last === 12) return year;
    if (last - first === 5 && first % 6 === 1) return `${year}-H${(first + 5) / 6}`;
    if (last - first === 2 && first % 3 === 1) return `${year}-Q${(first + 2) / 3}`;
    if (first === last) return `${year}-${start.slice(5, 7)}`;
  }
  return `${start}/${end}`;
}
