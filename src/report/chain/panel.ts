import { boxContent, leading } from './box.ts';
import { type Channel, channelsOf, drawStack } from './channels.ts';
import type { Flow, Route } from './flows.ts';
import { levelSpans, stackDown } from './panel-heights.ts';
import { bandsOf, barHeight, placedBars, placedBoxes, stripsOf, systemsOf } from './panel-shapes.ts';
import { columnTexts, headTexts, lineTexts, stripText, titleLines, titleTexts } from './panel-texts.ts';
import {
  boxWidths,
  edgeGap,
  type Frame,
  frameOf,
  gap,
  type PanelWish,
  roomFor,
  setRows,
  smallestBox,
  widthName,
} from './panel-widths.ts';
import type { PanelLayout, PlacedText } from './placed.ts';
import { type Row, rowsOf } from './rows.ts';
import { chooseGaps, type StackRow } from './stack.ts';
import { placeWays } from './ways.ts';

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
  const texts: PlacedText[] = [
    ...titleTexts(wish, stack, plan.extents, rows),
    ...headTexts(wish, frame, plan.boundaries),
  ];
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
