import { textWidth } from '../charts/text.ts';
import { styles } from './box.ts';
import type { Flow } from './flows.ts';
import type { ChainFramework, ChainLink, ChainWords } from './picture.ts';
import type { Row } from './rows.ts';
import { gapFor, type Lane, type StackRow } from './stack.ts';

export interface PanelWish {
  readonly framework: ChainFramework;
  readonly links: readonly ChainLink[];
  /** Those that touch the framework. */
  readonly flows: readonly Flow[];
  readonly width: number;
  /** With a column for who answers for what; else that stands below the level's name. */
  readonly wide: boolean;
  readonly hasTitle: boolean;
  /** Where flows from and to other frameworks cross. */
  readonly edge: 'top' | 'bottom';
  /** Lines of others beyond the edge. */
  readonly taken: readonly { readonly flow: string; readonly x: number }[];
  readonly words: ChainWords;
}

export const strip = 20;
const columnGap = 12;
export const smallestBox = { wide: 132, narrow: 116 };
const widestBox = 280;
export const gap = 16;
export const edgeGap = 12;

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
  readonly width: number;
}

export function widthName(wide: boolean): 'wide' | 'narrow' {
  return wide ? 'wide' : 'narrow';
}

export function frameOf(width: number, wide: boolean): Frame {
  const left = strip + columnGap + (wide ? 124 : 110);
  const right = wide ? 228 : columnGap;
  return { left: strip + columnGap, right: width - right, low: left, high: width - right, width };
}

function gapsFor(row: number, count: number, lanes: readonly Lane[]): readonly number[] {
  return Array.from({ length: count + 1 }, (_, index) => {
    const passing = lanes.filter((lane) => lane.row === row && lane.gap === index).length;
    return Math.max(index === 0 || index === count ? edgeGap : gap, gapFor(passing));
  });
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Width that the rows need at least. */
export function roomFor(rows: readonly Row[], lanes: readonly Lane[], { wide }: PanelWish): number {
  const smallest = smallestBox[widthName(wide)];
  return Math.max(
    ...rows.map((row, index) => {
      if (row.kind === 'title') return 160 + total(gapsFor(index, 1, lanes));
      return row.boxes.length * smallest + total(gapsFor(index, row.boxes.length, lanes));
    }),
  );
}

/** Width of the boxes of each level: the same in all its rows. */
export function boxWidths(
  rows: readonly Row[],
  lanes: readonly Lane[],
  { low, high }: Frame,
): ReadonlyMap<string, number> {
  const widths = new Map<string, number>();
  rows.forEach((row, index) => {
    if (row.kind !== 'boxes') return;
    const count = row.boxes.length;
    const room = (high - low - total(gapsFor(index, count, lanes))) / count;
    const widest = count === 1 ? 420 : widestBox;
    widths.set(row.level.id, Math.floor(Math.min(widest, room, widths.get(row.level.id) ?? widest)));
  });
  return widths;
}

/** Boxes, bars and the title set from left to right, each row in the middle. */
export function setRows(
  rows: readonly Row[],
  { framework }: PanelWish,
  frame: Frame,
  lanes: readonly Lane[],
  sizes: ReadonlyMap<string, number> | undefined,
): readonly StackRow[] {
  const { low, high } = frame;
  const set: StackRow[] = [];
  rows.forEach((row, index) => {
    if (row.kind === 'title') {
      const gaps = gapsFor(index, 1, lanes);
      const room = high - (gaps[1] ?? 0);
      const wanted = frame.left + textWidth(`${framework.title}   ${framework.status}`, styles.heading);
      set.push({
        low: frame.left,
        high,
        items: [{ key: '', x: frame.left, width: Math.min(wanted, room) - frame.left }],
      });
      return;
    }
    const count = row.boxes.length;
    const gaps = gapsFor(index, count, lanes);
    const room = high - low - total(gaps);
    const width = sizes?.get(row.level.id) ?? Math.max(20, Math.min(count === 1 ? 420 : widestBox, room / count));
    const inner = total(gaps.slice(1, -1)) + count * width;
    const middle = low + (high - low - inner) / 2;
    let x = Math.round(Math.max(low + (gaps[0] ?? 0), Math.min(middle, high - (gaps.at(-1) ?? 0) - inner)));
    const items = row.boxes.map(({ key }, at) => {
      const item = { key, x, width };
      x += width + (gaps[at + 1] ?? 0);
      return item;
    });
    set.push({ low, high, items });
  });
  return set;
}
