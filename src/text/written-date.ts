import months from './months.json' with { type: 'json' };

/** What a cell says of a time, as far as it says it. */
export interface DateParts {
  readonly year: number;
  readonly half?: number;
  readonly quarter?: number;
  readonly month?: number;
  readonly day?: number;
  /** The year is a fiscal year. */
  readonly fiscal?: true;
}

/** Reads a cell by a format; two times where the format names a start and an end. Undefined where it does not fit. */
export type DateReader = (text: string) => readonly DateParts[] | undefined;

type Kind = 'year' | 'half' | 'quarter' | 'month' | 'day' | 'fiscal';

const tokens: Readonly<Record<string, readonly [kind: Kind, pattern: string]>> = {
  FYYYYY: ['fiscal', 'FY\\s?(\\d{4})'],
  FYYY: ['fiscal', 'FY\\s?(\\d{2})'],
  YYYY: ['year', '(\\d{4})'],
  YY: ['year', '(\\d{2})'],
  MMMM: ['month', '([\\p{L}]+)\\.?'],
  MMM: ['month', '([\\p{L}]+)\\.?'],
  MM: ['month', 'M?(\\d{1,2})'],
  M: ['month', 'M?(\\d{1,2})'],
  DD: ['day', '(\\d{1,2})'],
  D: ['day', '(\\d{1,2})'],
  Q: ['quarter', '[QT]?([1-4])'],
  H: ['half', '[HS]?([12])'],
};

/**
 * A reader for a format of YYYY, YY, MMMM (a name), MM, DD, Q, H and any other text; undefined where it names no year. A kind that
 * comes again begins the end of a span: `YYYY-YYYY`.
 */
export function dateReader(format: string): DateReader | undefined {
  const kinds: Kind[] = [];
  // Between digits, 202411 would be November or the first of January.
  const isBetweenDigits = (token: string, at: number) =>
    /[YMDQH]/.test(`${format[at - 1] ?? ''}${format[at + token.length] ?? ''}`);
  const pattern = format.replaceAll(
    /FYYYYY|FYYY|YYYY|YY|M{1,4}|D{1,2}|Q|H|[^\p{L}\p{N}\s]|\s+/gu,
    (token, at: number) => {
      const [kind, found] = tokens[token] ?? [];
      const source = isBetweenDigits(token, at) ? found?.replace('{1,2}', '{2}') : found;
      if (kind === undefined || source === undefined)
        return /^\s/.test(token) ? '\\s+' : token.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
      kinds.push(kind);
      return source;
    },
  );
  if (!kinds.includes('year') && !kinds.includes('fiscal')) return undefined;
  const shape = new RegExp(`^${pattern}$`, 'iu');
  return (text) => {
    const found = shape.exec(text.trim());
    return found === null ? undefined : partsOf(kinds, found.slice(1));
  };
}

function partsOf(kinds: readonly Kind[], texts: readonly string[]): readonly DateParts[] | undefined {
  const all: { [kind in Kind]?: number }[] = [{}];
  for (const [index, kind] of kinds.entries()) {
    const text = texts[index] ?? '';
    const value = /^\d/.test(text) ? Number(text) : monthNamed(text);
    if (value === undefined) return undefined;
    if (all.at(-1)?.[kind] !== undefined) all.push({});
    const current = all.at(-1);
    if (current !== undefined)
      current[kind] = (kind === 'year' || kind === 'fiscal') && text.length === 2 ? inCentury(value) : value;
  }
  const [first] = all;
  if (all.length > 2 || first === undefined) return undefined;
  const read = all.map(({ fiscal, year, ...parts }) => {
    const own = fiscal ?? year ?? first.year;
    return own === undefined
      ? undefined
      : { ...parts, year: own, ...(fiscal === undefined ? {} : { fiscal: true as const }) };
  });
  return read.every((one) => one !== undefined) ? (read as readonly DateParts[]) : undefined;
}

/** Spreadsheets read two digits so. */
function inCentury(year: number): number {
  return year + (year < 30 ? 2000 : 1900);
}

const byName = new Map(Object.entries(months).flatMap(([month, names]) => names.map((name) => [name, Number(month)])));

/** The month of a name or a short form in English, French, Spanish, Portuguese or German. */
export function monthNamed(text: string): number | undefined {
  return byName.get(
    text
      .normalize('NFD')
      .replaceAll(/[\u0300-\u036f.]/g, '')
      .trim()
      .toLowerCase(),
  );
}

/** As a period is written: 2015, 2015-H1, 2015-Q1, 2015-03, 2015-03-31, FY2015. */
export function periodText({ year, half, quarter, month, day, fiscal }: DateParts): string {
  const whole = String(year).padStart(4, '0');
  if (fiscal === true) return `FY${whole}`;
  if (month !== undefined) return `${whole}-${two(month)}${day === undefined ? '' : `-${two(day)}`}`;
  if (quarter !== undefined) return `${whole}-Q${quarter}`;
  return half === undefined ? whole : `${whole}-H${half}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** What stands before a time of day: `2024-03-01T08:12:45+03:00`, `31/12/2024 00:00`; the text itself where there is none. */
export function withoutTime(text: string): string {
  return text.replace(timeOfDay, '$1');
}

const timeOfDay =
  /^(.*\d)(?:T|\s+)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*[AP]\.?M\.?)?(?:\s*(?:Z|[+-]\d{2}:?\d{2}))?$/i;

/** The day that a spreadsheet keeps as a number of days since 1899-12-30 (1904: since 1904-01-01); undefined for other texts. */
export function dayOfSerial(text: string, since1904 = false): string | undefined {
  if (!/^\d{1,6}(?:[.,]\d+)?$/.test(text)) return undefined;
  const days = Number.parseInt(text, 10);
  if (days < 61 || days > 109_574) return undefined;
  return new Date(Date.UTC(1899, 11, 30 + days + (since1904 ? 1462 : 0))).toISOString().slice(0, 10);
}

/** A number that can hardly be anything else than a day, 1955 to 2064, that a spreadsheet has turned into a number. */
export function hiddenDay(text: string): string | undefined {
  return /^[2-5]\d{4}(?:[.,]0+)?$/.test(text) ? dayOfSerial(text) : undefined;
}
