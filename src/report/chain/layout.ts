import { channelsOf, drawStack } from './channels.ts';
import { type Flow, flowsOf, type Route } from './flows.ts';
import { frameworkRows } from './grid.ts';
import { layoutPanel } from './panel.ts';
import type { PanelWish } from './panel-widths.ts';
import type { ChainFramework, ChainPicture, ChainWords } from './picture.ts';
import type { PanelLayout } from './placed.ts';
import { chooseGaps, gapFor, type Lane, type StackRow } from './stack.ts';
import type { Point } from './tracks.ts';
import { placeWays } from './ways.ts';

/** Where everything stands, in units of the picture. */
export interface ChainLayout {
  readonly width: number;
  readonly height: number;
  readonly panels: readonly PlacedPanel[];
  /** All arrows: each flow is the contributions to one result that are drawn alike. */
  readonly flows: readonly PlacedFlow[];
}

export interface PlacedPanel {
  readonly framework: ChainFramework;
  readonly x: number;
  readonly y: number;
  /** Height of its row: that of the highest of its neighbours. */
  readonly height: number;
  readonly layout: PanelLayout;
}

export interface PlacedFlow extends Flow {
  /** Runs of right angles; they meet and do not overlap. */
  readonly lines: readonly (readonly Point[])[];
  /** Where it enters its target, from below. */
  readonly head?: Point;
}

const gutter = 28;
const smallestPanel = 450;
const widePanel = 880;
const usualWidth = 1200;
/** Two frameworks side by side, each with four outputs in a row. */
const severalWidth = 1440;

/** Lays out the whole picture: frameworks that others feed above those that feed them, side by side where there are several. */
export function layoutChain(picture: ChainPicture, words: ChainWords): ChainLayout {
  const flows = flowsOf(picture.links);
  const width = widthFor(picture);
  const most = Math.max(1, Math.floor((width + gutter) / (smallestPanel + gutter)));
  const grid = frameworkRows(picture, most);
  const homes = new Map(
    picture.frameworks.flatMap((framework) =>
      framework.levels.flatMap(({ boxes }) => boxes.map(({ key }) => [key, framework.id] as const)),
    ),
  );
  const routes = routesOf(grid, flows, homes);
  const many = picture.frameworks.length > 1;
  const wish = (framework: ChainFramework, row: number, wished: number, taken: PanelWish['taken']): PanelWish => ({
    framework,
    links: picture.links,
    flows: flows.filter(({ target, sources }) => [target, ...sources].some((key) => homes.get(key) === framework.id)),
    width: wished,
    wide: wished >= widePanel,
    hasTitle: many,
    edge: row === 0 ? 'bottom' : 'top',
    taken,
    words,
  });
  return arrange({ grid, flows, routes, width, wish });
}

/** Wide enough that the boxes of the fullest level stand in few rows. */
function widthFor({ frameworks }: ChainPicture): number {
  const fullest = Math.max(1, ...frameworks.flatMap(({ levels }) => levels.map(({ boxes }) => boxes.length)));
  if (frameworks.length > 1) return severalWidth;
  return Math.min(2000, Math.max(usualWidth, 390 + Math.ceil(fullest / 4) * 156));
}

/** The ways of flows between frameworks: those of the highest row are reached from below, all others from above. */
function routesOf(
  grid: readonly (readonly ChainFramework[])[],
  flows: readonly Flow[],
  homes: ReadonlyMap<string, string>,
): readonly Route[] {
  const rowOf = new Map(grid.flatMap((row, index) => row.map(({ id }) => [id, index] as const)));
  const endAt = (key: string) => {
    const id = homes.get(key) ?? '';
    const row = rowOf.get(id) ?? 0;
    return { key: id, row, side: row === 0 ? ('below' as const) : ('above' as const) };
  };
  return flows.flatMap((flow) => {
    const target = endAt(flow.target);
    const sources = new Map(flow.sources.map(endAt).map((end) => [end.key, end] as const));
    sources.delete(target.key);
    if (sources.size === 0) return [];
    const sink = target.row === 0 ? 1 : target.row;
    return [{ flow: flow.id, sink, target, sources: [...sources.values()], enters: false }];
  });
}

interface Arrangement {
  readonly grid: readonly (readonly ChainFramework[])[];
  readonly flows: readonly Flow[];
  readonly routes: readonly Route[];
  readonly width: number;
  readonly wish: (framework: ChainFramework, row: number, width: number, taken: PanelWish['taken']) => PanelWish;
}

function arrange({ grid, flows, routes, width, wish }: Arrangement): ChainLayout {
  const nominal = grid.map((row) =>
    setPanels(
      row.map(() => (width - gutter * (row.length - 1)) / row.length),
      row,
      [],
      0,
      width,
    ),
  );
  const aim = (route: Route) => centreOf(nominal, route.target?.key ?? '');
  const lanes = chooseGaps(nominal, routes, -1, aim);
  const gapsWidth = (row: number) => total(gapsOf(row, grid[row]?.length ?? 0, lanes));
  const first = grid.map((row, index) =>
    row.map((framework) => layoutPanel(wish(framework, index, (width - gapsWidth(index)) / row.length, [])).width),
  );
  const rowWidths = first.map((row, index) => total(row) + gapsWidth(index));
  const wanted = Math.max(width, ...rowWidths);
  const wished = first.map((row, index) => row.map((own) => own + (wanted - (rowWidths[index] ?? 0)) / row.length));
  const second = grid.map((row, index) =>
    row.map((framework, at) => layoutPanel(wish(framework, index, wished[index]?.[at] ?? width, [])).width),
  );
  const whole = Math.ceil(Math.max(...second.map((row, index) => total(row) + gapsWidth(index))));
  const stack: StackRow[] = [];
  const layouts = grid.map((row, index) => {
    const set = setPanels(second[index] ?? [], row, lanes, index, whole);
    const taken = index === 1 ? portsOf(stack[0]) : [];
    const panels = row.map((framework, at) => {
      const x = set.items[at]?.x ?? 0;
      const relative = taken.map((each) => ({ flow: each.flow, x: each.x - x }));
      return layoutPanel(wish(framework, index, wished[index]?.[at] ?? width, relative));
    });
    const items = set.items.map((item, at) => ({
      ...item,
      ports: new Map([...(panels[at]?.edges ?? [])].map(([flow, x]) => [flow, x + item.x] as const)),
    }));
    stack.push({ ...set, items });
    return panels;
  });
  return join({ grid, flows, routes, lanes, stack, layouts, whole });
}

function portsOf(row: StackRow | undefined): PanelWish['taken'] {
  return (row?.items ?? []).flatMap(({ ports }) =>
    typeof ports === 'object' ? [...ports].map(([flow, x]) => ({ flow, x })) : [],
  );
}

/** Gaps of a row of panels; those at the ends only where lines pass. */
function gapsOf(row: number, count: number, lanes: readonly Lane[]): readonly number[] {
  return Array.from({ length: count + 1 }, (_, index) => {
    const passing = lanes.filter((lane) => lane.row === row && lane.gap === index).length;
    return Math.max(index === 0 || index === count ? 0 : gutter, gapFor(passing));
  });
}

function setPanels(
  widths: readonly number[],
  frameworks: readonly ChainFramework[],
  lanes: readonly Lane[],
  row: number,
  whole: number,
): StackRow {
  const gaps = gapsOf(row, widths.length, lanes);
  let x = Math.round((whole - total(widths) - total(gaps)) / 2) + (gaps[0] ?? 0);
  const items = widths.map((width, index) => {
    const item = { key: frameworks[index]?.id ?? '', x, width };
    x += width + (gaps[index + 1] ?? 0);
    return item;
  });
  return { low: 0, high: whole, items };
}

function centreOf(rows: readonly StackRow[], key: string): number {
  const item = rows.flatMap(({ items }) => items).find((each) => each.key === key);
  return item === undefined ? 0 : item.x + item.width / 2;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

interface Joining {
  readonly grid: readonly (readonly ChainFramework[])[];
  readonly flows: readonly Flow[];
  readonly routes: readonly Route[];
  readonly lanes: readonly Lane[];
  readonly stack: readonly StackRow[];
  readonly layouts: readonly (readonly PanelLayout[])[];
  readonly whole: number;
}

/** Panels below one another, the lines between them joined with those within. */
function join({ grid, flows, routes, lanes, stack, layouts, whole }: Joining): ChainLayout {
  const ways = placeWays(stack, routes, lanes, -1, []);
  const channels = channelsOf(grid.length, routes, ways, -1);
  const panels: PlacedPanel[] = [];
  const trackTops: number[] = [];
  const extents = grid.map((row, index) => {
    const before = index === 0 ? 0 : (extentsSoFar(panels) ?? 0);
    const tracks = channels[index]?.height ?? 0;
    trackTops.push(before + (index === 0 ? 0 : 12));
    const top = index === 0 ? tracks : before + 24 + tracks;
    const height = Math.max(...(layouts[index] ?? []).map((layout) => layout.height));
    row.forEach((framework, at) => {
      const layout = layouts[index]?.[at];
      if (layout !== undefined) panels.push({ framework, x: stack[index]?.items[at]?.x ?? 0, y: top, height, layout });
    });
    return { top, bottom: top + height };
  });
  const bottom = extents.at(-1)?.bottom ?? 0;
  trackTops.push(bottom + 12);
  const last = channels.at(-1)?.height ?? 0;
  const between = drawStack(extents, channels, trackTops, 0);
  return {
    width: whole,
    height: bottom + (last > 0 ? last + 24 : 0),
    panels,
    flows: flows.map((flow) => placedFlow(flow, panels, grid, between.get(flow.id) ?? [])),
  };
}

function placedFlow(
  flow: Flow,
  panels: readonly PlacedPanel[],
  grid: readonly (readonly ChainFramework[])[],
  between: readonly (readonly Point[])[],
): PlacedFlow {
  const lines = [...linesWithin(flow.id, panels, grid), ...between];
  for (const { layout, x, y } of panels) {
    const target = layout.boxes.find(({ box }) => box.key === flow.target);
    if (target === undefined) continue;
    const [left, right, foot] = [target.x + x, target.x + target.width + x, target.foot + y];
    const head = lines
      .flatMap((line) => line.slice(-1))
      .find((end) => end[1] === foot && end[0] >= left && end[0] <= right);
    if (head !== undefined) return { ...flow, lines, head };
  }
  return { ...flow, lines };
}

function extentsSoFar(panels: readonly PlacedPanel[]): number | undefined {
  const last = panels.at(-1);
  return last === undefined ? undefined : last.y + last.height;
}

/** The lines of a flow in all panels. One that is less high than its row is reached from below by a longer line. */
function linesWithin(
  flow: string,
  panels: readonly PlacedPanel[],
  grid: readonly (readonly ChainFramework[])[],
): readonly (readonly Point[])[] {
  return panels.flatMap(({ framework, x, y, height, layout }) => {
    const lines = (layout.lines.get(flow) ?? []).map((line) =>
      line.map((point): Point => [point[0] + x, point[1] + y]),
    );
    const port = layout.edges.get(flow);
    const isFirst = grid[0]?.includes(framework) === true;
    if (port === undefined || !isFirst || height - layout.height < 0.5) return lines;
    return [...lines, [[port + x, y + layout.height] as Point, [port + x, y + height] as Point]];
  });
}
