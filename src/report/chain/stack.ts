import { channelOf, passedRows, type Route } from './flows.ts';
import {
  type Crossing,
  layTracks,
  linesOf,
  type Meeting,
  type Point,
  placeBetween,
  type Terminal,
  trackStep,
} from './tracks.ts';

/** A row with its boxes set from left to right. Lines pass between them, at the ends within `low` and `high`. */
export interface StackRow {
  readonly low: number;
  readonly high: number;
  readonly items: readonly StackItem[];
}

export interface StackItem {
  readonly key: string;
  readonly x: number;
  readonly width: number;
  /** Where arrows may leave and enter: absent for what has none. */
  readonly ports?: 'spread' | ReadonlyMap<string, number>;
}

/** Rows passed by each flow, and through which gap: the n-th lies before the n-th item. */
export interface Lane {
  readonly flow: string;
  readonly row: number;
  readonly gap: number;
}

export const laneStep = 7;
/** From a box to the first line beside it. */
export const laneMargin = 8;

/** Room that a gap needs for a number of lines. */
export function gapFor(lanes: number): number {
  return lanes === 0 ? 0 : 2 * laneMargin + (lanes - 1) * laneStep;
}

/** For each row that a flow passes, the gap nearest to where it is going. Gaps that hold many already are taken less gladly. */
export function chooseGaps(
  rows: readonly StackRow[],
  routes: readonly Route[],
  edge: number,
  aim: (route: Route) => number,
  closed: (row: number, gap: number) => boolean = () => false,
): readonly Lane[] {
  const lanes: Lane[] = [];
  const used = new Map<string, number>();
  for (const route of routes.toSorted((a, b) => aim(a) - aim(b))) {
    const wanted = aim(route);
    for (const row of passedRows(route, edge)) {
      const gaps = gapsOf(rows[row]);
      let [best, least] = [0, Number.POSITIVE_INFINITY];
      gaps.forEach(([from, until], gap) => {
        if (closed(row, gap)) return;
        const far = Math.max(0, from - wanted, wanted - until);
        const cost = far + (used.get(`${row} ${gap}`) ?? 0) * laneStep;
        if (cost < least) [best, least] = [gap, cost];
      });
      used.set(`${row} ${best}`, (used.get(`${row} ${best}`) ?? 0) + 1);
      lanes.push({ flow: route.flow, row, gap: best });
    }
  }
  return lanes;
}

/** From where to where each gap reaches. */
function gapsOf(row: StackRow | undefined): readonly (readonly [number, number])[] {
  if (row === undefined) return [];
  const ends = [...row.items.map(({ x }) => x), row.high];
  const starts = [row.low, ...row.items.map(({ x, width }) => x + width)];
  return starts.map((start, index) => [start, ends[index] ?? row.high] as const);
}

/** Where each line runs: across the rows, out of the boxes and into them. */
export interface Ways {
  /** By row, then by flow; exits then by box. */
  readonly lanes: readonly ReadonlyMap<string, number>[];
  readonly exits: readonly ReadonlyMap<string, ReadonlyMap<string, number>>[];
  /** By flow, of those that end in the stack. */
  readonly entries: ReadonlyMap<string, number>;
  /** By flow, of those that come in or leave at the edge. */
  readonly edges: ReadonlyMap<string, number>;
}

interface Place {
  readonly flow: string;
  readonly x: number;
}

/**
 * Gives every line its place in each row, from the top down. `taken` are places at the edge that lines of others have beyond it,
 * `edge` is the channel at that edge: 0, or the last one.
 */
export function placeWays(
  rows: readonly StackRow[],
  routes: readonly Route[],
  lanes: readonly Lane[],
  edge: number,
  taken: readonly Place[],
): Ways {
  const entries = entriesOf(rows, routes);
  const centre = centresOf(rows);
  const byFlow = new Map(routes.map((route) => [route.flow, route] as const));
  const placed: Map<string, number>[] = [];
  const exits: Map<string, Map<string, number>>[] = [];
  const aimOf = (route: Route) =>
    entries.get(route.flow) ?? mean(route.sources.map(({ key }) => centre.get(key) ?? 0)) ?? 0;
  rows.forEach((row, index) => {
    const above =
      index === 0 ? (edge === 0 ? taken : []) : [...places(placed[index - 1]), ...entriesAbove(routes, entries, index)];
    const here = new Map<string, number>();
    gapsOf(row).forEach(([from, until], gap) => {
      const wanted = lanes
        .filter((lane) => lane.row === index && lane.gap === gap)
        .map(({ flow }) => {
          const route = byFlow.get(flow);
          const before = placed[index - 1]?.get(flow);
          const x = route === undefined ? 0 : index === route.sink ? aimOf(route) : (before ?? aimOf(route));
          return { flow, x };
        });
      const between = placeBetween(wanted, from + laneMargin, until - laneMargin, laneStep, above);
      for (const [flow, x] of between) here.set(flow, x);
    });
    placed.push(here);
    exits.push(exitsOf(row, index, routes, (route) => outOf(route, index, entries, placed), above));
  });
  const edges = new Map(
    routes
      .filter(({ enters, target }) => enters || target === undefined)
      .map((route) => [route.flow, edgePlace(route, edge, placed, entries, aimOf)] as const),
  );
  return { lanes: placed, exits, entries, edges };
}

function edgePlace(
  route: Route,
  edge: number,
  lanes: readonly ReadonlyMap<string, number>[],
  entries: ReadonlyMap<string, number>,
  aimOf: (route: Route) => number,
): number {
  const lane = lanes[edge === 0 ? 0 : edge - 1]?.get(route.flow);
  return lane ?? (route.sink === edge ? entries.get(route.flow) : undefined) ?? aimOf(route);
}

/** Where a flow leaves a channel that its sources come out into. */
function outOf(
  route: Route,
  channel: number,
  entries: ReadonlyMap<string, number>,
  lanes: readonly ReadonlyMap<string, number>[],
): number | undefined {
  if (channel > route.sink) return lanes[channel - 1]?.get(route.flow);
  if (channel < route.sink) return lanes[channel]?.get(route.flow);
  return entries.get(route.flow);
}

function places(lanes: ReadonlyMap<string, number> | undefined): readonly Place[] {
  return [...(lanes ?? [])].map(([flow, x]) => ({ flow, x }));
}

function entriesAbove(
  routes: readonly Route[],
  entries: ReadonlyMap<string, number>,
  channel: number,
): readonly Place[] {
  return routes
    .filter(({ target }) => target?.side === 'below' && channelOf(target) === channel)
    .flatMap(({ flow }) => {
      const x = entries.get(flow);
      return x === undefined ? [] : [{ flow, x }];
    });
}

function centresOf(rows: readonly StackRow[]): ReadonlyMap<string, number> {
  return new Map(rows.flatMap(({ items }) => items.map(({ key, x, width }) => [key, x + width / 2] as const)));
}

/** Where flows enter their boxes: in the middle, several side by side. */
function entriesOf(rows: readonly StackRow[], routes: readonly Route[]): ReadonlyMap<string, number> {
  const items = new Map(rows.flatMap((row) => row.items.map((item) => [item.key, item] as const)));
  const byTarget = new Map<string, string[]>();
  for (const { flow, target } of routes) {
    if (target !== undefined) byTarget.set(target.key, [...(byTarget.get(target.key) ?? []), flow]);
  }
  const entries = new Map<string, number>();
  for (const [target, flows] of byTarget) {
    const item = items.get(target);
    if (item === undefined) continue;
    const { x, width, ports } = item;
    flows.toSorted().forEach((flow, index) => {
      const spread = x + width / 2 + (index - (flows.length - 1) / 2) * 20;
      entries.set(flow, typeof ports === 'object' ? (ports.get(flow) ?? spread) : Math.round(spread));
    });
  }
  return entries;
}

const exitStep = 12;

/** Where flows leave the boxes of a row: straight towards where they are going where that lies above the box. */
function exitsOf(
  row: StackRow,
  index: number,
  routes: readonly Route[],
  towards: (route: Route) => number | undefined,
  taken: readonly Place[],
): Map<string, Map<string, number>> {
  const exits = new Map<string, Map<string, number>>();
  for (const { key, x, width, ports } of row.items) {
    const leaving = routes
      .filter(({ sources }) => sources.some((source) => source.key === key && source.row === index))
      .map((route) => ({ flow: route.flow, x: towards(route) ?? x + width / 2 }))
      .toSorted((a, b) => a.x - b.x);
    const step = Math.min(exitStep, (width - 20) / Math.max(1, leaving.length - 1));
    const first = x + width / 2 - ((leaving.length - 1) / 2) * step;
    const straight = leaving.findIndex((each) => each.x >= x + 10 && each.x <= x + width - 10);
    const shift = straight < 0 ? 0 : (leaving[straight]?.x ?? 0) - (first + straight * step);
    const wanted = leaving.map(({ flow }, order) => ({ flow, x: Math.round((first + order * step + shift) * 2) / 2 }));
    const found =
      typeof ports === 'object' ? ports : placeBetween(wanted, x + 8, x + width - 8, Math.min(step, 6), taken);
    for (const { flow } of leaving) {
      exits.set(flow, (exits.get(flow) ?? new Map()).set(key, found.get(flow) ?? x + width / 2));
    }
  }
  return exits;
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((total, value) => total + value, 0) / values.length;
}

/** How high each channel must be for its tracks, in units of the picture. */
export function channelsOf(rows: number, routes: readonly Route[], ways: Ways, edge: number) {
  return Array.from({ length: rows + 1 }, (_, channel) => {
    const crossings = routes.flatMap((route) => crossingOf(route, channel, ways, edge) ?? []);
    const { tracks, count } = layTracks(crossings);
    return { crossings, tracks, height: count * trackStep };
  });
}

export type Channel = ReturnType<typeof channelsOf>[number];

/** What a flow has to do with a channel: where it comes in and where it leaves. */
function crossingOf(
  route: Route,
  channel: number,
  { lanes, exits, entries, edges }: Ways,
  edge: number,
): Crossing | undefined {
  const { flow, sink, target, enters } = route;
  const above = lanes[channel - 1]?.get(flow);
  const below = lanes[channel]?.get(flow);
  const border = edges.get(flow);
  const outside = edge === 0 ? 'above' : 'below';
  const ins: Meeting[] = route.sources
    .filter((source) => channelOf(source) === channel)
    .flatMap(({ key, row, side }) => {
      const x = exits[row]?.get(flow)?.get(key);
      return x === undefined ? [] : [{ x, side: side === 'above' ? 'below' : 'above', end: 'box' }];
    });
  if (below !== undefined && channel >= sink) ins.push({ x: below, side: 'below', end: 'lane' });
  if (above !== undefined && channel <= sink) ins.push({ x: above, side: 'above', end: 'lane' });
  if (enters && channel === edge && border !== undefined) ins.push({ x: border, side: outside, end: 'edge' });
  if (ins.length === 0) return undefined;
  if (channel > sink)
    return above === undefined ? undefined : { flow, ins, out: { x: above, side: 'above', end: 'lane' } };
  if (channel < sink)
    return below === undefined ? undefined : { flow, ins, out: { x: below, side: 'below', end: 'lane' } };
  if (target === undefined) {
    return border === undefined ? undefined : { flow, ins, out: { x: border, side: outside, end: 'edge' } };
  }
  const entry = entries.get(flow);
  const side = target.side === 'below' ? 'above' : 'below';
  return entry === undefined ? undefined : { flow, ins, out: { x: entry, side, end: 'box' } };
}

/** Vertical extent of a row's boxes. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/** The lines of each flow. `trackTops` is where the tracks of each channel begin, `border` the stack's edge. */
export function drawStack(
  extents: readonly Extent[],
  channels: readonly Channel[],
  trackTops: readonly number[],
  border: number,
): ReadonlyMap<string, readonly (readonly Point[])[]> {
  const lines = new Map<string, (readonly Point[])[]>();
  channels.forEach(({ crossings, tracks }, channel) => {
    const ended = ({ x, side, end }: Meeting): Terminal => {
      const extent = extents[side === 'above' ? channel - 1 : channel];
      if (end === 'edge' || extent === undefined) return { x, side, y: border };
      if (end === 'lane') return { x, side, y: (extent.top + extent.bottom) / 2 };
      return { x, side, y: side === 'above' ? extent.bottom : extent.top };
    };
    for (const { flow, ins, out } of crossings) {
      const y = (trackTops[channel] ?? 0) + (tracks.get(flow) ?? 0) * trackStep + trackStep / 2;
      lines.set(flow, [...(lines.get(flow) ?? []), ...linesOf(ins.map(ended), ended(out), y)]);
    }
  });
  return lines;
}
