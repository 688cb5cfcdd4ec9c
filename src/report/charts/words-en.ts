/** What charts say beside the words of their portfolio: English. */
export const chartWords = {
  period: 'Period',
  actual: 'Actual',
  target: 'Target',
  originalTarget: 'Original target',
  baseline: 'Baseline',
  interval: 'Interval',
  hollow: 'Provisional or estimated',
  now: 'As of',
  category: 'Group',
  value: 'Value',
  expected: 'Expected by now',
  total: 'Total',
  noValue: 'no value',
  /** Ends of an interval, or of a band. */
  between: (low: string, high: string) => `${low} to ${high}`,
  /** A value with what is to be said of it: "12 (provisional)". */
  marked: (value: string, mark: string) => `${value} (${mark})`,
  /** Read out in place of a chart of values over time. */
  progressDescription: (from: string, to: string, last: string, target: string) =>
    [
      from === to ? `Values of ${from}.` : `Values from ${from} to ${to}.`,
      last === '' ? 'No value yet.' : `Last value: ${last}.`,
      target === '' ? '' : `Last target: ${target}.`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  barsDescription: (count: number) => `${count === 1 ? '1 bar' : `${count} bars`}; the table gives the values.`,
  gridDescription: (rows: number, columns: number) =>
    `${rows === 1 ? '1 row' : `${rows} rows`} by ${columns === 1 ? '1 column' : `${columns} columns`}; the table gives the words.`,
  bulletDescription: (value: string, target: string) => `${value} against a target of ${target}.`,
  /** States of a report that was expected, each with its sign. */
  state: {
    reported: { symbol: '●', word: 'Reported' },
    late: { symbol: '◐', word: 'Reported late' },
    missing: { symbol: '✕', word: 'Missing' },
    withheld: { symbol: '▣', word: 'Withheld' },
    'not-due': { symbol: '·', word: 'Not due' },
  } as Readonly<Record<'reported' | 'late' | 'missing' | 'withheld' | 'not-due', { symbol: string; word: string }>>,
};

export type ChartWords = typeof chartWords;
