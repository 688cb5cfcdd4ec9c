import type { CST } from 'yaml';
import { blockText, flowPieces, nameOf, type Place, plainText, Unusual } from './yaml-layout-values.ts';

export { type Order, Unusual } from './yaml-layout-values.ts';

/** A line of the text; undefined is a blank line between things, as against one that belongs to a text. */
export type Line = string | undefined;

const step = 2;
/** A value on a line of its own joins its key where both are no longer than this. */
const longest = 100;

/** The whole text: at most one blank line between things, none at the ends. */
export function textOf(lines: readonly Line[]): string {
  const kept = lines.filter((line, index) => line !== undefined || (index > 0 && lines[index - 1] !== undefined));
  while (kept.length > 0 && kept.at(-1) === undefined) kept.pop();
  return `${kept.map((line) => line ?? '').join('\n')}\n`;
}

/** Comments and blank lines that stand in lines of their own. */
export function lineComments(tokens: readonly CST.SourceToken[]): Line[] {
  return at(0, leadOf(tokens).above);
}

/** A value that begins a line, with what stands before it. */
export function blockLines(start: readonly CST.SourceToken[], value: CST.Token | undefined, place: Place): Line[] {
  const { above, props } = leadOf(start);
  const before = at(place.indent, above);
  if (value === undefined || isBlock(value)) {
    const mark = props.length > 0 ? [' '.repeat(place.indent) + props.join(' ')] : [];
    return [...before, ...mark, ...(value === undefined ? [] : collectionLines(value, place))];
  }
  const outside = { ...place, indent: place.indent - step };
  const { head, more } = valueLines({ props, above: [], broken: false }, value, outside, 0);
  return [...before, ' '.repeat(place.indent) + head.trimStart(), ...more];
}

/** A comment in a line of its own, with the column it had; undefined is a blank line. */
type Above = { readonly comment: string; readonly was: number } | undefined;

function at(indent: number, above: readonly Above[]): Line[] {
  return above.map((one) => one && ' '.repeat(indent) + one.comment);
}

/** Comments behind the last of what they stand in: each at the depth of the map or list that it stood in. */
function trailing(above: readonly Above[], { levels }: Place): Line[] {
  return above.map((one) => {
    const level = one && levels.findLast(({ was }) => was <= one.was);
    return one && ' '.repeat(level?.indent ?? 0) + one.comment;
  });
}

/** What stands before a key or a value: lines of its own above it, and anchors and tags beside it. */
interface Lead {
  readonly above: readonly Above[];
  readonly props: readonly string[];
  /** A comment at the end of the line that it begins in. */
  readonly comment?: string;
  /** There is a line break in it. */
  readonly broken: boolean;
}

/** `inLine`: it begins behind something in the same line. */
function leadOf(tokens: readonly CST.SourceToken[], inLine = false): Lead {
  const above: Above[] = [];
  const props: string[] = [];
  let [isEmpty, isFirst, column] = [!inLine, inLine, 0];
  let comment: string | undefined;
  for (const { type, source } of tokens) {
    if (type === 'explicit-key-ind') throw new Unusual('A key is marked with a question mark (? key).');
    if (type === 'space') {
      if (isEmpty) column = source.length;
      continue;
    }
    if (type === 'newline') {
      if (isEmpty) above.push(undefined);
      [isEmpty, isFirst, column] = [true, false, 0];
      continue;
    }
    isEmpty = false;
    if (type === 'anchor' || type === 'tag') props.push(source);
    if (type !== 'comment') continue;
    if (isFirst) comment = source.trimEnd();
    else above.push({ comment: source.trimEnd(), was: column });
  }
  const broken = tokens.some(({ type }) => type === 'newline');
  return { above, props, broken, ...(comment === undefined ? {} : { comment }) };
}

type Block = CST.BlockMap | CST.BlockSequence;

function isBlock(token: CST.Token): token is Block {
  return token.type === 'block-map' || token.type === 'block-seq';
}

function collectionLines(token: Block, place: Place): Line[] {
  const inside = { ...place, levels: [...place.levels, { was: token.indent, indent: place.indent }] };
  return token.type === 'block-map' ? mapLines(token, inside) : sequenceLines(token, inside);
}

function mapLines(token: CST.BlockMap, place: Place): Line[] {
  const items = token.items.map((item) => ({ item, name: item.key ? nameOf(item.key) : undefined }));
  return inOrder(items, place.order(place.path)).flatMap(({ item, name }): Line[] => {
    const { above, props } = leadOf(item.start);
    if (item.sep === undefined && item.key === undefined) return trailing(above, place);
    const key = [...props, keyText(item)].join(' ');
    const inner = { ...place, path: [...place.path, name ?? ''] };
    const colon = item.sep?.findIndex(({ type }) => type === 'map-value-ind') ?? -1;
    const before = item.sep?.slice(0, Math.max(0, colon)) ?? [];
    if (before.some(({ type }) => type !== 'space')) throw new Unusual('Something stands between a key and its colon.');
    const lead = leadOf(item.sep?.slice(colon + 1) ?? [], true);
    const { head, more } = valueLines(lead, item.value, inner, place.indent + key.length + 1);
    return [...at(place.indent, above), `${' '.repeat(place.indent)}${key}:${head}`, ...more];
  });
}

interface Keyed {
  readonly item: CST.BlockMap['items'][number];
  readonly name: string | undefined;
}

/** Keys that the order names stand in it, among themselves; others stay where they are, and so do comments at the end. */
function inOrder(items: readonly Keyed[], order: readonly string[]): readonly Keyed[] {
  const rank = ({ name }: Keyed) => (name === undefined ? -1 : order.indexOf(name));
  const known = items.filter((one) => rank(one) >= 0).toSorted((a, b) => rank(a) - rank(b));
  let next = 0;
  return items.map((one) => (rank(one) >= 0 ? (known[next++] ?? one) : one));
}

function keyText({ key }: CST.CollectionItem): string {
  switch (key?.type) {
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
      if (key.source.includes('\n')) throw new Unusual('A key runs over several lines.');
      return plainText(key);
    case 'alias':
      return `${key.source} `;
    default:
      throw new Unusual('A key is no text.');
  }
}

function sequenceLines(token: CST.BlockSequence, place: Place): Line[] {
  const pad = ' '.repeat(place.indent);
  return token.items.flatMap((item, index): Line[] => {
    const dash = item.start.findIndex(({ type }) => type === 'seq-item-ind');
    if (dash < 0) return trailing(leadOf(item.start).above, place);
    const before = at(place.indent, leadOf(item.start.slice(0, dash)).above);
    const lead = leadOf(item.start.slice(dash + 1), true);
    const inner = { ...place, path: [...place.path, index] };
    const { head, more } = valueLines(lead, item.value, inner, place.indent + 1);
    const [first, ...rest] = more;
    const joins = item.value && isBlock(item.value) && head === '' && first !== undefined && !/^ *#/.test(first);
    return [...before, ...(joins ? [`${pad}- ${first.trimStart()}`, ...rest] : [`${pad}-${head}`, ...more])];
  });
}

interface Written {
  /** The rest of the line that the value's key stands in. */
  readonly head: string;
  /** The lines below it. */
  readonly more: readonly Line[];
}

/** What follows a key's colon or a dash. `used`: the columns before it. */
function valueLines(lead: Lead, value: CST.Token | null | undefined, place: Place, used: number): Written {
  const inner = { ...place, indent: place.indent + step };
  const props = lead.props.map((prop) => ` ${prop}`).join('');
  const beside = `${props}${lead.comment === undefined ? '' : ` ${lead.comment}`}`;
  if (value === undefined || value === null) return { head: beside, more: trailing(lead.above, place) };
  if (isBlock(value)) {
    const lines = [...at(inner.indent, lead.above), ...collectionLines(value, inner)];
    const first = lines.findIndex((line) => line !== undefined);
    return { head: beside, more: lines.slice(first) };
  }
  const above = at(inner.indent, lead.above).filter((line) => line !== undefined);
  if (value.type === 'block-scalar') {
    if (lead.comment !== undefined || above.length > 0) throw new Unusual('A comment stands before the sign | or >.');
    const { head, more } = blockText(value, inner.indent);
    return { head: `${props} ${head}`, more };
  }
  const [first = '', ...rest] = pieces(value, inner);
  const { comment, above: below } = leadOf('end' in value ? (value.end ?? []) : [], true);
  const last = comment === undefined ? '' : ` ${comment}`;
  const lines = rest.length === 0 ? [first + last] : [first, ...rest.slice(0, -1), `${rest.at(-1)}${last}`];
  const after = trailing(below, place);
  const isLong = rest.length > 0 || used + props.length + first.length >= longest;
  const ownLine =
    lead.comment !== undefined || above.length > 0 || (lead.broken && isLong && value.type !== 'flow-collection');
  const [begin = '', ...others] = lines;
  return ownLine
    ? { head: beside, more: [...above, ' '.repeat(inner.indent) + begin, ...others, ...after] }
    : { head: `${props} ${begin}`, more: [...others, ...after] };
}

function pieces(value: CST.Token, place: Place): readonly string[] {
  switch (value.type) {
    case 'alias':
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
    case 'flow-collection':
      return flowPieces(value, place);
    default:
      throw new Unusual('Something stands where a value is expected.');
  }
}
