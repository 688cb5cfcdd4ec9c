import type { Problem } from '../text/finding.ts';
import { child, type Location } from '../text/location.ts';
import { type Exact, exact, numberPattern } from './decimal.ts';
import { type FiscalYear, isDate, type Period, parsePeriod } from './period.ts';
import type { Mention } from './portfolio.ts';

/** A map of a file that its schema has accepted. */
export type Data = { readonly [key: string]: unknown };

/** A map of maps, as written; an empty one where there is none. */
export function maps(written: unknown): { readonly [id: string]: Data } {
  return (written ?? {}) as { readonly [id: string]: Data };
}

/** What building a model has to say beyond the schema, and what it needs to understand periods. */
export interface Reading {
  readonly problems: Problem[];
  readonly fiscalYear: FiscalYear | undefined;
}

/** A map of the file with its place. The schema has checked the types: `get` is the one place that relies on it. */
export interface Entry {
  readonly data: Data;
  readonly at: Location;
}

export function get<T>(entry: Entry, key: string): T | undefined {
  return Object.hasOwn(entry.data, key) ? (entry.data[key] as T) : undefined;
}

/** Only the properties that are given: absent stays absent. */
export function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: { [K in keyof T]?: T[K] } = {};
  for (const key in values) if (values[key] !== undefined) kept[key] = values[key];
  return kept as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** The properties of that name, as written. */
export function pick<K extends string, T>(entry: Entry, ...keys: readonly K[]): { [name in K]?: T } {
  const picked: { [name in K]?: T } = {};
  for (const key of keys) if (Object.hasOwn(entry.data, key)) picked[key] = entry.data[key] as T;
  return picked;
}

/** The entries of a map of maps, in the order of the file. */
export function entries(entry: Entry, key: string): readonly (Entry & { readonly id: string })[] {
  const map = get<Data>(entry, key) ?? {};
  return Object.entries(map).map(([id, data]) => ({ id, data: data as Data, at: child(entry.at, key, id) }));
}

/** The items of a list; a plain item is wrapped as {[plain]: item}. */
export function items(entry: Entry, key: string, plain = 'value'): readonly Entry[] {
  const list = get<readonly unknown[]>(entry, key) ?? [];
  return list.map((item, index) => ({
    data: typeof item === 'object' && item !== null ? (item as Data) : { [plain]: item },
    at: child(entry.at, key, index),
  }));
}

export function inner(entry: Entry, key: string): Entry | undefined {
  const data = get<Data>(entry, key);
  return data === undefined ? undefined : { data, at: child(entry.at, key) };
}

export function mention(entry: Entry, key: string): Mention | undefined {
  const id = get<string>(entry, key);
  return id === undefined ? undefined : { id: String(id), at: child(entry.at, key) };
}

export function mentions(entry: Entry, key: string): readonly Mention[] {
  return (get<readonly string[]>(entry, key) ?? []).map((id, index) => ({ id, at: child(entry.at, key, index) }));
}

/** The period written at `key`; a problem at its place where there is no such period. */
export function period(reading: Reading, entry: Entry, key: string): Period | undefined {
  const written = get<string | number>(entry, key);
  return written === undefined ? undefined : readPeriod(reading, String(written), child(entry.at, key));
}

export function readPeriod(reading: Reading, text: string, at: Location): Period | undefined {
  const found = parsePeriod(text, reading.fiscalYear);
  if (found !== undefined) return found;
  const fiscal = /^FY|\/FY/.test(text) && reading.fiscalYear === undefined;
  reading.problems.push({
    rule: 'period-unknown',
    at,
    message: fiscal
      ? `The period ${text} is a fiscal year, and no fiscal year is declared.`
      : `There is no period ${text}.`,
    hint: fiscal
      ? 'Declare it in plumbline.yaml: fiscal_year: {starts: 07-01, named_by: end}.'
      : 'Expected 2015, 2015-H1, 2015-Q1, 2015-03, 2015-03-31, FY2015, or start/end with the start first.',
  });
  return undefined;
}

/** The day written at `key`; a problem where the calendar has no such day. */
export function date(reading: Reading, entry: Entry, key: string): string | undefined {
  const text = get<string>(entry, key);
  if (text === undefined || isDate(text)) return text;
  reading.problems.push({
    rule: 'date-unknown',
    at: child(entry.at, key),
    message: `There is no day ${text}.`,
    hint: 'Expected YYYY-MM-DD.',
  });
  return undefined;
}

/** The number written at `key`, exactly; true and false are 1 and 0. */
export function number(reading: Reading, entry: Entry, key: string): Exact | undefined {
  const written = get<number | boolean>(entry, key);
  return written === undefined ? undefined : readNumber(reading, written, child(entry.at, key));
}

export function readNumber(reading: Reading, written: number | boolean, at: Location): Exact | undefined {
  const value = exact(Number(written));
  // A whole number that a program counts with has at most 16 digits.
  if (Number.isSafeInteger(written) || (value.isFinite() && numberPattern.test(value.toFixed()))) return value;
  reading.problems.push({
    rule: 'number-digits',
    at,
    message: `The number ${String(written)} cannot be kept exactly.`,
    hint: 'Expected at most 18 digits before the point and 12 after it.',
  });
  return undefined;
}
