import { isDate } from '../../model/period.ts';

/** A year as published, read as a period. */
export interface ReadYear {
  readonly period: string;
  /** The period alone does not say what is written: a span of years, or a sign of a footnote. */
  readonly isOdd: boolean;
}

/** What a cell of the column Year may be read as; undefined where it is no time that is known. */
export type YearReader = (written: string) => ReadYear | undefined;

/**
 * A reader for the years of one column. 2015, 2015.0, a quarter, a half, a month and a day are periods; 2015-2016, 2015/16,
 * 2014 to 2016 and 2014/15 to 2016/17 are spans of years, also where a footnote follows. 2010-11 is a month or a span: what the
 * other cells of the column are decides, and where they do not it is not read.
 */
export function yearReader(column: readonly string[]): YearReader {
  const short = column.map((cell) => shortForm.exec(withoutNote(cell.trim()).text)).filter((one) => one !== null);
  const kinds = new Set(short.map(([, year = '', two = '']) => kindOf(year, two)));
  const decided = kinds.has('month') === kinds.has('span') ? undefined : kinds.has('month') ? 'month' : 'span';
  return (written) => readYear(written.trim(), decided);
}

type Kind = 'month' | 'span';

/** Four digits and two: 2010-11. */
const shortForm = /^([12]\d{3})\s?[-–]\s?(\d{2})$/u;
/** No series is published for spans of more years. */
const longestSpan = 20;

function readYear(written: string, decided: Kind | undefined): ReadYear | undefined {
  const { text, isNoted } = withoutNote(written);
  const period = plainPeriod(text) ?? shortPeriod(text, decided);
  if (period !== undefined) return { period, isOdd: isNoted || period.includes('/') };
  const span = shortForm.test(text) ? undefined : spanOf(text);
  return span === undefined ? undefined : { period: span, isOdd: isNoted || span.includes('/') };
}

/** `2020*`, `2022 p)`, `2018 (baseline)`: a sign of a footnote, or what stands in brackets after the year. */
function withoutNote(written: string): { readonly text: string; readonly isNoted: boolean } {
  const note = /^(.*\d)\s*(?:\*{1,3}|\p{L}\)|\([^()]{1,40}\)|\[[^[\]]{1,40}\])$/u.exec(written);
  return { text: note?.[1] ?? written, isNoted: note !== null };
}

function plainPeriod(text: string): string | undefined {
  const [, year, part] = /^([12]\d{3})(?:\.0+|-?(H[12]))?$/.exec(text) ?? [];
  if (year !== undefined) return part === undefined ? year : `${year}-${part}`;
  const [, ofYear, quarter, otherwise] = /^([12]\d{3})(?:[- ]?Q([1-4])|[- ]([1-4])Q)$/.exec(text) ?? [];
  if (ofYear !== undefined) return `${ofYear}-Q${quarter ?? otherwise}`;
  const [, first, after] = /^Q([1-4])[- /]?([12]\d{3})$/.exec(text) ?? [];
  if (first !== undefined) return `${after}-Q${first}`;
  const [, inYear, month] = /^([12]\d{3}) (0[1-9]|1[0-2])$/.exec(text) ?? [];
  if (inYear !== undefined) return `${inYear}-${month}`;
  return /^[12]/.test(text) && isDate(text) ? text : undefined;
}

function shortPeriod(text: string, decided: Kind | undefined): string | undefined {
  const [, year, two] = shortForm.exec(text) ?? [];
  if (year === undefined || two === undefined) return undefined;
  const kind = kindOf(year, two) ?? decided;
  if (kind === 'span') return `${year}/${lastYear(year, two)}`;
  return kind === 'month' ? `${year}-${two}` : undefined;
}

/** What four digits and two are; undefined where they may be either, or are neither. */
function kindOf(year: string, two: string): Kind | undefined {
  const isMonth = /^(?:0[1-9]|1[0-2])$/.test(two);
  const isSpan = Number(lastYear(year, two)) - Number(year) <= longestSpan;
  return isMonth === isSpan ? undefined : isMonth ? 'month' : 'span';
}

/** The year that two digits stand for after another one: 16 after 2015, 00 after 1999. */
function lastYear(year: string, two: string): string {
  const last = Number(`${year.slice(0, 2)}${two}`);
  return String(last > Number(year) ? last : last + 100);
}

/** From the first year to the last one, where both are years, or years written as 2015/16. */
function spanOf(text: string): string | undefined {
  const [, from, , to] =
    /^([12]\d{3}(\/\d{2})?)\s?(?:[-–—/]|\sto\s)\s?([12]\d{3}(?:\/\d{2})?|\d{2})$/u.exec(text) ?? [];
  if (from === undefined || to === undefined) return undefined;
  const first = from.slice(0, 4);
  const last = to.length === 2 ? lastYear(first, to) : to.length === 4 ? to : lastYear(to.slice(0, 4), to.slice(5));
  if (last < first || (to.length === 2 && Number(last) - Number(first) > longestSpan)) return undefined;
  return last === first ? first : `${first}/${last}`;
}
