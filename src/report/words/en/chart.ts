import { keyed } from '../keyed.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** What charts say beside the words of their portfolio. */
export const chart = {
  period: 'Period',
  actual: 'Actual',
  target: 'Target',
  originalTarget: 'Original target',
  baseline: 'Baseline',
  interval: 'Interval',
  hollow: 'Provisional or estimated',
  now: (date: string) => `As of ${date}`,
  category: 'Group',
  value: 'Value',
  expected: 'Expected by now',
  noValue: 'no value',
  cutAxis: 'The axis does not begin at zero',
  /** Above the bars of a period. */
  groups: (period: string) => `By group, ${period}`,
  /** Ends of an interval, or of a band. */
  between: (low: string, high: string) => `${low} to ${high}`,
  /** The value of a period. */
  at: (label: string, value: string) => `${label}: ${value}`,
  /** A value with what is to be said of it: "12 (provisional)". */
  marked: (value: string, mark: string) => `${value} (${mark})`,
  mark: keyed({ provisional: 'provisional', estimated: 'estimated' }),
  /** Parts of what is read out in place of a chart. */
  valuesOf: (period: string) => `Values of ${period}.`,
  valuesFrom: (start: string, end: string) => `Values from ${start} to ${end}.`,
  lastValue: (value: string) => `Last value: ${value}.`,
  noValueYet: 'No value yet.',
  lastTarget: (value: string) => `Last target: ${value}.`,
  bars: (count: number) => `${plural(count, { one: '# bar', other: '# bars' })}; the table gives the values.`,
  grid: (rows: number, columns: number) =>
    `${plural(rows, { one: '# row', other: '# rows' })} by ${plural(columns, { one: '# column', other: '# columns' })}; the table gives the words.`,
  against: (value: string, target: string) => `${value} against a target of ${target}.`,
  /** States of a report that was expected. */
  state: keyed({
    reported: 'Reported',
    partly: 'Reported in part',
    late: 'Reported late',
    missing: 'Missing',
    withheld: 'Withheld',
    'not-due': 'Not due',
  }),
};
