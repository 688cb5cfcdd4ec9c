import { bandText, everyValue, type ProgressInput, type TimedValue } from './course.ts';
import type { Chart, ChartWords } from './figure.ts';

/** One row a period, in order of time. */
export function tableOf(input: ProgressInput, words: ChartWords): Chart['table'] {
  const { title, actuals, targets, originals, baseline } = input;
  const dates = [...new Set(everyValue(input).map(({ date }) => date))].toSorted();
  const hasIntervals = actuals.some(({ lower, upper }) => lower !== undefined && upper !== undefined);
  const at = (list: readonly TimedValue[], date: string) => list.find((timed) => timed.date === date);
  const text = (timed: TimedValue | undefined) => {
    if (timed === undefined) return '';
    const value = timed.value === null && timed.lower === undefined ? words.noValue : bandText(timed, input, words);
    return timed.mark === undefined ? value : words.marked(value, timed.mark);
  };
  const columns: { readonly header: string; readonly cell: (date: string) => string }[] = [
    { header: words.period, cell: (date) => everyValue(input).find((timed) => timed.date === date)?.label ?? '' },
    ...(baseline === undefined ? [] : [{ header: words.baseline, cell: (date: string) => text(at([baseline], date)) }]),
    ...(originals.length === 0
      ? []
      : [{ header: words.originalTarget, cell: (date: string) => text(at(originals, date)) }]),
    ...(targets.length === 0 ? [] : [{ header: words.target, cell: (date: string) => text(at(targets, date)) }]),
    { header: words.actual, cell: (date) => text(at(actuals, date)) },
    ...(hasIntervals
      ? [{ header: words.interval, cell: (date: string) => intervalText(at(actuals, date), input, words) }]
      : []),
  ];
  return {
    caption: title,
    headers: columns.map(({ header }) => header),
    rows: dates.map((date) => columns.map(({ cell }) => cell(date))),
  };
}

function intervalText(timed: TimedValue | undefined, { format }: ProgressInput, words: ChartWords): string {
  if (timed?.lower === undefined || timed.upper === undefined) return '';
  return words.between(format(timed.lower), format(timed.upper));
}
