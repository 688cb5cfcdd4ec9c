import { child, keyOf } from '../text/location.ts';
import { buildDefinition } from './build-definition.ts';
import { buildExpectedPlaces } from './build-places.ts';
import { buildBaseline, buildRevision, buildTargets } from './build-plan.ts';
import type { Definition, Indicator, LibraryEntry, Mention } from './portfolio.ts';
import { type Data, type Entry, get, given, items, mention, number, type Reading } from './reading.ts';

interface Building {
  readonly reading: Reading;
  readonly library: ReadonlyMap<string, LibraryEntry>;
}

/** An indicator from its framework; with `uses`, the shared definition and what stands beside it. */
export function buildIndicator(
  entry: Entry & { readonly id: string },
  framework: string,
  { reading, library }: Building,
): Indicator {
  const uses = mention(entry, 'uses');
  const shared = uses === undefined ? undefined : library.get(uses.id.replace(/^library\//, ''));
  const own = buildDefinition(entry, reading);
  const definition = shared === undefined ? own : { ...withoutPlace(shared), ...localOf(entry, own) };
  // Added to what was just built: a copy of some fifty properties, for each of many indicators, is what a run would wait for.
  return Object.assign(definition, {
    at: entry.at,
    id: entry.id,
    framework,
    result: mention(entry, 'result') ?? { id: '', at: entry.at },
    definitionAt: shared?.at ?? entry.at,
    unheard: unheard(entry, uses),
    written: { baseline: Object.hasOwn(entry.data, 'baseline'), targets: Object.hasOwn(entry.data, 'targets') },
    targets: buildTargets(entry, definition.per, reading),
    revisions: items(entry, 'revisions').flatMap((revision) => buildRevision(revision, definition.per, reading)),
    ...given({
      uses,
      weight: number(reading, entry, 'weight'),
      places: buildExpectedPlaces(entry, reading),
      baseline: buildBaseline(entry, definition.per, reading),
      rollsUpTo: mention(entry, 'rolls_up_to'),
      iati: get<Data>(entry, 'iati'),
    }),
  });
}

/** An entry of a library file. */
export function buildLibraryEntry(entry: Entry & { readonly id: string }, reading: Reading): LibraryEntry {
  return { ...buildDefinition(entry, reading), at: entry.at, id: entry.id };
}

function withoutPlace({ at: _at, id: _id, ...definition }: LibraryEntry): Definition {
  return definition;
}

/** Keys that may stand beside `uses`; what changes the meaning of a figure may not. */
const localKeys: readonly string[] = [
  'result',
  'uses',
  'baseline',
  'targets',
  'places',
  'source',
  'responsible',
  'revisions',
  'rolls_up_to',
  'weight',
  'tier',
  'note',
  'status',
  'iati',
  'open_sdg',
];

function localOf(entry: Entry, own: Definition): Partial<Definition> {
  const { source, responsible, tier, note, status } = own;
  return {
    ...given({ source, tier, note }),
    ...(Object.hasOwn(entry.data, 'responsible') ? { responsible } : {}),
    ...(Object.hasOwn(entry.data, 'status') ? { status } : {}),
  };
}

/** Keys beside `uses` that the shared definition decides: nobody reads them. */
function unheard(entry: Entry, uses: Mention | undefined): readonly Mention[] {
  if (uses === undefined) return [];
  const foreign = Object.keys(entry.data).filter((key) => !localKeys.includes(key));
  return foreign.map((key) => ({ id: key, at: keyOf(child(entry.at, key)) }));
}
