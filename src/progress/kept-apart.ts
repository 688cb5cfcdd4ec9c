import type { Observed } from '../measurements/observation.ts';
import type { Exact } from '../model/decimal.ts';
import type { Period } from '../model/period.ts';
import type { Indicator, Place, Portfolio } from '../model/portfolio.ts';

/** A value of one place, or of the whole framework, in a window of time. */
export interface PlacedFigure {
  readonly period: Period;
  readonly place?: string;
  readonly value: Exact;
}

/** The portfolio such that no place is put together with another, nor stands for those in it: what each reported by itself. */
export function keptApart(portfolio: Portfolio): Portfolio {
  const places = new Map(
    [...portfolio.places].map(([id, { parent: _parent, ...place }]): [string, Place] => [id, place]),
  );
  const frameworks = portfolio.frameworks.map((framework) => ({
    ...framework,
    indicators: new Map(
      [...framework.indicators].map(([id, indicator]): [string, Indicator] => [
        id,
        { ...indicator, aggregation: { ...indicator.aggregation, places: 'none' } },
      ]),
    ),
  }));
  return { ...portfolio, places, frameworks };
}

/** What each place reported in each window; values that are only carried from an earlier one are not of it. */
export function placedFigures({ windows }: Observed, { per }: Indicator): readonly PlacedFigure[] {
  return windows.flatMap(({ period, values }) =>
    values.flatMap(({ place, value, numerator, denominator, marks }): readonly PlacedFigure[] => {
      const found = value ?? quotient(numerator, denominator, per);
      if (found === undefined || marks.includes('carried')) return [];
      return [{ period, value: found, ...(place === undefined ? {} : { place }) }];
    }),
  );
}

function quotient(numerator: Exact | undefined, denominator: Exact | undefined, per: Exact): Exact | undefined {
  if (numerator === undefined || denominator === undefined || denominator.isZero()) return undefined;
  return numerator.times(per).div(denominator);
}
