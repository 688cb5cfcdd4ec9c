import { once } from '../model/once.ts';
import { overlaps, type Period } from '../model/period.ts';
import { ancestors, whole } from '../model/place-tree.ts';
import { nameOf } from '../model/roll-ups.ts';
import type { Case } from './case.ts';

/** A place that reports into a combined figure by two routes, for days that the two share. */
interface Meeting {
  readonly reason: string;
  /** The last day of the later of the two. */
  readonly end: string;
}

/** What changes when a value comes in twice; the highest and the lowest stay what they are. */
const counting: ReadonlySet<unknown> = new Set(['sum', 'pooled', 'weighted-mean', 'mean', 'median']);

/** Why a combined figure would count a place twice in a window; undefined where it does not (calculation contract, 1.5). */
export function twice(period: Period, given: Case): string | undefined {
  if (given.indicator.aggregation.deduplicated !== undefined || !counting.has(given.frameworks)) return undefined;
  const carries = given.cumulation === 'cumulative-targets' || given.cumulation === 'cumulative-values';
  return meetings(given).find(({ end }) => end <= period.end && (carries || end >= period.start))?.reason;
}

interface Report {
  readonly place: string;
  /** framework/id of the indicator that has the row. */
  readonly name: string;
  readonly days: { readonly start: string; readonly end: string };
}

/** All meetings of a combined figure, the earliest first. */
const meetings = once((given: Case): readonly Meeting[] => {
  const sources = [reportsOf({ ...given, contributors: [] }), ...given.contributors.map(reportsOf)];
  const seen = new Seen(given);
  const found = sources.flatMap((own) => {
    const met = own.flatMap((report) => seen.meeting(report));
    for (const report of own) seen.add(report);
    return met;
  });
  return found.toSorted((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0));
});

/** The reports of the sources that were looked at, to be found by their place, and by the places above it. */
class Seen {
  readonly #given: Case;
  readonly #at = new Map<string, Report[]>();
  readonly #inside = new Map<string, Report[]>();

  constructor(given: Case) {
    this.#given = given;
  }

  add(report: Report): void {
    append(this.#at, report.place, report);
    for (const above of this.#above(report.place)) append(this.#inside, above, report);
  }

  meeting(report: Report): readonly Meeting[] {
    const places = [report.place, ...this.#above(report.place)];
    const near = [...places.flatMap((place) => this.#at.get(place) ?? []), ...(this.#inside.get(report.place) ?? [])];
    return near.filter(({ days }) => overlaps(days, report.days)).map((other) => meetingOf(other, report));
  }

  #above(place: string): readonly string[] {
    return ancestors(place, this.#given.portfolio).filter((above) => above !== whole);
  }
}

function append(map: Map<string, Report[]>, place: string, report: Report): void {
  const before = map.get(place);
  if (before === undefined) map.set(place, [report]);
  else before.push(report);
}

function meetingOf(one: Report, other: Report): Meeting {
  const places =
    one.place === other.place ? `${one.place} reports` : `${one.place} and ${other.place} overlap and report`;
  return {
    reason: `${places} through ${one.name} and through ${other.name}, and would be counted twice`,
    end: one.days.end > other.days.end ? one.days.end : other.days.end,
  };
}

/** The places of an indicator and of all that flows into it, with the periods of their rows. */
function reportsOf(from: Case): readonly Report[] {
  const own = (from.observed?.shared?.reporting ?? []).flatMap(({ start, end, places }) =>
    places.map((place) => ({ place, name: nameOf(from.indicator), days: { start, end } })),
  );
  return [...own, ...from.contributors.flatMap(reportsOf)];
}
