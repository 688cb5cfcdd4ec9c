import type { BoxContent } from './box.ts';
import type { Extent } from './channels.ts';
import { type Frame, strip } from './panel-widths.ts';
import type { ChainBox, ChainLevel, Sphere } from './picture.ts';
import type { PlacedBar, PlacedBox, Rectangle } from './placed.ts';
import type { Row } from './rows.ts';
import type { StackRow } from './stack.ts';

export const barHeight = 20;

export function placedBoxes(
  row: Row,
  set: StackRow | undefined,
  contents: readonly BoxContent[] | undefined,
  extent: Extent | undefined,
  height: number | undefined,
): readonly PlacedBox[] {
  if (row.kind !== 'boxes' || extent === undefined) return [];
  return row.boxes.flatMap((box, index) => {
    const [item, content] = [set?.items[index], contents?.[index]];
    if (item === undefined || content === undefined) return [];
    const bar = row.hasBars ? barHeight : 0;
    // Without a line of work a box reaches down to where the bars of the others end.
    const own = (height ?? 0) - (box.line === '' ? 0 : bar);
    return [{ x: item.x, y: extent.top, width: item.width, height: own, foot: extent.bottom, box, content }];
  });
}

export function placedBars(row: Row, set: StackRow | undefined, extent: Extent | undefined): readonly PlacedBar[] {
  if (row.kind !== 'boxes' || !row.hasBars || extent === undefined) return [];
  let at = 0;
  return groupsOf(row.boxes).flatMap((group) => {
    const [first, last] = [set?.items[at], set?.items[at + group.length - 1]];
    at += group.length;
    const title = group[0]?.line ?? '';
    if (first === undefined || last === undefined || title === '') return [];
    const width = last.x + last.width - first.x;
    return [{ x: first.x, y: extent.bottom - barHeight, width, height: barHeight, title }];
  });
}

/** Runs of boxes that belong to the same line of work. */
function groupsOf(boxes: readonly ChainBox[]): readonly (readonly ChainBox[])[] {
  const groups: ChainBox[][] = [];
  for (const box of boxes) {
    const last = groups.at(-1);
    if (last !== undefined && last[0]?.line === box.line) last.push(box);
    else groups.push([box]);
  }
  return groups;
}

export function systemsOf(
  rows: readonly Row[],
  extents: readonly Extent[],
  { low, high }: Frame,
): readonly Rectangle[] {
  const systems = new Map<string, Extent>();
  rows.forEach((row, index) => {
    const extent = extents[index];
    if (row.kind !== 'boxes' || !row.level.system || extent === undefined) return;
    systems.set(row.level.id, { top: systems.get(row.level.id)?.top ?? extent.top, bottom: extent.bottom });
  });
  return [...systems.values()].map(({ top, bottom }) => ({
    x: low + 1,
    y: top - 7,
    width: high - low - 2,
    height: bottom - top + 14,
  }));
}

export function bandsOf(levels: readonly ChainLevel[], spans: ReadonlyMap<string, Extent>, frame: Frame) {
  return levels.flatMap(({ id, sphere }) => {
    const span = spans.get(id);
    if (span === undefined) return [];
    const band = { x: 0, y: span.top, width: frame.width, height: span.bottom - span.top };
    return [{ ...band, ...(sphere === undefined ? {} : { sphere }) }];
  });
}

/** Neighbouring levels of one sphere share a strip. */
export function stripsOf(levels: readonly ChainLevel[], spans: ReadonlyMap<string, Extent>) {
  const strips: (Rectangle & { readonly sphere: Sphere })[] = [];
  for (const { id, sphere } of levels.toReversed()) {
    const span = spans.get(id);
    if (sphere === undefined || span === undefined) continue;
    const last = strips.at(-1);
    if (last?.sphere === sphere && Math.abs(last.y + last.height - span.top) < 0.5) {
      strips[strips.length - 1] = { ...last, height: span.bottom - last.y };
    } else {
      strips.push({ x: 0, y: span.top, width: strip, height: span.bottom - span.top, sphere });
    }
  }
  return strips;
}
