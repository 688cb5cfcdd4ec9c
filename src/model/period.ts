/** A span of whole days. Dates are `YYYY-MM-DD`, so their order as text is their order in time. */
export interface Period {
  /** As written: `2015`, `2015-Q1`, `FY2015`, `2013/2017` … */
  readonly text: string;
  readonly start: string;
  readonly end: string;
}

export interface FiscalYear {
  /** `MM-DD` of its first day. */
  readonly starts: string;
  readonly namedBy: 'start' | 'end';
}

const form = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(\d{2})(?:-(\d{2}))?))?$/;

/**
 * A period from its text: a year, half, quarter, month, day, fiscal year, or `start/end`.
 * Undefined for anything else: a month 13, a day that the month has not, an end before its start, FY without a fiscal year.
 */
export function parsePeriod(text: string, fiscalYear?: FiscalYear): Period | undefined {
  const [first, second, ...rest] = text.split('/');
  if (first === undefined || rest.length > 0) return undefined;
  const start = parseSingle(first, fiscalYear);
  if (start === undefined) return undefined;
  if (second === undefined) return { text, ...start };
  const end = parseSingle(second, fiscalYear);
  if (end === undefined || end.end < start.start) return undefined;
  return { text, start: start.start, end: end.end };
}

/** The shortest text of a span of days: 2015, 2015-H1, 2015-Q1, 2015-03, 2015-03-31, else start/end. */
export function spanText(start: string, end: string): string {
  const [year, month] = [start.slice(0, 4), Number(start.slice(5, 7))];
  const texts = [
    start,
    start.slice(0, 7),
    `${year}-Q${Math.ceil(month / 3)}`,
    `${year}-H${Math.ceil(month / 6)}`,
    year,
  ];
  const found = texts.find((text) => {
    const period = parseSingle(text, undefined);
    return period?.start === start && period.end === end;
  });
  return found ?? `${start}/${end}`;
}

function parseSingle(text: string, fiscalYear: FiscalYear | undefined): { start: string; end: string } | undefined {
  const fiscal = text.startsWith('FY') ? /^FY(\d{4})$/.exec(text) : null;
  if (fiscal) return fiscalYear && fiscalPeriod(Number(fiscal[1]), fiscalYear);
  const match = form.exec(text);
  if (!match) return undefined;
  const [, year, half, quarter, month, day] = match as unknown as [string, string, ...(string | undefined)[]];
  if (half !== undefined) return months(year, half === '1' ? 1 : 7, 6);
  if (quarter !== undefined) return months(year, Number(quarter) * 3 - 2, 3);
  if (month === undefined) return { start: `${year}-01-01`, end: `${year}-12-31` };
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  if (day === undefined) return months(year, Number(month), 1);
  return isDate(text) ? { start: text, end: text } : undefined;
}

function months(year: string, first: number, count: number): { start: string; end: string } {
  const last = first + count - 1;
  return { start: `${year}-${two(first)}-01`, end: `${year}-${two(last)}-${two(daysInMonth(Number(year), last))}` };
}

function fiscalPeriod(year: number, { starts, namedBy }: FiscalYear): { start: string; end: string } | undefined {
  const first = namedBy === 'start' || starts === '01-01' ? year : year - 1;
  const start = `${first}-${starts}`;
  const next = `${first + 1}-${starts}`;
  if (!isDate(start) || !isDate(next)) return undefined;
  return { start, end: addDays(next, -1) };
}

/** Whether the text is a day that exists: `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The day `days` after (before, when negative) a date. */
export function addDays(date: string, days: number): string {
  return new Date(dayNumber(date) * 86_400_000 + days * 86_400_000).toISOString().slice(0, 10);
}

/** Days since 1970-01-01. */
export function dayNumber(date: string): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / 86_400_000;
}

/** Days from a date to a later one; negative when that is earlier. */
export function daysBetween(date: string, later: string): number {
  return dayNumber(later) - dayNumber(date);
}

/** Length in days, both ends counted. */
export function lengthInDays(period: Pick<Period, 'start' | 'end'>): number {
  return dayNumber(period.end) - dayNumber(period.start) + 1;
}

export function contains(outer: Pick<Period, 'start' | 'end'>, inner: Pick<Period, 'start' | 'end'>): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function overlaps(a: Pick<Period, 'start' | 'end'>, b: Pick<Period, 'start' | 'end'>): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** By start, then end: the order of the store and of every table. */
export function comparePeriods(a: Period, b: Period): number {
  return a.start < b.start ? -1 : a.start > b.start ? 1 : a.end < b.end ? -1 : a.end > b.end ? 1 : 0;
}

/** Whether two periods are the same days, however they are written. */
export function sameDays(a: Period | undefined, b: Period | undefined): boolean {
  return a !== undefined && b !== undefined && a.start === b.start && a.end === b.end;
}

/** What lies in no other of them; the longer one of two that cross. */
export function outermost<T extends { readonly period: Period }>(all: readonly T[]): readonly T[] {
  const kept: T[] = [];
  const sorted = all.toSorted(
    (a, b) => (a.period.start < b.period.start ? -1 : a.period.start > b.period.start ? 1 : 0) || later(a, b),
  );
  for (const each of sorted) {
    const last = kept.at(-1);
    if (last === undefined || !overlaps(last.period, each.period)) kept.push(each);
  }
  return kept;
}

function later(a: { readonly period: Period }, b: { readonly period: Period }): number {
  return a.period.end > b.period.end ? -1 : a.period.end < b.period.end ? 1 : 0;
}

/** What holds no other of them. */
export function innermost<T extends { readonly period: Period }>(all: readonly T[]): readonly T[] {
  return all.filter(
    ({ period }) => !all.some((other) => !sameDays(other.period, period) && contains(period, other.period)),
  );
}

const monthsOf: Readonly<Record<string, number>> = {
  monthly: 1,
  quarterly: 3,
  semiannual: 6,
  annual: 12,
  biennial: 24,
};

/** Months between two values at a frequency; undefined for `once` and `event`. */
export function frequencyMonths(frequency: string): number | undefined {
  return monthsOf[frequency];
}

/**
 * The collection periods inside `period` at a frequency, counted from its first month: four quarters in a year.
 * The period itself when the frequency is not finer than it, or does not divide it.
 */
export function slots(period: Period, frequency: string | undefined): readonly Pick<Period, 'start' | 'end'>[] {
  const step = frequency === undefined ? undefined : frequencyMonths(frequency);
  if (step === undefined || !period.start.endsWith('-01')) return [period];
  const total = monthSpan(period);
  if (total === undefined || total <= step || total % step !== 0) return [period];
  const startYear = Number(period.start.slice(0, 4));
  const startMonth = Number(period.start.slice(5, 7)) - 1;
  return Array.from({ length: total / step }, (_, index) => {
    const first = startMonth + index * step;
    const last = first + step - 1;
    const [firstYear, lastYear] = [startYear + Math.floor(first / 12), startYear + Math.floor(last / 12)];
    return {
      start: `${firstYear}-${two((first % 12) + 1)}-01`,
      end: `${lastYear}-${two((last % 12) + 1)}-${two(daysInMonth(lastYear, (last % 12) + 1))}`,
    };
  });
}

/** Whole months that a period spans; undefined when it does not end with a month. */
function monthSpan(period: Pick<Period, 'start' | 'end'>): number | undefined {
  if (!addDays(period.end, 1).endsWith('-01')) return undefined;
  const month = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return month(period.end) - month(period.start) + 1;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
