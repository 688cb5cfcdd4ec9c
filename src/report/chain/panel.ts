import { textWidth, wrapText } from '../charts/text.ts';
import { type BoxContent, boxContent, leading, type StyleName, styles } from './box.ts';
import type { Flow, Route } from './flows.ts';
import type { ChainBox, ChainFramework, ChainLevel, ChainLink, ChainWords, Sphere } from './picture.ts';
import { type Row, rowsOf } from './rows.ts';
import {
  type Channel,
  channelsOf,
  chooseGaps,
  drawStack,
  type Extent,
  gapFor,
  type Lane,
  placeWays,
  type StackRow,
} from './stack.ts';
import type { Point } from './tracks.ts';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One line of text, its baseline at `y`. `turned` reads upwards from there. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly style: StyleName;
  readonly look: 'ink' | 'soft' | 'accent';
  readonly anchor: 'start' | 'middle' | 'end';
  readonly turned?: true;
  /** The whole of what is cut. */
  readonly whole?: string;
}

export interface PlacedBox extends Rectangle {
  /** Where arrows enter: below the bar, if there is one. */
  readonly foot: number;
  readonly box: ChainBox;
  readonly content: BoxContent;
}

export interface PlacedBar extends Rectangle {
  readonly title: string;
}

/** The picture of one framework, measured from its own corner. */
export interface PanelLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly bars: readonly PlacedBar[];
  readonly texts: readonly PlacedText[];
  /** Ground of each level, and the strip that names its sphere. */
  readonly bands: readonly (Rectangle & { readonly sphere?: Sphere })[];
  readonly strips: readonly (Rectangle & { readonly sphere: Sphere })[];
  /** Frames around results that work as a system. */
  readonly systems: readonly Rectangle[];
  /** Height of the line of accountability; absent where none is drawn. */
  readonly line?: number;
  readonly lines: ReadonlyMap<string, readonly (readonly Point[])[]>;
  /** Where flows cross the edge. */
  readonly edges: ReadonlyMap<string, number>;
}

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
const smallestBox = { wide: 132, narrow: 116 };
const widestBox = 280;
const gap = 16;
const barHeight = 20;

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
  readonly width: number;
}

function widthName(wide: boolean): 'wide' | 'narrow' {
  return wide ? 'wide' : 'narrow';
}

function frameOf(width: number, wide: boolean): Frame {
  const left = strip + columnGap + (wide ? 124 : 110);
  const right = wide ? 228 : columnGap;
  return { left: strip + columnGap, right: width - right, low: left, high: width - right, width };
}

/** Lays out one framework: as wide as wished, wider where its lines need room. */
export function layoutPanel(wish: PanelWish): PanelLayout {
  const { framework, links, flows, wide, hasTitle } = wish;
  const first = frameOf(wish.width, wide);
  const smallest = smallestBox[widthName(wide)];
  const perRow = Math.max(1, Math.floor((first.high - first.low - 2 * edgeGap + gap) / (smallest + gap)));
  const rows = rowsOf(framework, links, perRow, hasTitle);
  const edge = wish.edge === 'top' ? 0 : rows.length;
  const routes = routesOf(rows, flows, edge);
  const nominal = setRows(rows, wish, first, [], undefined);
  const centre = new Map(
    nominal.flatMap(({ items }) => items.map(({ key, x, width }) => [key, x + width / 2] as const)),
  );
  const aim = (route: Route) =>
    route.target === undefined
      ? average(route.sources.map(({ key }) => centre.get(key) ?? 0))
      : (centre.get(route.target.key) ?? 0);
  const lanes = chooseGaps(nominal, routes, edge, aim, (row, at) => isClosed(rows[row], at));
  const needed = roomFor(rows, lanes, wish);
  const frame = frameOf(Math.max(wish.width, wish.width + needed - (first.high - first.low)), wide);
  const sizes = boxWidths(rows, lanes, frame);
  const stack = setRows(rows, wish, frame, lanes, sizes);
  const ways = placeWays(stack, routes, lanes, edge, wish.taken);
  const channels = channelsOf(rows.length, routes, ways, edge);
  return assemble({ wish, rows, frame, stack, channels, edge, edges: ways.edges });
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length;
}

/** The ways of all flows that touch the framework through its rows. */
function routesOf(rows: readonly Row[], flows: readonly Flow[], edge: number): readonly Route[] {
  const rowOf = new Map(
    rows.flatMap((row, index) => (row.kind === 'boxes' ? row.boxes.map(({ key }) => [key, index] as const) : [])),
  );
  return flows.flatMap((flow): readonly Route[] => {
    const sources = flow.sources.flatMap((key) => {
      const row = rowOf.get(key);
      return row === undefined ? [] : [{ key, row, side: 'above' as const }];
    });
    const target = rowOf.get(flow.target);
    if (target === undefined) {
      return sources.length === 0 ? [] : [{ flow: flow.id, sink: edge, sources, enters: false }];
    }
    const enters = sources.length < flow.sources.length;
    const end = { key: flow.target, row: target, side: 'below' as const };
    return [{ flow: flow.id, sink: target + 1, target: end, sources, enters }];
  });
}

const edgeGap = 12;

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
function roomFor(rows: readonly Row[], lanes: readonly Lane[], { wide }: PanelWish): number {
  const smallest = smallestBox[widthName(wide)];
  return Math.max(
    ...rows.map((row, index) => {
      if (row.kind === 'title') return 160 + total(gapsFor(index, 1, lanes));
      return row.boxes.length * smallest + total(gapsFor(index, row.boxes.length, lanes));
    }),
  );
}

/** Width of the boxes of each level: the same in all its rows. */
function boxWidths(rows: readonly Row[], lanes: readonly Lane[], { low, high }: Frame): ReadonlyMap<string, number> {
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
function setRows(
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

/** Between boxes that share a bar no line can pass. */
function isClosed(row: Row | undefined, gap: number): boolean {
  if (row === undefined) return false;
  if (row.kind === 'title') return gap === 0;
  const line = row.boxes[gap]?.line ?? '';
  return line !== '' && line === row.boxes[gap - 1]?.line;
}

interface Parts {
  readonly wish: PanelWish;
  readonly rows: readonly Row[];
  readonly frame: Frame;
  readonly stack: readonly StackRow[];
  readonly channels: readonly Channel[];
  readonly edge: number;
  readonly edges: ReadonlyMap<string, number>;
}

const below = 9;
const above = 12;

/** What stands where from top to bottom. */
function assemble({ wish, rows, frame, stack, channels, edge, edges }: Parts): PanelLayout {
  const { framework, words } = wish;
  const contents = contentsOf(rows, stack, wish);
  const heights = rows.map((row, index) =>
    row.kind === 'title'
      ? titleLines(wish, stack[index]).lines.length * leading.heading + 6
      : Math.max(...(contents[index] ?? []).map(({ height }) => height)) + (row.hasBars ? barHeight : 0),
  );
  const columns = framework.levels.map((level) => columnTexts(level, frame, wish));
  const plan = stackDown(rows, heights, channels, columns, framework.levels, wish);
  const levels = levelSpans(rows, plan.boundaries, plan.height);
  const texts: PlacedText[] = [...titleTexts(wish, stack, plan.extents, rows), ...headTexts(wish, frame, plan)];
  framework.levels.forEach((level, index) => {
    const span = levels.get(level.id);
    if (span !== undefined)
      texts.push(...(columns[index]?.texts ?? []).map((text) => ({ ...text, y: text.y + span.top })));
  });
  const line = framework.levels.find(({ lineAbove }) => lineAbove);
  const lineY = line === undefined ? undefined : levels.get(line.id)?.top;
  if (lineY !== undefined) texts.push(...lineTexts(lineY, frame, wish));
  const strips = stripsOf(framework.levels, levels);
  return {
    width: frame.width,
    height: plan.height,
    boxes: rows.flatMap((row, index) =>
      placedBoxes(row, stack[index], contents[index], plan.extents[index], heights[index]),
    ),
    bars: rows.flatMap((row, index) => placedBars(row, stack[index], plan.extents[index])),
    texts: [...texts, ...strips.map((each) => stripText(each, words))],
    bands: bandsOf(framework.levels, levels, frame),
    strips,
    systems: systemsOf(rows, plan.extents, frame),
    ...(lineY === undefined ? {} : { line: lineY }),
    lines: drawStack(plan.extents, channels, plan.trackTops, edge === 0 ? 0 : plan.height),
    edges,
  };
}

function contentsOf(rows: readonly Row[], stack: readonly StackRow[], { wide, words }: PanelWish) {
  return rows.map((row, index) =>
    row.kind !== 'boxes'
      ? []
      : row.boxes.map((box, at) => boxContent(box, stack[index]?.items[at]?.width ?? 0, wide ? 6 : 4, words)),
  );
}

interface Plan {
  readonly extents: readonly Extent[];
  readonly trackTops: readonly number[];
  /** By row: where the ground of its level begins, for the first row of each level. */
  readonly boundaries: ReadonlyMap<string, number>;
  readonly height: number;
}

/** Heights added up, with room for the texts beside each level. */
function stackDown(
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

function levelSpans(
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

interface Column {
  readonly texts: readonly PlacedText[];
  /** From the top of the level, with room at both ends. */
  readonly height: number;
}

/** The level's name, and who answers for it, from the top of the level. */
function columnTexts(level: ChainLevel, frame: Frame, { wide, words }: PanelWish): Column {
  const texts: PlacedText[] = [];
  const put = (
    from: number,
    x: number,
    width: number,
    parts: readonly (readonly [string, StyleName, PlacedText['look'], number, (string | undefined)?])[],
  ) => {
    let y = from;
    for (const [text, style, look, most, whole] of parts) {
      if (text === '') continue;
      const { lines, cut } = wrapText(text, width, styles[style], most);
      for (const line of lines) {
        const told = whole ?? (cut ? text : undefined);
        texts.push({
          text: line,
          x,
          y: y + leading[style] * 0.78,
          style,
          look,
          anchor: 'start',
          ...(told === undefined ? {} : { whole: told }),
        });
        y += leading[style];
      }
      y += 2;
    }
    return y;
  };
  const name = put(above - 1, frame.left, frame.low - frame.left - 8, [
    [level.title, wide ? 'level' : 'strong', 'ink', 4],
    [level.system ? words.system : '', 'small', 'soft', 3, level.together === '' ? undefined : level.together],
    [wide ? '' : level.accountable, 'small', 'soft', 4, level.accountability === '' ? undefined : level.accountability],
  ]);
  if (!wide) return { texts, height: name + 6 };
  const who = put(above - 1, frame.right + 14, frame.width - frame.right - 26, [
    [level.accountable, 'strong', 'ink', 3],
    [level.accountability, 'note', 'soft', 7],
  ]);
  return { texts, height: Math.max(name, who) + 6 };
}

function titleLines({ framework }: PanelWish, row: StackRow | undefined) {
  const width = (row?.items[0]?.width ?? 0) + 1;
  const status = framework.status === '' ? '' : `  ${framework.status}`;
  const statusWidth = textWidth(status, styles.small);
  return { ...wrapText(framework.title, Math.max(80, width - statusWidth), styles.heading, 3), statusWidth };
}

function titleTexts(
  wish: PanelWish,
  stack: readonly StackRow[],
  extents: readonly Extent[],
  rows: readonly Row[],
): readonly PlacedText[] {
  if (rows[0]?.kind !== 'title') return [];
  const { lines, cut } = titleLines(wish, stack[0]);
  const { title, status } = wish.framework;
  const [x, top] = [stack[0]?.items[0]?.x ?? 0, (extents[0]?.top ?? 0) + 6];
  const texts: PlacedText[] = lines.map((text, index) => ({
    text,
    x,
    y: top + leading.heading * (index + 0.78),
    style: 'heading',
    look: 'ink',
    anchor: 'start',
    ...(cut ? { whole: title } : {}),
  }));
  if (status === '') return texts;
  const end = x + textWidth(lines.at(-1) ?? '', styles.heading) + 8;
  const y = top + leading.heading * (lines.length - 0.22);
  return [...texts, { text: status, x: end, y, style: 'small', look: 'accent', anchor: 'start' }];
}

/** What the column at the side holds, above its first level. */
function headTexts({ framework, wide, words }: PanelWish, frame: Frame, plan: Plan): readonly PlacedText[] {
  const top = Math.min(...plan.boundaries.values());
  if (!wide || !Number.isFinite(top)) return [];
  const label = framework.levels.at(-1)?.lineAbove === true ? labelLines(words, wide).length * leading.small + 6 : 0;
  return [
    { text: words.accountable, x: frame.right + 14, y: top - label - 7, style: 'small', look: 'soft', anchor: 'start' },
  ];
}

const labelWidth = { wide: 208, narrow: 104 };

/** What is written on the line of accountability. */
function labelLines(words: ChainWords, wide: boolean): readonly string[] {
  const width = wide ? labelWidth.wide : labelWidth.narrow;
  return wrapText(words.line, width, { ...styles.small, bold: true }, 2).lines;
}

function lineTexts(y: number, frame: Frame, { wide, words }: PanelWish): readonly PlacedText[] {
  const x = wide ? frame.right + 14 : frame.left;
  const lines = labelLines(words, wide);
  return lines.map((text, index) => ({
    text,
    x,
    y: y - 6 - (lines.length - 1 - index) * leading.small,
    style: 'small',
    look: 'accent',
    anchor: 'start',
    whole: `${words.line}: ${words.lineMeaning}`,
  }));
}

function bandsOf(levels: readonly ChainLevel[], spans: ReadonlyMap<string, Extent>, frame: Frame) {
  return levels.flatMap(({ id, sphere }) => {
    const span = spans.get(id);
    if (span === undefined) return [];
    const band = { x: 0, y: span.top, width: frame.width, height: span.bottom - span.top };
    return [{ ...band, ...(sphere === undefined ? {} : { sphere }) }];
  });
}

/** Neighbouring levels of one sphere share a strip. */
function stripsOf(levels: readonly ChainLevel[], spans: ReadonlyMap<string, Extent>) {
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

function stripText({ x, y, height, sphere }: Rectangle & { readonly sphere: Sphere }, words: ChainWords): PlacedText {
  const { lines } = wrapText(words.sphere[sphere] ?? sphere, height - 8, styles.small, 1);
  return {
    text: lines[0] ?? '',
    x: x + strip / 2 + 4,
    y: y + height / 2,
    style: 'small',
    look: 'soft',
    anchor: 'middle',
    turned: true,
    whole: words.sphereMeaning[sphere] ?? sphere,
  };
}

function placedBoxes(
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

function placedBars(row: Row, set: StackRow | undefined, extent: Extent | undefined): readonly PlacedBar[] {
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

function systemsOf(rows: readonly Row[], extents: readonly Extent[], { low, high }: Frame): readonly Rectangle[] {
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
