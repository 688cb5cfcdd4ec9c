import { leading } from './box.ts';
import type { Channel, Extent } from './channels.ts';
import { above, labelLines } from './panel-texts.ts';
import type { PanelWish } from './panel-widths.ts';
import type { ChainLevel } from './picture.ts';
import type { Row } from './rows.ts';

export const below = 9;

interface Plan {
  readonly extents: readonly Extent[];
  readonly trackTops: readonly number[];
  /** By row: where the ground of its level begins, for the first row of each level. */
  readonly boundaries: ReadonlyMap<string, number>;
  readonly height: number;
}

/** Heights added up, with room for the texts beside each level. */
export function stackDown(
  rows: readonly Row[],
  heights: readonly number[],
  channels: readonly Channel[],
  columns: readonly { readonly height: number }[],
  levels: readonly ChainLevel[],
  { wide, words }: PanelWish,
): Plan {
  const labelHeight = labelLines(words, wide).length * leading.small + 6;
  const extents: Extent[] = [];
  const trackTops: number[] = [];
  const boundaries = new Map<string, number>();
  let y = 0;
  let start = 0;
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    const tracks = channels[index]?.height ?? 0;
    const isBusy = (channels[index]?.crossings.length ?? 0) > 0;
    const level = row.kind === 'title' ? undefined : row.level;
    const isFirst = level !== undefined && (before === undefined || before.kind === 'title' || before.level !== level);
    if (isFirst && before !== undefined && before.kind !== 'title') {
      // The texts of the level before may reach further down than its boxes.
      const needed = columns[levels.indexOf(before.level)]?.height ?? 0;
      const label = level.lineAbove ? labelHeight : 0;
      y += below;
      trackTops.push(y);
      y = Math.max(y + tracks, start + needed) + (isBusy ? 4 : 0) + label;
    } else {
      y += before === undefined ? 0 : before.kind === 'title' ? 4 : below;
      trackTops.push(y);
      y += tracks + (before !== undefined && !isFirst ? below : 0);
    }
    if (isFirst) {
      if (before === undefined || before.kind === 'title') {
        if (wide) y += 20;
        if (level.lineAbove) y += labelHeight;
      }
      boundaries.set(level.id, y);
      start = y;
      y += above;
    }
    const height = heights[index] ?? 0;
    extents.push({ top: y, bottom: y + height });
    y += height;
  });
  const last = rows.at(-1);
  const needed = last === undefined || last.kind === 'title' ? 0 : (columns[levels.indexOf(last.level)]?.height ?? 0);
  trackTops.push(y + below);
  y = Math.max(y + below + (channels.at(-1)?.height ?? 0), start + needed) + 4;
  return { extents, trackTops, boundaries, height: Math.ceil(y) };
}

export function levelSpans(
  rows: readonly Row[],
  boundaries: ReadonlyMap<string, number>,
  height: number,
): ReadonlyMap<string, Extent> {
  const order = [...new Set(rows.flatMap((row) => (row.kind === 'title' ? [] : [row.level.id])))];
  return new Map(
    order.map((id, index) => {
      const next = order[index + 1];
      return [id, { top: boundaries.get(id) ?? 0, bottom: next === undefined ? height : (boundaries.get(next) ?? 0) }];
    }),
  );
}
