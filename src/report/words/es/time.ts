import type { time as english } from '../en/time.ts';

export const time: typeof english = {
  months: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  date: (day, month, year) => `${day} de ${month} de ${year}`,
  month: (month, year) => `${month} de ${year}`,
  quarter: (quarter, year) => `T${quarter} ${year}`,
  half: (half, year) => `S${half} ${year}`,
  /** Año fiscal. */
  fiscalYear: (year) => `AF\u00A0${year}`,
  range: (start, end) => `${start}–${end}`,
};
