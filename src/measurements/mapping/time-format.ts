import { isDate, parsePeriod } from '../../model/period.ts';
import { dateReader, hiddenDay, monthNamed, periodText } from '../../text/written-date.ts';

const anyYear = { starts: '01-01', namedBy: 'end' } as const;

const periodFormats = [
  'FYYYYY',
  'FYYY',
  'MM/YYYY',
  'MM-YYYY',
  'MM.YYYY',
  'YYYY/MM',
  'YYYY.MM',
  'MMMM YYYY',
  'MMMM-YYYY',
  'MMMM YY',
  'MMMM-YY',
  'YYYY MMMM',
  'Q YYYY',
  'Q-YYYY',
  'Q/YYYY',
  'YYYY Q',
  'YYYYQ',
  'YYYYMM',
  'YYYYH',
  'YYYY-Q',
  'H YYYY',
  'YYYY H',
  'YYYY-YYYY',
];
const dayFormats = [
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DD.MM.YYYY',
  'DD-MM-YYYY',
  'MM-DD-YYYY',
  'YYYY/MM/DD',
  'YYYYMMDD',
  'DD/MM/YY',
  'MM/DD/YY',
  'D MMMM YYYY',
  'MMMM D, YYYY',
  'DD-MMMM-YYYY',
  'DD-MMMM-YY',
];

/** How the times of a column are written. */
export type TimeFormat =
  | { readonly kind: 'standard' | 'excel' }
  | { readonly kind: 'format'; readonly format: string }
  /** Several formats fit, and mean different days. */
  | { readonly kind: 'open'; readonly formats: readonly string[] }
  | { readonly kind: 'unknown' };

/** The text is a period as Plumbline writes it. */
export function isPeriod(text: string): boolean {
  return parsePeriod(text, anyYear) !== undefined;
}

/** How all of the texts are written. */
export function timeFormat(texts: readonly string[], kind: 'period' | 'day'): TimeFormat {
  if (texts.length === 0) return { kind: 'unknown' };
  if (texts.every(kind === 'day' ? isDate : isPeriod)) return { kind: 'standard' };
  if (texts.every((text) => hiddenDay(text) !== undefined)) return { kind: 'excel' };
  const formats = [...(kind === 'day' ? [] : periodFormats), ...dayFormats].filter((format) => fits(format, texts));
  const [only] = formats;
  if (only === undefined) return { kind: 'unknown' };
  const meanings = new Set(formats.map((format) => texts.map((text) => meaning(format, text)).join()));
  return meanings.size === 1 ? { kind: 'format', format: only } : { kind: 'open', formats };
}

function fits(format: string, texts: readonly string[]): boolean {
  return texts.every((text) => isPeriod(meaning(format, text) ?? ''));
}

function meaning(format: string, text: string): string | undefined {
  return dateReader(format)?.(text)?.map(periodText).join('/');
}

/** The period that a header says, with the year where only that is missing. */
export function periodOfHeader(
  header: string,
  year: string | undefined,
): { readonly period: string; readonly guessed: boolean } | undefined {
  const text = header.trim();
  if (isPeriod(text)) return { period: text, guessed: false };
  const format = timeFormat([text], 'period');
  if (format.kind === 'format') return { period: meaning(format.format, text) ?? text, guessed: false };
  // As the World Bank writes it.
  const doubled = /^(\d{4}) \[YR\1\]$/.exec(text)?.[1];
  if (doubled !== undefined) return { period: doubled, guessed: false };
  const bare = /^[^\d]{0,12}?(\d{4})$/.exec(text)?.[1];
  if (bare !== undefined && Number(bare) > 1900 && Number(bare) < 2100) return { period: bare, guessed: true };
  if (year === undefined) return undefined;
  const month = monthNamed(text);
  if (month !== undefined) return { period: `${year}-${String(month).padStart(2, '0')}`, guessed: true };
  const part = /^(Q[1-4]|H[12])$/i.exec(text)?.[1];
  return part === undefined ? undefined : { period: `${year}-${part.toUpperCase()}`, guessed: true };
}
