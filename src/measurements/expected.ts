import { byId } from '../model/by-id.ts';
import { ancestors, whole } from '../model/place-tree.ts';
import type { ExpectedPlace, Indicator, Portfolio } from '../model/portfolio.ts';

/** A place that is expected to report, and the days between which it is. */
export interface Member {
  readonly place: string;
  readonly opens: string;
  readonly closes: string;
}

/** Rows of `place` say something about the expected place `member`. */
export interface Speaker {
  readonly place: string;
  readonly member: string;
  /** The place lies inside the member: its rows can only show that somebody there reported. */
  readonly within: boolean;
}

/** The places that the indicator or its framework expects; undefined where every place that has a row is. */
export function declaredPlaces(indicator: Indicator, portfolio: Portfolio): readonly ExpectedPlace[] | undefined {
  return indicator.places ?? byId(portfolio.frameworks, indicator.framework)?.places;
}

/** The days on which each place is expected. An empty list means the framework as a whole, reported once. */
export function membersOf(places: readonly ExpectedPlace[]): readonly Member[] {
  if (places.length === 0) return [{ place: whole, opens: '0000-01-01', closes: '9999-12-31' }];
  return places.map(({ id, from, until }) => ({
    place: id,
    opens: from?.start ?? '0000-01-01',
    closes: until?.end ?? '9999-12-31',
  }));
}

/** The places that have rows, without those that hold another of them; the whole framework where there is none. */
export function membersOfRows(places: readonly string[], portfolio: Portfolio): readonly Member[] {
  const above = new Set(places.flatMap((place) => (place === whole ? [] : ancestors(place, portfolio))));
  const lowest = places.filter((place) => !above.has(place));
  return (lowest.length === 0 ? [whole] : lowest).map((place) => ({
    place,
    opens: '0000-01-01',
    closes: '9999-12-31',
  }));
}

/** Which rows speak for the members: those of the place itself, of places above it, and of places inside it. */
export function speakersFor(members: readonly Member[], portfolio: Portfolio): readonly Speaker[] {
  const wanted = new Set(members.map(({ place }) => place));
  const upwards = [...wanted].flatMap((member) => {
    const above = member === whole ? [] : ancestors(member, portfolio);
    return [member, ...above].map((place) => ({ place, member, within: false }));
  });
  const inside = [...portfolio.places.keys()].flatMap((place) =>
    ancestors(place, portfolio)
      .filter((member) => member !== whole && wanted.has(member))
      .map((member) => ({ place, member, within: true })),
  );
  return [...upwards, ...inside];
}
