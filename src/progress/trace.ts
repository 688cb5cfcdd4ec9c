import type { LineBehind } from '../measurements/rows-behind.ts';
import type { Exact } from '../model/decimal.ts';
import type { Period } from '../model/period.ts';
import type { Band, Indicator, Revision, Target } from '../model/portfolio.ts';
import { latestKnown, momentsUpTo } from './actual.ts';
import type { Case } from './case.ts';
import type { Combined } from './combined.ts';
import { contributionsOver } from './contributions.ts';
import type { Standing } from './facts.ts';
import { accumulate, type History, historyOf } from './history.ts';
import type { Moment } from './moment.ts';
import { ratedAt } from './standing.ts';
import { standingNow } from './standing-now.ts';
import { targetsUpTo } from './targets.ts';
import { workingOfContributions, workingOfRows } from './trace-working.ts';

/** A figure with all that it is made of: section 6 of the calculation contract. */
export interface Trace {
  readonly given: Case;
  readonly standing: Standing;
  /** The period that is traced; absent where nothing is known of any. */
  readonly period?: Period;
  readonly actual: Source;
  readonly targets: readonly Target[];
  /** Of the baseline, and of the targets that are compared with. */
  readonly revisions: readonly Revision[];
  /** The band of the rating, and the lower edge of the one above it. */
  readonly band?: { readonly band: Band; readonly below?: Exact };
}

/** Where a value comes from: rows window by window, and what other frameworks bring. */
export interface Source {
  readonly indicator: Indicator;
  readonly combined: Combined;
  readonly windows: readonly TracedWindow[];
  readonly contributions: readonly Source[];
  /** How the parts become the value, with numbers. */
  readonly working: readonly string[];
}

export interface TracedWindow {
  readonly period: Period;
  readonly lines: readonly LineBehind[];
}

/** The rows of an indicator that a window holds. */
export type LinesOf = (
  indicator: Indicator,
  window: { readonly period: Period; readonly shared: boolean },
) => readonly LineBehind[];

/** Traces the rated period, or the one that is asked for. */
export function traceOf(given: Case, linesOf: LinesOf, wanted?: Period): Trace {
  const history = historyOf(given);
  const standing = wanted === undefined ? standingNow(history, given) : ratedAt(wanted, history, given);
  const known = latestKnown(history, given);
  const period = wanted ?? standing.period ?? standing.actual?.period ?? known?.period;
  const moments = period === undefined ? [] : momentsOf(period, history, given);
  const targets = period === undefined ? [] : targetsOf(period, given);
  const band = standing.rated ? bandOf(standing, given) : undefined;
  return {
    given,
    standing,
    actual: sourceOf(moments, given, linesOf),
    targets,
    revisions: revisionsFor(targets, given.indicator),
    ...(period === undefined ? {} : { period }),
    ...(band === undefined ? {} : { band }),
  };
}

/** The windows whose rows are in the value; of a sum to date that spans several target periods each of them. */
function momentsOf(period: Period, history: History, given: Case): readonly Moment[] {
  const moments = momentsUpTo(period, history, given);
  if (moments.length > 0) return moments;
  return history.moments.filter((moment) => period.start <= moment.period.start && moment.period.end <= period.end);
}

function targetsOf(period: Period, { indicator, cumulation }: Case): readonly Target[] {
  if (cumulation === 'incremental') return targetsUpTo(period, indicator);
  return indicator.targets.filter((target) => target.period.start === period.start && target.period.end === period.end);
}

function revisionsFor(targets: readonly Target[], { revisions }: Indicator): readonly Revision[] {
  return revisions.filter(
    ({ kind, period }) =>
      kind === 'baseline' ||
      targets.some((target) => target.period.start === period?.start && target.period.end === period.end),
  );
}

function bandOf({ rating }: Standing, { framework }: Case): Trace['band'] {
  const { bands } = framework.ratings;
  const index = bands.findIndex((band) => band.rating === rating);
  const band = bands[index];
  const below = bands[index - 1]?.from;
  return band === undefined ? undefined : { band, ...(below === undefined ? {} : { below }) };
}

function sourceOf(moments: readonly Moment[], given: Case, linesOf: LinesOf, shared = false): Source {
  const { indicator } = given;
  const combined = accumulate(moments, given);
  if (given.contributors.length === 0) {
    const windows = moments.map(({ period }) => ({ period, lines: linesOf(indicator, { period, shared }) }));
    return { indicator, combined, windows, contributions: [], working: workingOfRows(windows, combined, given) };
  }
  const all = moments.flatMap(({ contributions }) => contributions ?? []);
  const contributions = contributionsOver(moments).map(({ from }) => {
    const own = all.filter((one) => one.from.indicator === from.indicator);
    return sourceOf(
      own.map(({ moment }) => moment),
      from,
      linesOf,
      true,
    );
  });
  return {
    indicator,
    combined,
    windows: [],
    contributions,
    working: workingOfContributions(contributions, combined, given),
  };
}
