import { fieldReferences, idGivenAs } from './mapping-references.ts';
import { find, type Reference } from './path-patterns.ts';
import type { DataFile, Renamed, SettingKind } from './renamed.ts';

/** Patterns by the folder of a file; `''` is plumbline.yaml itself. */
type Patterns = { readonly [folder: string]: readonly string[] };

/** Fields of indicators that say who does or did something. */
const whoOfIndicators = [
  ...['author', 'data_provider', 'responsible.collect', 'responsible.report', 'responsible.approve'],
  ...['data_quality_assessment.by', 'changes.*.who', 'revisions.*.approved_by'],
].map((field) => `indicators.*.${field}`);

const whoOfFrameworks = [
  ...['author', 'approved_by', 'levels.*.accountable', 'assumptions.*.owner', 'risks.*.owner'],
  ...['results', 'activities'].flatMap((kind) =>
    ['accountable', 'owner', 'responsible.*', 'contributors.*', 'used_by.*'].map((field) => `${kind}.*.${field}`),
  ),
  ...whoOfIndicators,
];

const breakdowns = ['indicators.*.disaggregate_by.*', 'indicators.*.cross.*.*'];
const weights = 'indicators.*.aggregation.weights.#';

const patterns: { readonly [K in Exclude<SettingKind, 'category'>]: Patterns } = {
  party: {
    // Who signs is a free text, and the party where it is the id of one.
    '': ['parties.#', 'waivers.*.by'],
    frameworks: whoOfFrameworks,
    library: whoOfIndicators,
    narratives: ['indicators.*.owner'],
    reviews: ['reviews.*.reviewer.party', 'log.*.actor'],
  },
  place: {
    frameworks: [
      ...['places.*', 'places.*.id', 'indicators.*.places.*', 'indicators.*.places.*.id'],
      ...['iati.locations.#', 'iati.whole', weights],
    ],
    library: [weights],
  },
  dimension: { '': ['dimensions.#'], frameworks: breakdowns, library: breakdowns },
  line: { '': ['lines.#'], frameworks: ['results.*.line', 'activities.*.line'] },
};

/** The column of tables of measurements that holds such ids. */
export function columnOf({ kind, dimension }: Renamed): string | undefined {
  const columns: { readonly [kind: string]: string | undefined } = {
    party: 'reporter',
    place: 'place',
    category: dimension,
  };
  return columns[kind];
}

/** Where a thing of plumbline.yaml is named in a file. */
export function settingReferences({ file, value }: DataFile, renamed: Renamed): readonly Reference[] {
  const { kind, id, dimension } = renamed;
  const folder = file.includes('/') ? (file.split('/')[0] ?? '') : '';
  if (folder === 'mappings') {
    const column = columnOf(renamed);
    if (kind === 'dimension') return fieldReferences(id, value);
    return column === undefined ? [] : idGivenAs(column, id, value);
  }
  if (kind === 'category') return folder === '' ? find(value, [`dimensions.${dimension}.categories.#`], id) : [];
  const wanted = patterns[kind as keyof typeof patterns][folder] ?? [];
  if (kind !== 'place') return find(value, wanted, id);
  if (folder === '') return placeKeys(value, id, []);
  // Among weights that key says where they come from.
  const places = find(value, id === 'source' ? wanted.filter((pattern) => pattern !== weights) : wanted, id);
  return folder === 'frameworks' && !hasOtherRef(value, id)
    ? [...places, ...find(value, ['indicators.*.iati.published.*.locations.*'], id)]
    : places;
}

/** IATI has a ref of its own for the place, so that what was published is not called by our id. */
function hasOtherRef(framework: unknown, id: string): boolean {
  const { iati } = (framework ?? {}) as { readonly iati?: { readonly locations?: object } };
  return Object.hasOwn(iati?.locations ?? {}, id);
}

/** A place at any depth of the tree. */
function placeKeys(holder: unknown, id: string, path: Reference['path']): readonly Reference[] {
  const places = (holder as { readonly places?: unknown } | null)?.places;
  if (typeof places !== 'object' || places === null) return [];
  return Object.entries(places).flatMap(([key, place]): readonly Reference[] => {
    const at = [...path, 'places', key];
    const inside = placeKeys(place, id, at);
    return key === id ? [{ path: at, part: 'key', now: (now) => now }, ...inside] : inside;
  });
}
