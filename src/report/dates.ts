import { type Period, parsePeriod } from '../model/period.ts';
import type { Words } from './words.ts';

/** A day in words: `2015-12-31` → 31 December 2015. */
export function dateText(date: string, words: Words): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return words.date(String(Number(day)), words.months[Number(month) - 1] ?? month, year);
}

/** A text with each `2015-12-31`, `2015-03` or `2015-Q1` in it put in words. */
export function datesInWords(text: string, words: Words): string {
  return text.replace(/(?<![\w-])\d{4}-(?:\d{2}(?:-\d{2})?|H[12]|Q[1-4])(?![\w-])/g, (written) => {
    const period = parsePeriod(written);
    return period === undefined ? written : periodText(period, words);
  });
}

/** A period as readers write it: `2015-Q1` → Q1 2015, `2013/2017` → 2013–2017. Years stand as they are. */
export function periodText(period: Period, words: Words): string {
  const [start = '', end] = period.text.split('/');
  if (end === undefined) return singleText(start, words);
  const months = [start, end].map((text) => /^(\d{4})-(\d{2})$/.exec(text));
  if (months[0]?.[1] !== undefined && months[0][1] === months[1]?.[1]) {
    const [first = '', last = ''] = months.map((month) => words.months[Number(month?.[2]) - 1]);
    return words.month(words.range(first, last), months[0][1]);
  }
  return words.range(singleText(start, words), singleText(end, words));
}

function singleText(text: string, words: Words): string {
  const [year = '', part, day] = text.split('-');
  if (year.startsWith('FY')) return words.fiscalYear(year.slice(2));
  if (part === undefined || year === '') return text;
  if (day !== undefined) return dateText(text, words);
  if (part.startsWith('Q')) return words.quarter(part.slice(1), year);
  if (part.startsWith('H')) return words.half(part.slice(1), year);
  return words.month(words.months[Number(part) - 1] ?? part, year);
}
