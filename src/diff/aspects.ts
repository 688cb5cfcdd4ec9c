import { digits, Exact } from '../model/decimal.ts';
import type { Location } from '../text/location.ts';

/** One thing that is said of something: as people read it, and as it is compared. */
export interface Aspect {
  readonly said: string;
  readonly same: string;
  /** Words that a reader sees, as against a number, an id or a choice. */
  readonly prose?: true;
  /** It is said elsewhere, where a change of it is told: in the library, or for the whole portfolio. */
  readonly inherited?: true;
}

/** By the key it stands under in the file, with dots between; a translation as `name (fr)`. */
export type Aspects = ReadonlyMap<string, Aspect>;

/** Kinds of things that others refer to by an id. */
export type NamedKind =
  | 'framework'
  | 'level'
  | 'result'
  | 'indicator'
  | 'assumption'
  | 'risk'
  | 'party'
  | 'place'
  | 'dimension'
  | 'category'
  | 'line'
  | 'library';

/** How a revision is read: the language that a text without one is in, and what a thing that it names is called now. */
export interface Terms {
  readonly language: string;
  /** The id of now; the same where nothing was renamed. */
  readonly name: (kind: NamedKind, id: string) => string;
}

/** What the ids refer to that stand under a property of the model, or are the keys of a map there. */
const referred: ReadonlyMap<string, NamedKind> = new Map(
  Object.entries<NamedKind>({
    ...{ level: 'level', accountabilityLine: 'level', result: 'result', to: 'result', results: 'result' },
    ...{ rollsUpTo: 'indicator', related: 'indicator', successor: 'indicator', mergeInto: 'indicator' },
    ...{ indicators: 'indicator', assumptions: 'assumption', risks: 'risk', uses: 'library', line: 'line' },
    ...{ accountable: 'party', responsible: 'party', contributors: 'party', usedBy: 'party', owner: 'party' },
    ...{ author: 'party', collect: 'party', report: 'party', approve: 'party', dataProvider: 'party' },
    ...{ party: 'party', reporter: 'party', place: 'place', places: 'place', parent: 'place', weights: 'place' },
    ...{ by: 'party', approvedBy: 'party', who: 'party', actor: 'party', locations: 'place', whole: 'place' },
    ...{ disaggregateBy: 'dimension', cross: 'dimension', categories: 'category', frameworkWeights: 'framework' },
  }),
);

/** What is a text even where it is a single word. */
const texts: ReadonlySet<string> = new Set(['title', 'name', 'statement', 'short', 'text', 'label', 'definition']);

/** What says where a thing stands, or what the model has worked out from the rest. */
const silent: ReadonlySet<string> = new Set(['at', 'definitionAt', 'unheard', 'written', 'truth', 'weighted']);

/** Everything that an object of the model says, but for the properties that are left out: order and layout say nothing. */
export function aspectsOf(thing: object, terms: Terms, leftOut: readonly string[] = []): Aspects {
  const aspects = new Map<string, Aspect>();
  for (const [property, value] of Object.entries(thing)) {
    if (!leftOut.includes(property)) collect(aspects, keyOf(property), property, value, terms);
  }
  return aspects;
}

/** The key of a file that a property of the model is read from. */
function keyOf(property: string): string {
  return property.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function collect(aspects: Map<string, Aspect>, key: string, property: string, value: unknown, terms: Terms): void {
  if (value === undefined || value === null || silent.has(property)) return;
  const plain = plainAspect(property, value, terms);
  if (plain !== undefined) {
    aspects.set(key, plain);
    return;
  }
  if (Array.isArray(value)) {
    if (value.length > 0) aspects.set(key, listAspect(property, value, terms));
    return;
  }
  if (value instanceof Map) {
    const kind = referred.get(property);
    for (const [id, one] of value) {
      const name = kind === undefined ? String(id) : terms.name(kind, String(id));
      collect(aspects, `${key}.${name}`, '', withoutId(one, id), terms);
    }
    return;
  }
  const text = textByLanguage(value as object, terms);
  if (text === undefined) {
    const kind = referred.get(property);
    for (const [inner, one] of Object.entries(value)) {
      const name = kind === 'place' ? terms.name(kind, inner) : keyOf(inner);
      collect(aspects, `${key}.${name}`, inner, one, terms);
    }
    return;
  }
  for (const [language, words] of Object.entries(text)) {
    aspects.set(language === terms.language ? key : `${key} (${language})`, prose(words));
  }
}

/** The key of a map says the id. */
function withoutId(value: unknown, key: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('id' in value) || value.id !== key) return value;
  const { id: _, ...rest } = value;
  return rest;
}

/** What is one value: a text, a number, a period, a reference; undefined for what holds several. */
function plainAspect(property: string, value: unknown, terms: Terms): Aspect | undefined {
  if (typeof value === 'string') {
    const kind = referred.get(property);
    if (kind !== undefined) return word(terms.name(kind, value));
    return /\s/.test(value) || texts.has(property) ? prose(value) : word(value);
  }
  if (typeof value === 'number' || typeof value === 'boolean') return word(String(value));
  if (typeof value !== 'object' || value === null) return undefined;
  if (value instanceof Exact) return word(digits(value));
  if ('start' in value && 'end' in value && 'text' in value) {
    return { said: String(value.text), same: `${value.start}/${value.end}` };
  }
  if (!isPlaced(value)) return undefined;
  const { id, at: _at, ...rest } = value;
  const kind = referred.get(property);
  const name = kind === undefined ? id : terms.name(kind, id);
  const more = [...aspectsOf(rest, terms)];
  if (more.length === 0) return word(name);
  const said = more.map(([key, aspect]) => `${key} ${aspect.said}`).join(', ');
  return { said: `${name} (${said})`, same: `${name} ${canonical(more)}` };
}

function isPlaced(value: object): value is { readonly id: string; readonly at: Location } {
  return 'id' in value && 'at' in value && typeof value.id === 'string';
}

/** The order of a list says nothing. */
function listAspect(property: string, list: readonly unknown[], terms: Terms): Aspect {
  const items = list.map((item) => itemAspect(property, item, terms));
  const separator = items.some(({ said }) => said.includes(', ')) ? '; ' : ', ';
  return {
    said: items.map(({ said }) => said).join(separator),
    same: JSON.stringify(items.map(({ same }) => same).toSorted()),
    ...(items.some((item) => item.prose) ? { prose: true as const } : {}),
  };
}

function itemAspect(property: string, item: unknown, terms: Terms): Aspect {
  const inside = new Map<string, Aspect>();
  collect(inside, '', property, item, terms);
  const whole = inside.get('');
  if (whole !== undefined && inside.size === 1) return whole;
  const named = [...inside].map(([key, aspect]): [string, Aspect] => [key.replace(/^\./, ''), aspect]);
  return { said: named.map(([key, { said }]) => `${key}: ${said}`).join(', '), same: canonical(named) };
}

function canonical(aspects: readonly (readonly [string, Aspect])[]): string {
  return JSON.stringify(aspects.map(([key, { same }]) => [key, same]).toSorted());
}

/** A map of texts by language, which has the portfolio's first one. */
function textByLanguage(value: object, { language }: Terms): { readonly [language: string]: string } | undefined {
  if (!(language in value) || Object.values(value).some((words) => typeof words !== 'string')) return undefined;
  return value as { readonly [language: string]: string };
}

function prose(text: string): Aspect {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  return { said: plain, same: plain, prose: true };
}

function word(text: string): Aspect {
  return { said: text, same: text };
}
