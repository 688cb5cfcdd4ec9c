import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Path } from './location.ts';
import type { YamlEdit } from './yaml-step.ts';

/** Where a path leads to in the text. */
interface Written {
  /** What stands there: the pair of a map, or the value where an alias repeats it or a list holds it. */
  readonly what: Pair | Node | undefined;
  /** By way of an alias or a merge. */
  readonly repeated: boolean;
}

/**
 * Edits that need no writing of their own: what they change is written elsewhere, where another edit changes it in the same way,
 * and repeated here.
 */
export function repeatsAmong(document: Document, edits: readonly YamlEdit[]): ReadonlySet<YamlEdit> {
  const found = edits.map((edit) => ({ edit, ...writtenAt(document, edit) }));
  const written = found.filter(({ repeated }) => !repeated);
  const repeats = found.filter(
    ({ edit, what, repeated }) =>
      repeated && what !== undefined && written.some((one) => one.what === what && isAlike(one.edit, edit)),
  );
  return new Set(repeats.map(({ edit }) => edit));
}

function isAlike(one: YamlEdit, other: YamlEdit): boolean {
  if (one.kind === 'rename') return other.kind === 'rename' && one.name === other.name;
  return one.kind === 'set' && other.kind === 'set' && one.value === other.value;
}

function writtenAt(document: Document, { kind, path }: YamlEdit): Written {
  let node: unknown = document.contents;
  let pair: Pair | undefined;
  let repeated = false;
  for (const step of path) {
    if (isAlias(node)) [node, repeated] = [node.resolve(document), true];
    if (isSeq(node)) {
      [node, pair] = [node.items[Number(step)], undefined];
      continue;
    }
    const own = isMap(node) ? pairOf(node, step) : undefined;
    pair = own ?? (isMap(node) ? mergedPair(node, step, document) : undefined);
    if (pair === undefined) return { what: undefined, repeated };
    repeated ||= own === undefined;
    node = pair.value;
  }
  if (kind === 'rename') return { what: pair, repeated };
  if (isAlias(node)) return { what: node.resolve(document), repeated: true };
  return { what: isNode(node) ? node : undefined, repeated };
}

function pairOf(map: YAMLMap, step: Path[number]): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
}

function mergedPair(map: YAMLMap, step: Path[number], document: Document): Pair | undefined {
  const merges = map.items.filter(({ key }) => isScalar(key) && key.source === '<<');
  const sources = merges.flatMap(({ value }) => (isSeq(value) ? value.items : [value]));
  for (const source of sources) {
    const merged = isAlias(source) ? source.resolve(document) : source;
    const found = isMap(merged) ? (pairOf(merged, step) ?? mergedPair(merged, step, document)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
