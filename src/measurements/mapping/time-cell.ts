import type { MappedColumn, PeriodLength } from '../../model/mapping.ts';
import { type FiscalYear, isDate, type Period, parsePeriod, spanText } from '../../model/period.ts';
import { type DateReader, dateReader, dayOfSerial, periodText, withoutTime } from '../../text/written-date.ts';
import type { Refusal } from './number-cell.ts';

/** How days are written, by the `dates` of a mapping: format, or a spreadsheet's numbers. */
export function dayReader(dates: string | undefined): (text: string) => string | undefined {
  if (dates === undefined) return () => undefined;
  if (dates.startsWith('excel')) return (text) => dayOfSerial(text, dates === 'excel-1904');
  const read = dateReader(dates);
  return (text) => {
    const [parts] = read?.(text) ?? [];
    return parts?.day === undefined ? undefined : periodText(parts);
  };
}

/** A reader of periods: gives the text that the store knows, or the cell itself where it says no period. */
export function periodReader(
  dates: string | undefined,
  column: MappedColumn | undefined,
  fiscalYear: FiscalYear | undefined,
): (text: string) => string | Refusal {
  const day = dayReader(dates);
  const format = column?.periodFormat;
  const formatted = format === undefined ? undefined : dateReader(format);
  const length = column?.periodOf;
  return (cell) => {
    const text = column === undefined ? cell : withoutTime(cell);
    const read = formatted === undefined ? plainOr(text, day) : inFormat(text, formatted);
    if (read === undefined && format !== undefined) return notFormatted(text, format);
    return length === undefined || read === undefined ? (read ?? text) : around(read, length, fiscalYear);
  };
}

const anyYear: FiscalYear = { starts: '01-01', namedBy: 'end' };

function plainOr(text: string, day: (text: string) => string | undefined): string {
  return parsePeriod(text, anyYear) === undefined ? (day(text) ?? text) : text;
}

function inFormat(text: string, read: DateReader): string | undefined {
  return read(text)?.map(periodText).join('/');
}

function notFormatted(text: string, format: string): Refusal {
  return {
    rule: 'msr-period-unknown',
    message: `The period "${text}" is not written as ${format}.`,
    hint: 'Correct the cell, or period_format in the mapping.',
  };
}

const lengths: Readonly<Record<PeriodLength, (day: string) => string>> = {
  day: (day) => day,
  month: (day) => day.slice(0, 7),
  quarter: (day) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`,
  half: (day) => `${day.slice(0, 4)}-H${Math.ceil(Number(day.slice(5, 7)) / 6)}`,
  year: (day) => day.slice(0, 4),
  'fiscal-year': (day) => day.slice(0, 4),
};

/** The month … that a day or a shorter period lies in; what is none, or lies in two of them, stays. */
function around(text: string, length: PeriodLength, fiscalYear: FiscalYear | undefined): string {
  const period = parsePeriod(text, fiscalYear);
  if (period === undefined || (length === 'day' && !isDate(text))) return text;
  if (length === 'fiscal-year') return fiscalAround(period, fiscalYear);
  const [first, last] = [lengths[length](period.start), lengths[length](period.end)];
  return first === last ? first : text;
}

function fiscalAround({ text, start, end }: Period, fiscalYear: FiscalYear | undefined): string {
  const year = Number(start.slice(0, 4));
  // 2023/24 is the fiscal year that begins in the one and ends in the other.
  const isPair = text === `${year}/${year + 1}`;
  const holds = (found: Period | undefined) =>
    found !== undefined &&
    (isPair
      ? found.start.startsWith(`${year}-`) && found.end.startsWith(`${year + 1}-`)
      : found.start <= start && end <= found.end);
  const found = [year - 1, year, year + 1].find((one) => holds(parsePeriod(`FY${one}`, fiscalYear)));
  return found === undefined ? text : `FY${found}`;
}

/** The period from the first day of one to the last of another; the texts themselves where they are no periods. */
export function joined(start: string, end: string, fiscalYear: FiscalYear | undefined): string {
  const [first, last] = [parsePeriod(start, fiscalYear), parsePeriod(end, fiscalYear)];
  if (first === undefined || last === undefined || last.end < first.start) return `${start}/${end}`;
  return spanText(first.start, last.end);
}
