import { channelOf, type Route } from './flows.ts';
import { gapsOf, type Lane, laneMargin, laneStep, type StackRow } from './stack.ts';
import { placeBetween } from './tracks.ts';

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
