import { channelOf, type Route } from './flows.ts';
import { type Crossing, layTracks, linesOf, type Meeting, type Point, type Terminal, trackStep } from './tracks.ts';
import type { Ways } from './ways.ts';

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
