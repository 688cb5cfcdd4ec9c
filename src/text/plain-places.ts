import type { Span, Tree } from './tree.ts';

/**
 * Where each event of a text stands, in few bytes: of very many files they are kept until it is known which are asked for a
 * place. Four numbers an event: what it is, its start and end, and the event
 * after all that it opens; of a key that is not written as it reads, which of the odd keys it is.
 */
export interface Places {
  readonly numbers: Int32Array;
  readonly oddKeys: string[];
}

export const perEvent = 4;
export const [start, end, after] = [1, 2, 3];
export const kinds = { end: 0, key: 1, inline: 2, block: 3, missing: 4, mapping: 5, sequence: 6 };

interface Entry {
  readonly key?: Span;
  readonly value: Tree | undefined;
}

/** The tree that starts at an event: of a map or list, the entries are only gathered when one is asked for. */
export function treeAt(places: Places, text: string, at = 1): Tree | undefined {
  const kind = places.numbers[at * perEvent] ?? kinds.end;
  if (kind === kinds.inline || kind === kinds.block)
    return { span: spanOf(places, at), inline: kind === kinds.inline, child: () => undefined };
  if (kind !== kinds.mapping && kind !== kinds.sequence) return undefined;
  let entries: ReadonlyMap<string, Entry> | undefined;
  return {
    span: spanOf(places, at),
    inline: false,
    child: (step) => {
      entries ??= new Map(kind === kinds.mapping ? pairsOf(places, text, at) : itemsOf(places, text, at));
      return entries.get(String(step));
    },
  };
}

function* pairsOf(places: Places, text: string, at: number): Iterable<[string, Entry]> {
  const { numbers, oddKeys } = places;
  for (let next = at + 1; numbers[next * perEvent] === kinds.key; next = afterOf(places, next + 1)) {
    const span = spanOf(places, next);
    const key = oddKeys[numbers[next * perEvent + after] ?? -1] ?? text.slice(...span);
    yield [key, { key: span, value: treeAt(places, text, next + 1) }];
  }
}

function* itemsOf(places: Places, text: string, at: number): Iterable<[string, Entry]> {
  const last = afterOf(places, at) - 1;
  for (let next = at + 1, index = 0; next < last; next = afterOf(places, next), index++) {
    yield [String(index), { value: treeAt(places, text, next) }];
  }
}

function spanOf({ numbers }: Places, at: number): Span {
  return [numbers[at * perEvent + start] ?? 0, numbers[at * perEvent + end] ?? 0];
}

function afterOf({ numbers }: Places, at: number): number {
  return numbers[at * perEvent + after] ?? 0;
}
