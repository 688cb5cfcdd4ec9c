import {
  CORE_SCHEMA,
  constructFromEvents,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  YAMLException,
} from 'js-yaml';
import type { Span, Tree } from './tree.ts';

/** What a YAML text of the plain subset says. `plainTree` gives its places. */
export interface PlainYaml {
  readonly value: unknown;
}

/**
 * A YAML text that stands in the plain subset, read by the faster of the two parsers; undefined where it does not, or where
 * that parser finds anything wrong: then the other one reads it and says what it means. In the plain subset both read alike,
 * which test/text/yaml-plain.test.ts shows over shipped files and the torture cases.
 *
 * Outside the subset: directives and document marks, anchors, aliases, tags, merge and complex keys, tabs, lone carriage
 * returns and other control characters, keys that are left out or that are no text (a number not written as one would print
 * it, true, null), numbers of more than 15 digits or with a large exponent.
 */
export function parsePlainYaml(text: string): PlainYaml | undefined {
  if (strange.test(text) || (text.includes('?') && complexKey.test(text))) return undefined;
  try {
    const events = parseEvents(text, {});
    if (!isPlain(events, text)) return undefined;
    const [value] = constructFromEvents(events, { source: text, schema: CORE_SCHEMA });
    if (value === undefined || value === null) return undefined;
    // Kept, the events would fill the memory of a run over many files; few of them are asked for a place.
    return { value };
  } catch (error) {
    if (error instanceof YAMLException || error instanceof RangeError) return undefined;
    throw error;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for
const strange = /[\0-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]|\r(?!\n)/;
const complexKey = /(?:^|[\s[{,:-])\?(?:\s|$)/m;

type Scalar = Event & { readonly type: typeof EVENT_ID.SCALAR };

/** Whether the events hold only what both parsers read alike. */
function isPlain(events: readonly Event[], text: string): boolean {
  const [first] = events;
  if (first?.type !== EVENT_ID.DOCUMENT || first.explicitStart || first.explicitEnd || first.directives.length > 0)
    return false;
  /** For each open collection: whether the next event is a key; undefined in lists and in the document. */
  const open: (boolean | undefined)[] = [undefined];
  for (let at = 1; at < events.length; at++) {
    const event = events[at];
    if (event === undefined || event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.ALIAS) return false;
    if (event.type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    if (event.anchorStart >= 0 || event.tagStart >= 0) return false;
    const isKey = open.at(-1);
    if (isKey === true && event.type !== EVENT_ID.SCALAR) return false;
    if (event.type === EVENT_ID.SCALAR && !(isKey === true ? isPlainKey(event, text) : isPlainValue(event, text)))
      return false;
    if (isKey !== undefined) open[open.length - 1] = !isKey;
    if (event.type === EVENT_ID.MAPPING) open.push(true);
    if (event.type === EVENT_ID.SEQUENCE) open.push(undefined);
  }
  return true;
}

function isPlainKey(event: Scalar, text: string): boolean {
  if (event.valueStart < 0) return false;
  const key = text.slice(event.valueStart, event.valueEnd);
  if (key === '__proto__') return false;
  if (event.style !== SCALAR_STYLE.PLAIN)
    return event.style !== SCALAR_STYLE.LITERAL_BLOCK && event.style !== SCALAR_STYLE.FOLDED_BLOCK;
  return (
    key !== '<<' &&
    (/^\d/.test(key) ? /^(?:0|[1-9]\d{0,14}|\d+[-/].*)$/.test(key) : !/^(?:[-+.~]|(?:true|false|null)$)/i.test(key))
  );
}

function isPlainValue(event: Scalar, text: string): boolean {
  if (event.style !== SCALAR_STYLE.PLAIN || event.valueStart < 0) return true;
  const [start, end] = [event.valueStart, event.valueEnd];
  const code = text.charCodeAt(start);
  // Only what starts like a number can be one.
  if (code > 57 || end - start < 4) return true;
  const value = text.slice(start, end);
  return !/^[-+.]?\d[\d_.]{15}|^[-+.\d_]*[eE][-+]?\d{3}/.test(value);
}

/** The places of a text that stands in the plain subset. */
export function plainTree(text: string): Tree | undefined {
  return new EventTree(parseEvents(text, {}), text).value(1);
}

interface Entry {
  readonly key?: Span;
  readonly value: Tree | undefined;
}

/** The flat stream of events as a tree of places: of a collection, the entries are only gathered when one is asked for. */
class EventTree {
  readonly #events: readonly Event[];
  readonly #text: string;
  /** For each event, the one after all that it opens. */
  readonly #after: Int32Array;

  constructor(events: readonly Event[], text: string) {
    this.#events = events;
    this.#text = text;
    this.#after = endsOf(events);
  }

  /** The tree that starts at an event. */
  value(at: number): Tree | undefined {
    const event = this.#events[at];
    if (event?.type === EVENT_ID.SCALAR) return this.#scalar(event);
    if (event?.type !== EVENT_ID.MAPPING && event?.type !== EVENT_ID.SEQUENCE) return undefined;
    let entries: ReadonlyMap<string, Entry> | undefined;
    return {
      span: [event.start, event.start + 1],
      inline: false,
      child: (step) => {
        entries ??= new Map(event.type === EVENT_ID.MAPPING ? this.#pairs(at) : this.#items(at));
        return entries.get(String(step));
      },
    };
  }

  #scalar(event: Scalar): Tree | undefined {
    if (event.valueStart < 0) return undefined;
    const span = this.#spanOf(event);
    const block = event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
    const inline = !block && !(event.style === SCALAR_STYLE.PLAIN && nothing.has(this.#text.slice(...span)));
    return { span, inline, child: () => undefined };
  }

  *#pairs(at: number): Iterable<[string, Entry]> {
    for (let next = at + 1; this.#events[next]?.type === EVENT_ID.SCALAR; next = this.#after[next + 1] ?? 0) {
      const key = this.#events[next] as Scalar;
      yield [getScalarValue(this.#text, key), { key: this.#spanOf(key), value: this.value(next + 1) }];
    }
  }

  *#items(at: number): Iterable<[string, Entry]> {
    const end = (this.#after[at] ?? 0) - 1;
    for (let next = at + 1, index = 0; next < end; next = this.#after[next] ?? end, index++) {
      yield [String(index), { value: this.value(next) }];
    }
  }

  #spanOf(event: Scalar): Span {
    const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
    return quoted ? [event.valueStart - 1, event.valueEnd + 1] : [event.valueStart, event.valueEnd];
  }
}

function endsOf(events: readonly Event[]): Int32Array {
  const after = Int32Array.from(events, (_, at) => at + 1);
  const open: number[] = [];
  for (const [at, { type }] of events.entries()) {
    if (type === EVENT_ID.POP) after[open.pop() ?? 0] = at + 1;
    else if (type !== EVENT_ID.SCALAR && type !== EVENT_ID.ALIAS) open.push(at);
  }
  return after;
}

const nothing: ReadonlySet<string> = new Set(['~', 'null', 'Null', 'NULL']);
