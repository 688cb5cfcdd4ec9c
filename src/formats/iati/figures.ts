import type { exact } from '../../model/decimal.ts';
import { parsePeriod } from '../../model/period.ts';
import type { Baseline, Figure, Period } from './activity.ts';
import { aboutKey, documentOf, type FigureKeys, narrativesOf } from './published.ts';

/** A figure and the time it is of, on its way into an indicator. */
export type Timed =
  | { readonly of: 'baseline'; readonly year: string; readonly date?: string; readonly figure: Figure }
  | {
      readonly of: 'target' | 'actual';
      readonly start: string;
      readonly end: string;
      readonly figure: Figure;
    };

/** The time of a baseline: a year by itself, else a day, which is the last of a longer period. */
export function baselineTime(period: { readonly text: string; readonly start: string; readonly end: string }): {
  readonly year: string;
  readonly date?: string;
} {
  const year = period.end.slice(0, 4);
  const isYear = period.start === `${year}-01-01` && period.end === `${year}-12-31`;
  return isYear ? { year } : { year, date: period.end };
}

/** The digits of a value, at most twelve after the point: what a store can keep. */
export function digitsOf(value: ReturnType<typeof exact>): string {
  return value.toDecimalPlaces(12).toFixed();
}

/** The figures of the portfolio with those that were published otherwise, in the order of time; within a period as they come. */
export function merged(
  own: readonly Timed[],
  published: readonly FigureKeys[],
  main: string,
): { readonly baselines: readonly Baseline[]; readonly periods: readonly Period[] } {
  const others = published.flatMap((keys) => timedOf(keys, main));
  const byKey = new Map<string, { readonly keys: FigureKeys; readonly timed: Timed }[]>();
  for (const other of others) {
    const key = keyOf(other.timed);
    byKey.set(key, [...(byKey.get(key) ?? []), other]);
  }
  const used = new Set<FigureKeys>();
  const kept = own.flatMap((timed): readonly Timed[] => {
    const found = byKey.get(keyOf(timed)) ?? [];
    const more = found.find(({ keys }) => keys.value === undefined && keys.beside !== true);
    const instead = found.some(({ keys }) => keys.value !== undefined && keys.beside !== true);
    if (instead) return [];
    if (more === undefined) return [timed];
    used.add(more.keys);
    return [withMore(timed, more.timed.figure)];
  });
  const rest = others.flatMap(({ keys, timed }) => (used.has(keys) ? [] : [timed]));
  const empty = published.flatMap(({ of, period }) => (of === 'period' ? [parsePeriod(String(period ?? ''))] : []));
  return inOrder(
    [...kept, ...rest],
    empty.flatMap((period) => period ?? []),
  );
}

function withMore(timed: Timed, { comment, documents }: Figure): Timed {
  const figure = {
    ...timed.figure,
    ...(comment.length > 0 ? { comment } : {}),
    ...(documents.length > 0 ? { documents: [...timed.figure.documents, ...documents] } : {}),
  };
  return { ...timed, figure };
}

function timedOf(keys: FigureKeys, main: string): readonly { readonly keys: FigureKeys; readonly timed: Timed }[] {
  const figure: Figure = {
    ...(keys.value === undefined ? {} : { value: keys.value }),
    locations: keys.locations ?? [],
    dimensions: keys.dimensions ?? [],
    comment: narrativesOf(keys.comment, main),
    documents: (keys.document_links ?? []).map((one) => documentOf(one, main)),
  };
  if (keys.of === 'baseline') {
    const year = String(keys.year ?? keys.date?.slice(0, 4) ?? '');
    return [{ keys, timed: { of: 'baseline', year, figure, ...(keys.date === undefined ? {} : { date: keys.date }) } }];
  }
  const period = parsePeriod(String(keys.period ?? ''));
  if (keys.of === 'period' || period === undefined) return [];
  return [{ keys, timed: { of: keys.of, start: period.start, end: period.end, figure } }];
}

function keyOf(timed: Timed): string {
  const time = timed.of === 'baseline' ? `${timed.year} ${timed.date ?? ''}` : `${timed.start} ${timed.end}`;
  return `${timed.of} ${time} ${aboutKey(timed.figure)}`;
}

function inOrder(all: readonly Timed[], empty: readonly Pick<Period, 'start' | 'end'>[]) {
  const periods = new Map<string, { start: string; end: string; targets: Figure[]; actuals: Figure[] }>();
  const periodAt = ({ start, end }: Pick<Period, 'start' | 'end'>) => {
    const key = `${start} ${end}`;
    const found = periods.get(key) ?? { start, end, targets: [], actuals: [] };
    periods.set(key, found);
    return found;
  };
  for (const one of empty) periodAt(one);
  const baselines = all.flatMap((one): readonly Baseline[] =>
    one.of === 'baseline'
      ? [{ ...one.figure, year: one.year, ...(one.date === undefined ? {} : { date: one.date }) }]
      : [],
  );
  for (const one of all) {
    if (one.of === 'target') periodAt(one).targets.push(one.figure);
    if (one.of === 'actual') periodAt(one).actuals.push(one.figure);
  }
  const sorted = [...periods].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, period]) => period);
  return { baselines, periods: sorted };
}
