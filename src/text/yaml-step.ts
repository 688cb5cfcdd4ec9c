import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Path } from './location.ts';
import { anchorStart, endOf, endOfItem, endOfLine, endOfPair, indentOf, lineEnd } from './yaml-extent.ts';
import { blockLines, flowText, scalarText, type YamlValue } from './yaml-write.ts';

/** One change to a YAML text. */
export type YamlEdit = SetValue | AppendItem | RenameKey;

/**
 * Gives what `path` leads to another value. A key that is not there is written, with all that is missing on the way to it:
 * behind the last of the keys in `after` that its map has, else at the end of the map. Lists and maps over several lines are
 * not replaced.
 */
export interface SetValue {
  readonly kind: 'set';
  readonly path: Path;
  readonly value: YamlValue;
  readonly after?: readonly string[];
}

/** Adds an item to the list at `path`; writes the list where there is none. */
export interface AppendItem {
  readonly kind: 'append';
  readonly path: Path;
  readonly value: YamlValue;
  /** How the item is written in a list over several lines: from `- ` on, without indentation. It must mean `value`. */
  readonly lines?: readonly string[];
}

/** Gives the last key of `path` another name. */
export interface RenameKey {
  readonly kind: 'rename';
  readonly path: Path;
  readonly name: string;
}

/** Why a text cannot be changed in place, at `path`. */
export interface Refusal {
  readonly path: Path;
  readonly message: string;
  readonly hint: string;
}

/** Deeper than all: what belongs to the line it stands in. */
const inline = Number.MAX_SAFE_INTEGER;

/** A stretch of the text and what takes its place. Of those at the same offset the deeper goes first. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly depth: number;
}

/** What an edit does to the text. `claims`: what others must not be written into before the text is read again. */
export interface Step {
  readonly splices: readonly Splice[];
  readonly claims?: Path;
}

/** Says why an edit is refused. */
export function refuse(path: Path, message: string, hint: string): { readonly refused: Refusal } {
  return { refused: { path, message, hint } };
}

/** The text as it is at the beginning of a round. */
export interface Scene {
  readonly text: string;
  readonly document: Document;
  /** Columns of one step of indentation. */
  readonly unit: number;
  /** Aliases that are replaced themselves. */
  readonly replaced: ReadonlySet<Alias>;
}

/** How far a path leads: the last thing on it that exists, and the steps that are missing. */
interface Reached {
  readonly node: Node | null;
  /** The pair whose value it is; absent at the top and in lists. */
  readonly pair?: Pair;
  /** The map or list that holds it. */
  readonly holder?: YAMLMap | YAMLSeq;
  readonly path: Path;
  readonly missing: Path;
}

function reach(document: Document, path: Path): Reached {
  let reached: Reached = { node: document.contents, path: [], missing: path };
  for (const step of path) {
    const { node, path: sofar, missing } = reached;
    const next = { path: [...sofar, step], missing: missing.slice(1) };
    if (isMap(node)) {
      const pair = node.items.find(({ key: name }) => isScalar(name) && String(name.value) === String(step));
      if (pair === undefined) return reached;
      reached = { ...next, node: isNode(pair.value) ? pair.value : null, pair, holder: node };
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(step)];
      if (item === undefined) return reached;
      reached = { ...next, node: isNode(item) ? item : null, holder: node };
    } else {
      return reached;
    }
  }
  return reached;
}

/** The alias that an edit replaces. */
export function aliasAt(document: Document, { kind, path }: YamlEdit): Alias | undefined {
  const { node, missing } = reach(document, path);
  return kind === 'set' && missing.length === 0 && isAlias(node) ? node : undefined;
}

/** What an edit does to the text, as it stands at the beginning of a round. */
export function stepFor(edit: YamlEdit, scene: Scene): Step | { readonly refused: Refusal } {
  const reached = reach(scene.document, edit.path);
  const { node, pair, missing } = reached;
  if (edit.kind === 'rename') {
    const name = pair?.key;
    if (missing.length > 0 || !isScalar(name) || !name.range) {
      return refuse(edit.path, `There is no key ${edit.path.join('.')}.`, 'Name a key that is there.');
    }
    const [start, end] = name.range;
    return { splices: [{ start, end, text: scalarText(edit.name, name.type ?? undefined), depth: inline }] };
  }
  if (edit.kind === 'set' && missing.length === 0) return replace(edit, reached, scene);
  const value = edit.kind === 'append' ? [edit.value] : edit.value;
  if (isAlias(node)) {
    return refuse(
      reached.path,
      `${reached.path.join('.')} repeats what is written elsewhere (*${node.source}).`,
      'Write it out here, then change it.',
    );
  }
  const [first, ...rest] = missing;
  if (edit.kind === 'append' && missing.length === 0 && isSeq(node))
    return insert(node, { value: edit.value, ...(edit.lines && { lines: edit.lines }) }, reached, scene);
  const content = nest(rest, value);
  if (first !== undefined && isMap(node)) {
    const after = rest.length === 0 && edit.kind === 'set' ? edit.after : undefined;
    return insert(node, { name: String(first), value: content, ...(after && { after }) }, reached, scene);
  }
  if (isBlank(node)) return fill(first === undefined ? value : { [String(first)]: content }, reached, scene);
  const found = isScalar(node) ? 'a single value' : isSeq(node) ? 'a list' : 'a map';
  return refuse(reached.path, `${reached.path.join('.')} is ${found}; expected another kind.`, 'Change it by hand.');
}

function nest(path: Path, value: YamlValue): YamlValue {
  return path.reduceRight<YamlValue>((inner, step) => ({ [String(step)]: inner }), value);
}

function isBlank(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

/** Another value where one stands. */
function replace(edit: SetValue, reached: Reached, scene: Scene): Step | { readonly refused: Refusal } {
  const { node } = reached;
  if (node === null || !node.range || node.range[0] === node.range[1]) return fill(edit.value, reached, scene);
  if (isCollection(node) && node.flow !== true) {
    return refuse(edit.path, `${edit.path.join('.')} is written over several lines.`, 'Change it by hand.');
  }
  const { value } = edit;
  const style = isScalar(node) ? (node.type ?? undefined) : undefined;
  const written = typeof value === 'string' ? scalarText(value, style) : flowText(value);
  const comment = style?.startsWith('BLOCK')
    ? (/^[^\n]*?([ \t]+#[^\r\n]*)/.exec(scene.text.slice(node.range[0]))?.[1] ?? '')
    : '';
  const span = { start: node.range[0], end: endOf(node, scene.text), depth: inline };
  const kept = isAlias(node) ? [] : passOn(node, span, scene);
  const start = kept.length > 0 ? anchorStart(node, scene.text) : span.start;
  return { splices: [{ ...span, start, text: `${written}${comment}` }, ...kept], claims: edit.path };
}

/** The first alias of an anchored value takes the value over, with its anchor. */
function passOn(node: Node, { start, end }: { readonly start: number; readonly end: number }, scene: Scene): Splice[] {
  if (!('anchor' in node) || node.anchor === undefined) return [];
  const heirs: Alias[] = [];
  visit(scene.document, {
    Alias(_key, alias) {
      if (!scene.replaced.has(alias) && alias.resolve(scene.document) === node) heirs.push(alias);
    },
  });
  const range = heirs[0]?.range;
  if (!range) return [];
  return [{ start: range[0], end: range[1], text: `&${node.anchor} ${scene.text.slice(start, end)}`, depth: inline }];
}

/** A value where there is none, or an explicit null. */
function fill(
  value: YamlValue,
  { node, pair, holder, path }: Reached,
  { text, unit }: Scene,
): Step | { readonly refused: Refusal } {
  const written = flowText(value);
  if (node?.range && node.range[1] > node.range[0]) {
    return { splices: [{ start: node.range[0], end: node.range[1], text: written, depth: inline }], claims: path };
  }
  if (pair === undefined || holder === undefined) {
    return refuse(path, `${path.join('.') || 'The file'} is empty.`, 'Write something there first.');
  }
  const inFlow = holder.flow === true;
  const at = endOfPair(pair, text);
  const colon = pair.srcToken?.sep?.some(({ type }) => type === 'map-value-ind') === true ? '' : ':';
  if (inFlow || isFlat(value)) {
    return { splices: [{ start: at, end: at, text: `${colon} ${written}`, depth: inline }], claims: path };
  }
  const indent = indentOf(holder) + unit;
  const end = endOfLine(text, at);
  return {
    splices: [{ start: end, end, text: lines(blockLines(value, unit), indent, text), depth: path.length }],
    claims: path,
  };
}

function isFlat(value: YamlValue): boolean {
  return value === null || typeof value !== 'object' || Object.keys(value).length === 0;
}

interface NewEntry {
  /** Absent in a list. */
  readonly name?: string;
  readonly value: YamlValue;
  readonly after?: readonly string[];
  readonly lines?: readonly string[];
}

/** A new pair of a map, or a new item of a list. */
function insert(holder: YAMLMap | YAMLSeq, entry: NewEntry, reached: Reached, { text, unit }: Scene): Step {
  const { name, value, after = [] } = entry;
  const claims = holder.items.length === 0 ? reached.path : name === undefined ? undefined : [...reached.path, name];
  const wanted = holder.items.findLastIndex((item) => after.includes(nameOf(item)));
  const index = wanted < 0 ? holder.items.length - 1 : wanted;
  const step = (start: number, added: string, depth = reached.path.length): Step => ({
    splices: [{ start, end: start, text: added, depth }],
    ...(claims === undefined ? {} : { claims }),
  });
  if (holder.flow === true) {
    const written = name === undefined ? flowText(value) : flowText({ [name]: value }).slice(1, -1);
    if (index < 0) return step((holder.range?.[0] ?? 0) + 1, written, inline);
    return step(endOfItem(holder, index, text), `, ${written}`, inline);
  }
  const written = entry.lines ?? (name === undefined ? blockLines([value], unit) : blockLines({ [name]: value }, unit));
  const added = lines(written, indentOf(holder), text);
  const end = endOfItem(holder, index, text);
  if (text[end - 1] === '\n') return step(end, `${added.slice(lineEnd(text).length)}${lineEnd(text)}`);
  return step(endOfLine(text, end), added);
}

function nameOf(item: unknown): string {
  const name = (item as Pair).key;
  return isScalar(name) ? String(name.value) : '';
}

function lines(written: readonly string[], indent: number, text: string): string {
  return written.map((line) => `${lineEnd(text)}${line === '' ? '' : ' '.repeat(indent)}${line}`).join('');
}
