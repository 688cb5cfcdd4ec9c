import measurements from '../../../schemas/measurements.table.json' with { type: 'json' };
import plans from '../../../schemas/plans.table.json' with { type: 'json' };
import { say, type Text } from '../../model/text.ts';
import { slug } from '../../text/slug.ts';
import type { YamlData } from '../../text/yaml-document.ts';
import { type Names, noNames } from '../taken-in/names.ts';
import { noOddities, type Oddities } from '../taken-in/oddities.ts';
import type { Activity, Narratives } from './activity.ts';

const columns = new Set([...measurements.fields, ...plans.fields].map(({ name }) => name.replaceAll('_', '-')));

interface Listed {
  readonly id: string;
  readonly title: string;
}

/** What the activities of a file have in common: it grows while they are read, and becomes plumbline.yaml. */
export interface Registry {
  readonly oddities: Oddities;
  readonly frameworks: Names;
  /** Language of texts that name none. */
  readonly main: string;
  readonly languages: Set<string>;
  /** By ref of the location. */
  readonly places: Map<string, Listed>;
  readonly placeNames: Names;
  /** In lower case. */
  readonly placeIds: Set<string>;
  /** By name, with the categories by value. */
  readonly dimensions: Map<string, Listed & { readonly categories: Map<string, Listed>; readonly names: Names }>;
  readonly dimensionNames: Names;
  /** Id of the place that stands for a whole activity; undefined until one is needed. */
  whole: string | undefined;
}

export function newRegistry(main: string): Registry {
  return {
    oddities: noOddities(),
    frameworks: noNames(['con', 'nul', 'prn', 'aux']),
    main,
    languages: new Set([main]),
    places: new Map(),
    placeNames: noNames(),
    placeIds: new Set(),
    dimensions: new Map(),
    dimensionNames: noNames([...columns]),
    whole: undefined,
  };
}

/** The place of a location, by its ref: the id is the ref where it can be one. */
export function placeOf(registry: Registry, ref: string, title?: string): string {
  const found = registry.places.get(ref);
  if (found !== undefined) return found.id;
  const isId = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(ref) && !registry.placeIds.has(ref.toLowerCase());
  const id = isId ? ref : freeName(registry.placeNames, ref, registry.placeIds);
  registry.placeIds.add(id.toLowerCase());
  registry.places.set(ref, { id, title: title ?? ref });
  return id;
}

/** The place that stands for a whole activity beside its places. */
export function wholeOf(registry: Registry): string {
  if (registry.whole === undefined) {
    registry.whole = freeName(registry.placeNames, 'whole', registry.placeIds);
    registry.placeIds.add(registry.whole);
  }
  return registry.whole;
}

function freeName(names: Names, text: string, taken: ReadonlySet<string>): string {
  let id = names.take(text, 'place');
  while (taken.has(id)) id = names.take(text, 'place');
  return id;
}

/** A dimension and a category by their names, as ids. What `identity` makes one text of is one and the same. */
export function categoryOf(
  registry: Registry,
  name: string,
  value: string,
  identity = (text: string) => text,
): { dimension: string; category: string } {
  const dimension = registry.dimensions.get(identity(name)) ?? {
    // The column of a dimension must not be taken for another one.
    id: registry.dimensionNames.take(columns.has(slug(name)) ? `by ${name}` : name, 'dimension'),
    title: name,
    categories: new Map<string, Listed>(),
    names: noNames(),
  };
  registry.dimensions.set(identity(name), dimension);
  const known = dimension.categories.get(identity(value));
  const category = known ?? { id: dimension.names.take(value, 'category'), title: value };
  dimension.categories.set(identity(value), category);
  return { dimension: dimension.id, category: category.id };
}

/** Dimension ids in the order in which they came up. */
export function dimensionOrder({ dimensions }: Registry): readonly string[] {
  return [...dimensions.values()].map(({ id }) => id);
}

/**
 * A text of its narratives: one text, or one for each language. A language that is none counts as the main one; several in one
 * language stand one after the other. Undefined where nothing is said.
 */
export function textOf(narratives: Narratives, registry: Registry, about: string, line?: number): Text | undefined {
  const byLanguage = new Map<string, string>();
  for (const { language, text } of narratives) {
    const code = languageCode(language) ?? registry.main;
    const before = byLanguage.get(code);
    if (before !== undefined) {
      if (before === text)
        registry.oddities.add('text said twice', `${about}: the same text stands there twice.`, line);
      else
        registry.oddities.add(
          'several texts in one language',
          `${about}: several texts in "${code}"; they stand one after the other.`,
          line,
        );
    }
    byLanguage.set(code, before === undefined || before === text ? text : `${before}\n\n${text}`);
  }
  for (const code of byLanguage.keys()) registry.languages.add(code);
  const [only] = byLanguage;
  if (only === undefined) return undefined;
  return byLanguage.size === 1 && only[0] === registry.main ? only[1] : Object.fromEntries(byLanguage);
}

export function languageCode(written: string | undefined): string | undefined {
  const code = written?.trim().replace('_', '-');
  if (code === undefined) return undefined;
  const [first = '', ...rest] = code.split('-');
  const tidy = [first.toLowerCase(), ...rest].join('-');
  return /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(tidy) ? tidy : undefined;
}

/** plumbline.yaml for what was read. */
export function portfolioData(registry: Registry, title: string): { readonly [key: string]: YamlData } {
  const places = Object.fromEntries(
    [...registry.places.values()].map(({ id, title: name }) => [id, { title: name } as YamlData]),
  );
  return {
    plumbline: 1,
    title,
    languages: [...registry.languages],
    // IATI has no links between results: they are to be written. Codes are kept as they were published.
    rules: { 'chain-result-no-parent': 'info', 'sheet-external-code-invalid': 'warning' },
    places: registry.whole === undefined ? places : { [registry.whole]: { title: 'The whole activity', places } },
    dimensions: Object.fromEntries(
      [...registry.dimensions.values()].map(({ id, title: name, categories }) => [
        id,
        {
          title: name,
          categories: Object.fromEntries([...categories.values()].map((one) => [one.id, { title: one.title }])),
        },
      ]),
    ),
  };
}

/** Who publishes a file, for the title of its portfolio. */
export function publisherOf({ reportingOrg }: Activity, languages: readonly string[]): string | undefined {
  const text = reportingOrg.name;
  if (text.length === 0) return reportingOrg.ref;
  return say(Object.fromEntries(text.map(({ language, text: words }) => [language ?? '', words])), languages);
}
