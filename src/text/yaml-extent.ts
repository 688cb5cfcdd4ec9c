import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** How the lines of a text end. */
export function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The end of the line at an offset, before what ends it. */
export function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' && end > from ? end - 1 : end;
}

/** The column, from 0, at which the entries of a map or list stand. */
export function indentOf(holder: YAMLMap | YAMLSeq): number {
  const token = holder.srcToken;
  return token !== undefined && 'indent' in token ? token.indent : 0;
}

/** By how many columns the file indents: what its first nested map shows, else two. */
export function unitIn({ contents }: Document): number {
  if (!isMap(contents) || contents.flow === true) return 2;
  const inner = contents.items.map(({ value }) => value).find((value) => isMap(value) && value.flow !== true);
  const unit = isMap(inner) ? indentOf(inner) - indentOf(contents) : 2;
  return unit >= 1 && unit <= 8 ? unit : 2;
}

/** Where what is written for a node ends; after its line end where that is part of what it says. */
export function endOf(node: Node, text: string): number {
  const [start, end] = node.range ?? [0, 0];
  if (isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')) {
    const written = text.slice(start, end);
    const header = /^[^\r\n]*/.exec(written)?.[0] ?? '';
    if (/^.[0-9]?\+/.test(header)) return end;
    return start + Math.max(header.length, written.trimEnd().length);
  }
  if ((isMap(node) || isSeq(node)) && node.flow !== true) return endOfItem(node, node.items.length - 1, text);
  return end;
}

/** Where an item of a list, or a pair of a map, ends. */
export function endOfItem(holder: YAMLMap | YAMLSeq, index: number, text: string): number {
  const item = holder.items[index];
  if (isMap(holder)) return endOfPair(item as Pair, text);
  if (isNode(item) && item.range && item.range[1] > item.range[0]) return endOf(item, text);
  const token = holder.srcToken;
  const start = token !== undefined && 'items' in token ? token.items[index]?.start : undefined;
  const mark = start?.findLast(({ type }) => type === 'seq-item-ind' || type === 'anchor' || type === 'tag');
  return mark === undefined ? (holder.range?.[1] ?? 0) : mark.offset + mark.source.length;
}

/** Where a pair ends; behind its colon where it has no value. */
export function endOfPair({ key: name, value, srcToken }: Pair, text: string): number {
  if (isNode(value) && value.range && value.range[1] > value.range[0]) return endOf(value, text);
  const mark = srcToken?.sep?.findLast(({ type }) => type === 'map-value-ind' || type === 'anchor' || type === 'tag');
  if (mark !== undefined) return mark.offset + mark.source.length;
  return ((name as Scalar | null)?.range ?? [0, 0])[1];
}

/** Where what stands for a value begins, with its anchor. */
export function anchorStart(node: Node, text: string): number {
  const start = node.range?.[0] ?? 0;
  const anchor = 'anchor' in node && node.anchor !== undefined ? text.lastIndexOf(`&${node.anchor}`, start) : -1;
  return anchor < 0 ? start : anchor;
}
