import type { LineBehind } from '../measurements/rows-behind.ts';
import { say } from '../model/text.ts';
import type { Source } from '../progress/trace.ts';
import type { Json } from '../text/json.ts';
import { type Location, resolve } from '../text/location.ts';
import type { Shown } from './trace-text.ts';

/** A trace as `trace --format json` gives it: numbers unrounded, each row with its file and line. */
export function traceJson({ found, slice, asOf, languages }: Shown): Json {
  const { given, standing, period, actual, targets, revisions, band } = found;
  const { indicator } = given;
  return {
    asOf,
    framework: indicator.framework,
    indicator: indicator.id,
    name: say(indicator.name, languages) || null,
    unit: say(indicator.unit, languages) || null,
    place: slice.place,
    dimension: slice.category?.dimension,
    category: slice.category?.category,
    period: period?.text,
    actual: sourceJson(actual),
    targets: targets.map(({ at, period: when, value, min, max, tolerance }) => ({
      period: when.text,
      value,
      min,
      max,
      tolerance,
      ...placeJson(at),
    })),
    baseline:
      indicator.baseline?.kind === 'known'
        ? {
            period: indicator.baseline.period.text,
            value: indicator.baseline.value,
            ...placeJson(indicator.baseline.at),
          }
        : null,
    revisions: revisions.map(({ at, kind, period: when, was, date, reason }) => ({
      kind,
      period: when?.text,
      was: was?.value,
      date,
      reason,
      ...placeJson(at),
    })),
    formula: standing.formula,
    achievement: standing.achievement,
    rating: standing.rating,
    reason: standing.reason,
    band: band === undefined ? null : { rating: band.band.rating, from: band.band.from, below: band.below },
    coverage:
      standing.coverage === undefined
        ? null
        : {
            reported: standing.coverage.reported,
            expected: standing.coverage.expected,
            withheld: standing.coverage.withheld,
          },
  };
}

function sourceJson({ indicator, combined, windows, contributions, working }: Source): Json {
  return {
    framework: indicator.framework,
    indicator: indicator.id,
    value: combined.kind === 'value' ? combined.value : null,
    numerator: combined.kind === 'value' ? combined.numerator : null,
    denominator: combined.kind === 'value' ? combined.denominator : null,
    working,
    windows: windows.map(({ period, lines }) => ({ period: period.text, rows: lines.map(rowJson) })),
    contributions: contributions.map(sourceJson),
  };
}

function rowJson({
  at,
  period,
  place,
  reporter,
  step,
  categories,
  value,
  numerator,
  denominator,
  used,
  why,
}: LineBehind): Json {
  return {
    ...placeJson(at),
    period: period.text,
    place: place || null,
    reporter: reporter || null,
    step: step || null,
    categories: Object.fromEntries(categories),
    ...{ value, numerator, denominator, used, why },
  };
}

function placeJson(at: Location): { readonly file: string; readonly line: number } {
  return { file: at.source.file, line: resolve(at).start.line };
}
