import type { Path } from '../text/location.ts';

/** What can be renamed. */
export type RenamedKind = 'framework' | 'level' | 'result' | 'indicator' | 'assumption' | 'risk' | 'library';

/** A thing by its kind and id, with the framework it stands in. */
export interface Renamed {
  readonly kind: RenamedKind;
  readonly id: string;
  readonly framework?: string;
}

/** A file of the portfolio as data: plumbline.yaml, a framework, a narrative, …; `folder` is the one it stands in. */
export interface DataFile {
  readonly file: string;
  readonly value: unknown;
}

/** A place where an id stands: as a value, or as the key of a map. */
export interface Reference {
  readonly path: Path;
  readonly part: 'key' | 'value';
  /** What takes its place, given the new id. */
  readonly now: (id: string) => string;
}

type Steps = readonly string[];

/**
 * Where things of a kind are named, as patterns of paths: `*` is any step; a pattern that ends in `#` means the keys of the map
 * there. `own`: in the framework's own files; `other`: everywhere, as `framework/id`.
 */
interface Patterns {
  readonly own?: readonly string[];
  readonly other?: readonly string[];
  /** In narratives of the framework. */
  readonly narrative?: readonly string[];
  readonly mapping?: readonly string[];
  readonly library?: readonly string[];
  readonly review?: readonly string[];
}

const links = [
  'results.*.contributes_to.*',
  'results.*.contributes_to.*.to',
  'activities.*.contributes_to.*',
  'activities.*.contributes_to.*.to',
];
const field = (name: string) => [`constants.${name}`, `values.${name}.*`, `wide.columns.*.${name}`];

const patterns: { readonly [K in RenamedKind]: Patterns } = {
  framework: {
    own: ['id'],
    other: ['indicators.*.aggregation.framework_weights.#', 'indicators.*.aggregation.frameworks.weights.#'],
    mapping: field('framework'),
  },
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
    mapping: [...field('indicator'), 'units.#'],
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
  if (file === 'plumbline.yaml') return waivers(value, renamed);
  if (kind === 'framework') return frameworkReferences(file, value, id);
  const { own = [], other = [], narrative = [], mapping = [], library = [], review = [] } = patterns[kind];
  if (kind === 'library') {
    const uses = find(value, other, `library/${id}`, (now) => `library/${now}`);
    return file.startsWith('library/') ? find(value, library, id, (now) => now) : uses;
  }
  const isOwn = ownerOf(file, value) === framework;
  const local = (wanted: readonly string[]) => (isOwn ? find(value, wanted, id, (now) => now) : []);
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
      return [...(hasOther(value, framework) ? [] : find(value, mapping, id, (now) => now)), ...full(mapping)];
    default:
      return [];
  }
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
  ...['reviews.*.merge_into', ...field('indicator')],
];

/** A framework is named by itself, and before the ids of what stands in it. */
function frameworkReferences(file: string, value: unknown, id: string): readonly Reference[] {
  const { own = [], other = [], mapping = [] } = patterns.framework;
  const alone = file.startsWith('frameworks/') ? [...own, ...other] : file.startsWith('mappings/') ? mapping : other;
  const units = walk(value, ['units'], []).flatMap(({ value: map }) => Object.keys((map ?? {}) as object));
  return [
    ...find(value, alone, id, (now) => now),
    ...everyValue(value, withFramework).flatMap(({ path, text }) => prefixed(path, 'value', text, id)),
    ...units.flatMap((key) => prefixed(['units', key], 'key', key, id)),
  ];
}

function prefixed(path: Path, part: Reference['part'], text: string, id: string): readonly Reference[] {
  return text.startsWith(`${id}/`) ? [{ path, part, now: (now) => now + text.slice(id.length) }] : [];
}

/** What a waiver is written for. */
function waivers(value: unknown, { kind, id, framework }: Renamed): readonly Reference[] {
  return everyValue(value, ['waivers.*.at']).flatMap(({ path, text }): Reference[] => {
    const owner = kind === 'library' ? 'library' : framework;
    if (kind === 'framework' && (text === id || text.startsWith(`${id}/`))) {
      return [{ path, part: 'value', now: (now) => now + text.slice(id.length) }];
    }
    return owner !== undefined && text === `${owner}/${id}`
      ? [{ path, part: 'value', now: (now) => `${owner}/${now}` }]
      : [];
  });
}

function find(value: unknown, wanted: readonly string[], id: string, now: Reference['now']): readonly Reference[] {
  const keys = wanted.filter((pattern) => pattern.endsWith('.#')).map((pattern) => pattern.slice(0, -2).split('.'));
  const values = wanted.filter((pattern) => !pattern.endsWith('.#'));
  return [
    ...keys.flatMap((steps) =>
      walk(value, steps, []).flatMap(({ path, value: map }): Reference[] =>
        typeof map === 'object' && map !== null && Object.hasOwn(map, id)
          ? [{ path: [...path, id], part: 'key', now }]
          : [],
      ),
    ),
    ...everyValue(value, values).flatMap(({ path, text }): Reference[] =>
      text === id ? [{ path, part: 'value', now }] : [],
    ),
  ];
}

function everyValue(
  value: unknown,
  wanted: readonly string[],
): readonly { readonly path: Path; readonly text: string }[] {
  return wanted.flatMap((pattern) =>
    walk(value, pattern.split('.'), []).flatMap(({ path, value: text }) =>
      typeof text === 'string' ? [{ path, text }] : [],
    ),
  );
}

/** Everything that a pattern leads to. */
function walk(
  value: unknown,
  [step, ...rest]: Steps,
  path: Path,
): readonly { readonly path: Path; readonly value: unknown }[] {
  if (step === undefined) return [{ path, value }];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value))
    return step === '*' ? value.flatMap((item, index) => walk(item, rest, [...path, index])) : [];
  const entries = Object.entries(value).filter(([key]) => step === '*' || key === step);
  return entries.flatMap(([key, inner]) => walk(inner, rest, [...path, key]));
}
