import {
  CORE_SCHEMA,
  EVENT_ID,
  type Event,
  getScalarValue,
  load,
  parseEvents,
  SCALAR_STYLE,
  YAMLException,
} from 'js-yaml';
import type { Span, Tree } from './tree.ts';

/**
 * The value of a YAML text that stands in the plain subset, read by the faster of the two parsers; undefined where it does
 * not, or where that parser finds anything wrong: then the other one reads it and says what it means. In the plain subset
 * both read alike, which test/text/yaml-plain.test.ts shows over shipped files and the torture cases.
 *
 * Outside the subset: directives and document marks, anchors, aliases, tags, merge and complex keys, tabs, lone carriage
 * returns and other control characters, keys that look like a number but are not written as one would print it, keys that
 * are true, false or null, numbers of more than 15 digits.
 */
export function parsePlainYaml(text: string): { readonly value: unknown } | undefined {
  return whenPlain(text, () => {
    const value: unknown = load(text, { schema: CORE_SCHEMA });
    return value === undefined || value === null ? undefined : { value };
  });
}

/** The places of a text in the plain subset; undefined outside it. */
export function plainTree(text: string): Tree | undefined {
  return whenPlain(text, () => {
    const events = parseEvents(text, {});
    return events[0]?.type === EVENT_ID.DOCUMENT ? new EventWalk(events, text).value(1).tree : undefined;
  });
}

function whenPlain<T>(text: string, read: () => T | undefined): T | undefined {
  if (outside.some((pattern) => pattern.test(text))) return undefined;
  try {
    return read();
  } catch (error) {
    if (error instanceof YAMLException || error instanceof RangeError) return undefined;
    throw error;
  }
}

interface Entry {
  readonly key?: Span;
  readonly value: Tree | undefined;
}

/** Turns the flat stream of events into a tree of places. */
class EventWalk {
  readonly #events: readonly Event[];
  readonly #text: string;

  constructor(events: readonly Event[], text: string) {
    this.#events = events;
    this.#text = text;
  }

  /** The tree that starts at an event, and the event after it. */
  value(at: number): { readonly tree: Tree | undefined; readonly next: number } {
    const event = this.#events[at];
    if (event?.type === EVENT_ID.SCALAR) {
      const span = this.#spanOf(event);
      const block = event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
      const inline = !block && !(event.style === SCALAR_STYLE.PLAIN && nothing.has(this.#text.slice(...span)));
      return { tree: event.valueStart < 0 ? undefined : { span, inline, child: () => undefined }, next: at + 1 };
    }
    if (event?.type === EVENT_ID.MAPPING) return this.#collection(at, event.start, true);
    if (event?.type === EVENT_ID.SEQUENCE) return this.#collection(at, event.start, false);
    return { tree: undefined, next: at + 1 };
  }

  #collection(at: number, start: number, isMap: boolean): { readonly tree: Tree; readonly next: number } {
    const children = new Map<string, Entry>();
    let next = at + 1;
    while (this.#events[next]?.type !== EVENT_ID.POP && next < this.#events.length) {
      const event = this.#events[next];
      if (isMap && event?.type === EVENT_ID.SCALAR) {
        const found = this.value(next + 1);
        children.set(getScalarValue(this.#text, event), { key: this.#spanOf(event), value: found.tree });
        next = found.next;
      } else {
        const found = this.value(next);
        children.set(String(children.size), { value: found.tree });
        next = found.next;
      }
    }
    const tree: Tree = { span: [start, start + 1], inline: false, child: (step) => children.get(String(step)) };
    return { tree, next: next + 1 };
  }

  #spanOf(event: Event & { readonly type: typeof EVENT_ID.SCALAR }): Span {
    const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
    return quoted ? [event.valueStart - 1, event.valueEnd + 1] : [event.valueStart, event.valueEnd];
  }
}

const nothing: ReadonlySet<string> = new Set(['~', 'null', 'Null', 'NULL']);

const outside: readonly RegExp[] = [
  // Directives, document marks, complex keys.
  /^(?:%|---|\.\.\.)/m,
  /(?:^|[\s[{,:-])\?(?:\s|$)/m,
  // Anchors and tags, wherever they might be meant; an alias without its anchor is an error of its own.
  /(?:^|[:[{,?-])\s*[&!]\S/m,
  /<</,
  // Characters that the two parsers may take differently.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for
  /[\0-\x08\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]|\r(?!\n)/,
  // Keys that are no text for one of them.
  /(?:^|[\s[{,])(?:[-+]?\.?\d[^\s:]{15,}|[-+]?0[^\s:]+|[-+.][\d.][^\s:]*|[+-]?\.?(?:inf|Inf|INF|nan|NaN|NAN)|\d+(?:[^\d\s:][^\s:]*)?[eE.xo][^\s:]*|true|True|TRUE|false|False|FALSE|null|Null|NULL|~)\s*:/m,
  // A key that is left out, and one called like the prototype.
  /(?:^|[[{,]|-)\s*:(?:[\s,\]}]|$)/m,
  /__proto__/,
  // In a flow map, a number that is a key without a value.
  /\{(?:[^{}]*,)?\s*(?:[-+]?0[^\s:,{}]+|[-+.][\d.][^\s:,{}]*)\s*[,}]/,
  // Digits that would be lost, and exponents out of range.
  /(?:^|[\s[{,:-])[-+.]?\d[\d_.]{15}|\d[eE][-+]?\d{3}/m,
];
