/** Dates and periods. */
export const time = {
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ] as readonly string[],
  date: (day: string, month: string, year: string) => `${day} ${month} ${year}`,
  month: (month: string, year: string) => `${month} ${year}`,
  quarter: (quarter: string, year: string) => `Q${quarter} ${year}`,
  half: (half: string, year: string) => `H${half} ${year}`,
  fiscalYear: (year: string) => `FY${year}`,
  range: (start: string, end: string) => `${start}–${end}`,
};
