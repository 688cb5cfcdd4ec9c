import type { ChainLink } from './picture.ts';

/** All contributions to one result that are drawn alike: they join on the way to it. */
export interface Flow {
  readonly id: string;
  /** Key of a box. */
  readonly target: string;
  readonly sources: readonly string[];
  readonly uncertain: boolean;
}

/** Links by target, certain and uncertain apart; each link once. */
export function flowsOf(links: readonly ChainLink[]): readonly Flow[] {
  const flows = new Map<string, { target: string; uncertain: boolean; sources: Set<string> }>();
  for (const { from, to, uncertain } of links) {
    const id = `${uncertain ? '?' : '!'}${to}`;
    const flow = flows.get(id) ?? { target: to, uncertain, sources: new Set() };
    flow.sources.add(from);
    flows.set(id, flow);
  }
  return [...flows].map(([id, { target, uncertain, sources }]) => ({ id, target, uncertain, sources: [...sources] }));
}

/**
 * The way of a flow through a stack of rows, 0 the highest. Channel c lies above row c, the last one below the last row. It begins in
 * the channels beside its sources, or at the edge of the stack, and ends in one channel.
 */
export interface Route {
  readonly flow: string;
  /** Where it ends: beside its target, or at the edge where it leaves. */
  readonly sink: number;
  readonly target?: RouteEnd;
  readonly sources: readonly RouteEnd[];
  /** It comes in at the edge. */
  readonly enters: boolean;
}

/** An item of a row, and the channel beside it: above the row, or below. */
export interface RouteEnd {
  readonly key: string;
  readonly row: number;
  readonly side: 'above' | 'below';
}

export function channelOf({ row, side }: RouteEnd): number {
  return side === 'above' ? row : row + 1;
}

/** Rows that the flow passes between boxes. */
export function passedRows({ sink, sources, enters }: Route, edge: number): readonly number[] {
  const channels = [...sources.map(channelOf), ...(enters ? [edge] : []), sink];
  const [first, last] = [Math.min(...channels), Math.max(...channels)];
  return Array.from({ length: last - first }, (_, index) => first + index);
}
