import type { time as english } from '../en/time.ts';

/** « de » before a period: « d’avril 2026 », « de 2026 ». */
export function ofPeriod(period: string): string {
  return /^[ao]/.test(period) ? `d’${period}` : `de ${period}`;
}

export const time: typeof english = {
  months: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  date: (day, month, year) => `${day === '1' ? '1er' : day} ${month} ${year}`,
  month: (month, year) => `${month} ${year}`,
  quarter: (quarter, year) => `T${quarter} ${year}`,
  half: (half, year) => `S${half} ${year}`,
  /** Exercice. */
  fiscalYear: (year) => `Ex.\u00A0${year}`,
  range: (start, end) => `${start}–${end}`,
};
