import type { Path } from '../text/location.ts';
import { givenAs, idGivenAs } from './mapping-references.ts';
import { find, keysAt, type Reference, textsAt } from './path-patterns.ts';
import { type DataFile, type FrameworkKind, isSetting, type Renamed } from './renamed.ts';
import { settingReferences } from './setting-references.ts';

/**
 * Where things of a kind are named, as patterns of paths: `*` is any step; a pattern that ends in `#` means the keys of the map
 * there. `own`: in the framework's own files; `other`: everywhere, as `framework/id`.
 */
interface Patterns {
  readonly own?: readonly string[];
  readonly other?: readonly string[];
  /** In narratives of the framework. */
  readonly narrative?: readonly string[];
  readonly library?: readonly string[];
  readonly review?: readonly string[];
}

const links = [
  'results.*.contributes_to.*',
  'results.*.contributes_to.*.to',
  'activities.*.contributes_to.*',
  'activities.*.contributes_to.*.to',
];

const patterns: { readonly [K in FrameworkKind]: Patterns } = {
  framework: { own: ['id'], other: ['indicators.*.aggregation.framework_weights.#'] },
  level: { own: ['levels.*.id', 'results.*.level', 'accountability_line'] },
  result: {
    own: ['results.#', 'activities.#', 'indicators.*.result', 'risks.*.results.*', ...links],
    other: links,
    narrative: ['results.#'],
  },
  indicator: {
    own: ['indicators.#', 'indicators.*.related.*', 'indicators.*.retired.successor'],
    other: ['indicators.*.rolls_up_to', 'indicators.*.related.*', 'indicators.*.retired.successor'],
    narrative: ['indicators.#'],
    library: ['indicators.*.related.*', 'indicators.*.retired.successor'],
    review: ['reviews.*.merge_into'],
  },
  assumption: {
    own: ['assumptions.#', ...['results', 'activities'].map((key) => `${key}.*.contributes_to.*.assumptions.*`)],
    narrative: ['assumptions.#'],
  },
  risk: { own: ['risks.#'], narrative: ['risks.#'] },
  library: { other: ['indicators.*.uses'], library: ['indicators.#'] },
};

/** Where a thing is named in a file. */
export function referencesIn({ file, value }: DataFile, renamed: Renamed): readonly Reference[] {
  const { kind, id, framework } = renamed;
  if (isSetting(kind)) return settingReferences({ file, value }, renamed);
  if (file === 'plumbline.yaml') return waivers(value, renamed);
  if (kind === 'framework') return frameworkReferences(file, value, id);
  const { own = [], other = [], narrative = [], library = [], review = [] } = patterns[kind];
  if (kind === 'library') {
    const uses = find(value, other, `library/${id}`, (now) => `library/${now}`);
    return file.startsWith('library/') ? find(value, library, id) : uses;
  }
  const isOwn = ownerOf(file, value) === framework;
  const local = (wanted: readonly string[]) => (isOwn ? find(value, wanted, id) : []);
  const full = (wanted: readonly string[]) => find(value, wanted, `${framework}/${id}`, (now) => `${framework}/${now}`);
  switch (file.split('/')[0]) {
    case 'frameworks':
      return [...local(own), ...full(other)];
    case 'library':
      return full(library);
    case 'narratives':
      return local(narrative);
    case 'reviews':
      return [...local(review), ...full(review)];
    case 'mappings':
      return kind === 'indicator' ? indicatorReferences(value, id, framework) : [];
    default:
      return [];
  }
}

/** A mapping names indicators with their framework, or without where that is clear. */
function indicatorReferences(mapping: unknown, id: string, framework: string | undefined): readonly Reference[] {
  const named = (before: string): readonly Reference[] =>
    [...find(mapping, ['units.#'], `${before}${id}`), ...idGivenAs('indicator', `${before}${id}`, mapping)].map(
      (one) => ({ ...one, now: (now) => `${before}${now}` }),
    );
  return [...(hasOther(mapping, framework) ? [] : named('')), ...named(`${framework}/`)];
}

/** The framework that a file of a framework, a narrative or a review is about. */
function ownerOf(file: string, value: unknown): string | undefined {
  if (file.startsWith('frameworks/')) return String((value as { readonly id?: unknown } | null)?.id);
  return file.split('/')[1];
}

/** A mapping for another framework alone means that one's indicators. */
function hasOther(value: unknown, framework: string | undefined): boolean {
  const constant = (value as { readonly constants?: { readonly framework?: unknown } } | null)?.constants?.framework;
  return framework !== undefined && constant !== undefined && constant !== framework;
}

/** Where an id may stand with its framework before it. */
const withFramework = [
  ...[...links, 'indicators.*.rolls_up_to', 'indicators.*.related.*', 'indicators.*.retired.successor'],
  'reviews.*.merge_into',
];

/** A framework is named by itself, and before the ids of what stands in it. */
function frameworkReferences(file: string, value: unknown, id: string): readonly Reference[] {
  const { own = [], other = [] } = patterns.framework;
  const isMapping = file.startsWith('mappings/');
  const named = isMapping ? givenAs('indicator', value) : textsAt(value, withFramework);
  return [
    ...find(value, file.startsWith('frameworks/') ? [...own, ...other] : other, id),
    ...(isMapping ? idGivenAs('framework', id, value) : []),
    ...named.flatMap(({ path, text }) => prefixed(path, 'value', text, id)),
    ...(isMapping ? keysAt(value, 'units') : []).flatMap(({ path, text }) => prefixed(path, 'key', text, id)),
  ];
}

function prefixed(path: Path, part: Reference['part'], text: string, id: string): readonly Reference[] {
  return text.startsWith(`${id}/`) ? [{ path, part, now: (now) => now + text.slice(id.length) }] : [];
}

/** What a waiver is written for. */
function waivers(value: unknown, { kind, id, framework }: Renamed): readonly Reference[] {
  return textsAt(value, ['waivers.*.at']).flatMap(({ path, text }): Reference[] => {
    const owner = kind === 'library' ? 'library' : framework;
    if (kind === 'framework' && (text === id || text.startsWith(`${id}/`))) {
      return [{ path, part: 'value', now: (now) => now + text.slice(id.length) }];
    }
    return owner !== undefined && text === `${owner}/${id}`
      ? [{ path, part: 'value', now: (now) => `${owner}/${now}` }]
      : [];
  });
}
