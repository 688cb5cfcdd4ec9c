import { declaredPlaces, membersOf } from '../measurements/expected.ts';
import { collectionSlots } from '../measurements/windows.ts';
import { overlaps, type Period } from '../model/period.ts';
import { whole } from '../model/place-tree.ts';
import type { Framework, Indicator, Portfolio } from '../model/portfolio.ts';
import { wantedPeriods } from './due.ts';

/** A value that somebody is to report, or a part of one. */
export interface ExpectedValue {
  readonly period: Period;
  /** '' is the framework as a whole. */
  readonly place: string;
  /** Of a milestone; '' otherwise. */
  readonly step: string;
  /** By dimension; none for a total. */
  readonly categories: ReadonlyMap<string, string>;
}

interface Asked {
  readonly framework: Framework;
  readonly portfolio: Portfolio;
  /** `YYYY-MM-DD`: periods that have begun by then. */
  readonly until: string;
  /** Places that have rows already: they are expected where nobody says who is. */
  readonly reporting: readonly string[];
}

/** What is to be reported of an indicator, period by period and place by place: first the total, then its categories. */
export function expectedValues(indicator: Indicator, asked: Asked): readonly ExpectedValue[] {
  const { status, collectionFrequency, measure } = indicator;
  // Of an event nobody knows when it comes.
  if (status === 'retired' || collectionFrequency === 'event') return [];
  if (measure === 'milestone') return steps(indicator, asked);
  const parts = categoriesOf(indicator, asked.portfolio);
  return periodsOf(indicator, asked).flatMap((period) =>
    placesIn(period, indicator, asked).flatMap((place) =>
      parts.map((categories) => ({ period, place, step: '', categories })),
    ),
  );
}

/** The stretches in which something is collected, each once. */
function periodsOf(indicator: Indicator, { framework, until }: Asked): readonly Period[] {
  const slots = wantedPeriods({ indicator, framework })
    .filter(({ start }) => start <= until)
    .flatMap((period) => collectionSlots(period, indicator))
    .filter(({ start }) => start <= until);
  return [...new Map(slots.map((slot) => [`${slot.start}/${slot.end}`, slot])).values()];
}

function placesIn(period: Period, indicator: Indicator, { portfolio, reporting }: Asked): readonly string[] {
  const declared = declaredPlaces(indicator, portfolio);
  if (declared === undefined) return reporting.length === 0 ? [whole] : reporting;
  return membersOf(declared)
    .filter(({ opens, closes }) => overlaps({ start: opens, end: closes }, period))
    .map(({ place }) => place);
}

function steps(indicator: Indicator, asked: Asked): readonly ExpectedValue[] {
  const last = wantedPeriods({ indicator, framework: asked.framework }).at(-1);
  return [...indicator.steps.values()].flatMap(({ id, due }) => {
    const period = due ?? last;
    if (period === undefined || period.start > asked.until) return [];
    return placesIn(period, indicator, asked).map((place) => ({ period, place, step: id, categories: new Map() }));
  });
}

/** The total, then each category of each dimension, then the cells of each cross-tabulation. */
function categoriesOf(
  { disaggregateBy, cross }: Indicator,
  { dimensions }: Portfolio,
): readonly ReadonlyMap<string, string>[] {
  const tables = [...disaggregateBy.map((one) => [one]), ...cross];
  const cells = tables.flatMap((table) =>
    table.reduce<readonly ReadonlyMap<string, string>[]>(
      (found, { id }) =>
        found.flatMap((cell) =>
          [...(dimensions.get(id)?.categories.keys() ?? [])].map((category) => new Map([...cell, [id, category]])),
        ),
      [new Map()],
    ),
  );
  return [new Map(), ...cells.filter(({ size }) => size > 0)];
}
