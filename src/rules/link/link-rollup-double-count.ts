import type { ExpectedPlace, Indicator } from '../../model/portfolio.ts';
import { nameOf, type RollUp, rollUpsByParent } from '../../model/roll-ups.ts';
import type { Finding } from '../../text/finding.ts';
import type { Rule } from '../rule.ts';

/** A place reports into a combined figure through one framework. */
export const linkRollupDoubleCount: Rule = {
  id: 'link-rollup-double-count',
  severity: 'error',
  summary: 'A place reports into a figure that combines frameworks through one of them.',
  why: 'A city that reports through its country and through the secretariat is counted twice (DevResults and MEASURE Evaluation on double counting).',
  fix: 'Take the place out of one of the two; or say under aggregation.deduplicated of the parent how it is counted once.',
  reach: 'outline',
  *check({ portfolio, measured }) {
    const byParent = rollUpsByParent(portfolio);
    const ownPlaces = new Map(portfolio.frameworks.map(({ id, places }) => [id, places]));
    const own = (indicator: Indicator): readonly ExpectedPlace[] => {
      if (indicator.places !== undefined) return indicator.places;
      // The list of a parent's framework is what its children report together, unless it has rows of its own.
      const reports = !byParent.has(indicator) || measured.has(nameOf(indicator));
      return reports ? (ownPlaces.get(indicator.framework) ?? []) : [];
    };
    const all = placesBelow(byParent, own);
    const told = new Set<string>();
    for (const [parent, children] of byParent) {
      const { frameworks, deduplicated } = parent.aggregation;
      if (deduplicated !== undefined || !counting.has(frameworks)) continue;
      const sources = [
        { from: parent, places: own(parent) },
        ...children.map(({ child }) => ({ from: child, places: all(child) })),
      ];
      for (const finding of shared(parent, sources)) {
        // One list of places serves all indicators of a framework: what is wrong in it is said once.
        const where = [finding.at, ...(finding.related ?? []).map(({ at }) => at)]
          .map(({ source, path }) => `${source.file} ${path.join('/')}`)
          .join(' ');
        if (!told.has(where)) yield finding;
        told.add(where);
      }
    }
  },
};

/** What changes when a value comes in twice; the highest and the lowest stay what they are. */
const counting: ReadonlySet<unknown> = new Set(['sum', 'pooled', 'weighted-mean', 'mean', 'median']);

/** An indicator with the places that report through it. */
interface Source {
  readonly from: Indicator;
  readonly places: readonly ExpectedPlace[];
}

/** The places of an indicator and of all that rolls up to it. */
function placesBelow(
  byParent: ReadonlyMap<Indicator, readonly RollUp[]>,
  own: (indicator: Indicator) => readonly ExpectedPlace[],
): (indicator: Indicator) => readonly ExpectedPlace[] {
  const known = new Map<Indicator, readonly ExpectedPlace[]>();
  const below = (indicator: Indicator): readonly ExpectedPlace[] => {
    const before = known.get(indicator);
    if (before !== undefined) return before;
    // A circle ends here: link-rollup-cycle says it.
    known.set(indicator, []);
    const places = [...own(indicator), ...(byParent.get(indicator) ?? []).flatMap(({ child }) => below(child))];
    known.set(indicator, places);
    return places;
  };
  return below;
}

/** Each source that brings places which an earlier one has brought already. */
function* shared(parent: Indicator, sources: readonly Source[]): Iterable<Finding> {
  const brought = new Map<string, { readonly from: Indicator; readonly place: ExpectedPlace }[]>();
  for (const { from, places } of sources) {
    const twice = places.flatMap((place) => {
      const other = brought.get(place.id)?.find((one) => meet(one.place, place));
      return other === undefined ? [] : [{ place, other }];
    });
    for (const place of places) brought.set(place.id, [...(brought.get(place.id) ?? []), { from, place }]);
    const [first] = twice;
    if (first === undefined) continue;
    const names = [...new Set(twice.map(({ place }) => place.id))];
    yield {
      at: first.place.at,
      message: `${names.join(', ')} ${names.length === 1 ? 'reports' : 'report'} to ${nameOf(parent)} twice: through ${nameOf(first.other.from)} and through ${nameOf(from)}.`,
      hint: 'Expected each place in one of them; or say under aggregation.deduplicated how it is counted once.',
      related: [{ at: first.other.place.at, message: `Expected of ${nameOf(first.other.from)} here.` }],
    };
  }
}

function meet(one: ExpectedPlace, other: ExpectedPlace): boolean {
  const [start, end] = [
    (place: ExpectedPlace) => place.from?.start ?? '',
    (place: ExpectedPlace) => place.until?.end ?? '9',
  ];
  return start(one) <= end(other) && start(other) <= end(one);
}
