import { CORE_SCHEMA, EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml';
import { after, end, kinds, type Places, perEvent, start, treeAt } from './plain-places.ts';
import type { Tree } from './tree.ts';

/** What a YAML text of the plain subset says, and where it says it. */
export interface PlainYaml {
  readonly value: unknown;
  readonly places: Places;
}

/**
 * A YAML text that stands in the plain subset, read by the faster of the two parsers; undefined where it does not, or where
 * that parser finds anything wrong: then the other one reads it and says what it means. In the plain subset both read alike,
 * which test/text/yaml-plain.test.ts shows over shipped files and the torture cases.
 *
 * Outside the subset: directives and document marks, anchors, aliases, tags, merge and complex keys, tabs, lone carriage
 * returns and other control characters, keys that are left out or that are no text (a number not written as one would print
 * it, true, null), keys that stand twice in a map, numbers of more than 15 digits, with a large exponent or such as 1.000.
 */
export function parsePlainYaml(text: string): PlainYaml | undefined {
  if (strange.test(text) || (text.includes('?') && complexKey.test(text))) return undefined;
  try {
    const read = readEvents(parseEvents(text, {}), text);
    if (read === undefined || read.value === undefined || read.value === null) return undefined;
    return read;
  } catch (error) {
    if (error instanceof YAMLException || error instanceof RangeError) return undefined;
    throw error;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for
const strange = /[\0-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]|\r(?!\n)/;
const complexKey = /(?:^|[\s[{,:-])\?(?:\s|$)/m;

type Scalar = Event & { readonly type: typeof EVENT_ID.SCALAR };

/** A map or list that is being read. */
interface Open {
  readonly at: number;
  readonly list?: unknown[];
  readonly map?: Record<string, unknown>;
  /** In a map: the key whose value comes next. */
  key?: string | undefined;
}

/** The value of the events of a text, and their places; undefined where they hold anything that the two parsers may read differently. */
function readEvents(events: readonly Event[], text: string): PlainYaml | undefined {
  const [first] = events;
  if (first?.type !== EVENT_ID.DOCUMENT || first.explicitStart || first.explicitEnd || first.directives.length > 0)
    return undefined;
  const places: Places = { numbers: new Int32Array(events.length * perEvent), oddKeys: [] };
  const open: Open[] = [];
  let value: unknown;
  for (let at = 1; at < events.length; at++) {
    const event = events[at];
    const inside = open.at(-1);
    if (event === undefined || event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.ALIAS) return undefined;
    if (event.type === EVENT_ID.POP) {
      if (inside !== undefined) places.numbers[inside.at * perEvent + after] = at + 1;
      open.pop();
      continue;
    }
    if (event.anchorStart >= 0 || event.tagStart >= 0) return undefined;
    if (inside?.map !== undefined && inside.key === undefined) {
      const key = event.type === EVENT_ID.SCALAR ? keyOf(event, text) : undefined;
      if (key === undefined || Object.hasOwn(inside.map, key)) return undefined;
      inside.key = key;
      placeKey(places, { at, event: event as Scalar, text, key });
      continue;
    }
    if (event.type === EVENT_ID.SCALAR && !isPlainValue(event, text)) return undefined;
    const one = event.type === EVENT_ID.SCALAR ? scalarValue(event, text) : event.type === EVENT_ID.MAPPING ? {} : [];
    place(places, { at, event, kind: kindOf(event, text), next: at + 1 });
    if (inside?.map !== undefined) {
      inside.map[inside.key as string] = one;
      inside.key = undefined;
    } else if (inside?.list !== undefined) inside.list.push(one);
    else value = one;
    if (event.type === EVENT_ID.MAPPING) open.push({ at, map: one as Record<string, unknown>, key: undefined });
    if (event.type === EVENT_ID.SEQUENCE) open.push({ at, list: one as unknown[] });
  }
  return { value, places };
}

function scalarValue(event: Scalar, text: string): unknown {
  const written = getScalarValue(text, event);
  if (event.style !== SCALAR_STYLE.PLAIN || onlyText.test(written)) return written;
  return CORE_SCHEMA.resolveImplicitScalarTag(written).value;
}

/** What starts like this is no number, and neither true, false nor null. */
const onlyText = /^[a-eg-mo-su-z]/i;

/** The key that a scalar is; undefined where the two parsers may read it differently. */
function keyOf(event: Scalar, text: string): string | undefined {
  if (!isPlainKey(event, text)) return undefined;
  const key = getScalarValue(text, event);
  return key === '__proto__' ? undefined : key;
}

function isPlainKey(event: Scalar, text: string): boolean {
  if (event.valueStart < 0) return false;
  const key = text.slice(event.valueStart, event.valueEnd);
  if (event.style !== SCALAR_STYLE.PLAIN)
    return event.style !== SCALAR_STYLE.LITERAL_BLOCK && event.style !== SCALAR_STYLE.FOLDED_BLOCK;
  return (
    key !== '<<' &&
    (/^\d/.test(key) ? /^(?:0|[1-9]\d{0,14}|\d+[-/].*)$/.test(key) : !/^(?:[-+.~]|(?:true|false|null)$)/i.test(key))
  );
}

function isPlainValue(event: Scalar, text: string): boolean {
  if (event.style !== SCALAR_STYLE.PLAIN || event.valueStart < 0) return true;
  const [from, to] = [event.valueStart, event.valueEnd];
  const code = text.charCodeAt(from);
  // Only what starts like a number can be one.
  if (code > 57 || to - from < 4) return true;
  const value = text.slice(from, to);
  return !/^[-+.]?\d[\d_.]{15}|^[-+.\d_]*[eE][-+]?\d{3}/.test(value) && !pointedThousands.test(value);
}

/** What one reader takes for 1 and another for a thousand: 1.000. Whoever writes decimals drops zeros at their end. */
export const pointedThousands = /^[-+]?[1-9]\d{0,2}\.\d\d0$/;

/** The places of a text that stands in the plain subset. */
export function plainTree(text: string): Tree | undefined {
  const places = parsePlainYaml(text)?.places;
  return places && treeAt(places, text);
}

type Content = Exclude<
  Event,
  { readonly type: typeof EVENT_ID.DOCUMENT | typeof EVENT_ID.ALIAS | typeof EVENT_ID.POP }
>;

interface Placing {
  readonly at: number;
  readonly event: Content;
  readonly kind: number;
  readonly next: number;
}

function place({ numbers }: Places, { at, event, kind, next }: Placing): void {
  const from = at * perEvent;
  numbers[from] = kind;
  if (event.type === EVENT_ID.SCALAR) {
    const quotes = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
    numbers[from + start] = event.valueStart - quotes;
    numbers[from + end] = event.valueEnd + quotes;
  } else {
    numbers[from + start] = event.start;
    numbers[from + end] = event.start + 1;
  }
  numbers[from + after] = next;
}

function placeKey(
  places: Places,
  { at, event, text, key }: Pick<Placing, 'at'> & { event: Scalar; text: string; key: string },
): void {
  const isOdd = event.style !== SCALAR_STYLE.PLAIN || text.slice(event.valueStart, event.valueEnd) !== key;
  place(places, { at, event, kind: kinds.key, next: isOdd ? places.oddKeys.length : -1 });
  if (isOdd) places.oddKeys.push(key);
}

function kindOf(event: Content, text: string): number {
  if (event.type === EVENT_ID.MAPPING) return kinds.mapping;
  if (event.type === EVENT_ID.SEQUENCE) return kinds.sequence;
  if (event.valueStart < 0) return kinds.missing;
  const { style, valueStart, valueEnd } = event;
  if (style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK) return kinds.block;
  const isNothing = style === SCALAR_STYLE.PLAIN && valueEnd - valueStart < 5;
  return isNothing && nothing.has(text.slice(valueStart, valueEnd)) ? kinds.block : kinds.inline;
}

const nothing: ReadonlySet<string> = new Set(['~', 'null', 'Null', 'NULL']);
