import type { time as english } from '../en/time.ts';

export const time: typeof english = {
  months: [
    'janeiro',
    'fevereiro',
    'março',
    'abril',
    'maio',
    'junho',
    'julho',
    'agosto',
    'setembro',
    'outubro',
    'novembro',
    'dezembro',
  ],
  date: (day, month, year) => `${day} de ${month} de ${year}`,
  month: (month, year) => `${month} de ${year}`,
  quarter: (quarter, year) => `T${quarter} ${year}`,
  half: (half, year) => `S${half} ${year}`,
  /** Ano fiscal. */
  fiscalYear: (year) => `AF\u00A0${year}`,
  range: (start, end) => `${start}–${end}`,
};
