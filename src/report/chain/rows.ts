import { orderRanks, type RankedNode } from './order.ts';
import type { ChainBox, ChainFramework, ChainLevel, ChainLink } from './picture.ts';

/** A row of a framework's stack, from the top. */
export type Row =
  | { readonly kind: 'title' }
  | {
      readonly kind: 'boxes';
      readonly level: ChainLevel;
      readonly boxes: readonly ChainBox[];
      /** A bar below the boxes names their line of work; neighbours of one line share it. */
      readonly hasBars: boolean;
    };

/** The rows of a framework: levels from the highest down, their boxes in an order that lets few arrows cross. */
export function rowsOf(
  { levels }: ChainFramework,
  links: readonly ChainLink[],
  perRow: number,
  hasTitle: boolean,
): readonly Row[] {
  const boxes = new Map(levels.flatMap((level) => level.boxes.map((box) => [box.key, box] as const)));
  const ranks = levels.map((level) => level.boxes.map(({ key, line }) => ({ key, group: line })));
  const ordered = orderRanks(ranks, links);
  const rows: Row[] = hasTitle ? [{ kind: 'title' }] : [];
  for (const [index, level] of [...levels.entries()].toReversed()) {
    const hasLines = level.boxes.some(({ line }) => line !== '');
    for (const dealt of deal(ordered[index] ?? [], perRow, hasLines)) {
      const row = dealt.flatMap(({ key }) => boxes.get(key) ?? []);
      rows.push({ kind: 'boxes', level, boxes: row, hasBars: row.some(({ line }) => line !== '') });
    }
  }
  return rows;
}

/**
 * Nodes of a level in rows of nearly equal length. What stood side by side comes to stand in a column, near what it is linked with;
 * where there are lines of work these stay together, row by row.
 */
function deal(nodes: readonly RankedNode[], perRow: number, byRow: boolean): readonly (readonly RankedNode[])[] {
  const count = Math.ceil(nodes.length / perRow);
  const columns = Math.ceil(nodes.length / count);
  if (byRow) {
    return Array.from({ length: count }, (_, row) => nodes.slice(row * columns, (row + 1) * columns));
  }
  return Array.from({ length: count }, (_, row) => nodes.filter((_node, index) => index % count === row));
}
