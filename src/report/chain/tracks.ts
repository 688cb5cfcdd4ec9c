/** Where a flow meets a channel: the strip between two rows that holds no box. */
export interface Terminal {
  readonly x: number;
  readonly side: 'above' | 'below';
  /** How far the line goes beyond the channel: to the edge of a box, or the middle of a row where it meets its other half. */
  readonly y: number;
}

/** Where a line goes on beyond the channel: it ends at a box, passes the row, or crosses the edge of the stack. */
export interface Meeting {
  readonly x: number;
  readonly side: Terminal['side'];
  readonly end: 'box' | 'lane' | 'edge';
}

/** A flow within one channel: everything that comes in joins one horizontal track and leaves at one place. */
export interface Crossing {
  readonly flow: string;
  readonly ins: readonly Meeting[];
  readonly out: Meeting;
}

export type Point = readonly [x: number, y: number];

export const trackStep = 8;
const clearance = 7;

/** The tracks of a channel, 0 the highest: flows whose tracks would touch get one each, in an order in which few cross. */
export function layTracks(crossings: readonly Crossing[]): {
  readonly tracks: ReadonlyMap<string, number>;
  readonly count: number;
} {
  const bent = crossings.filter(({ ins, out }) => ins.some(({ x }) => x !== out.x));
  const ordered = bent.toSorted((a, b) => a.out.x - b.out.x);
  for (let pass = 0; pass < Math.min(ordered.length, 40); pass++) {
    let moved = false;
    for (let index = 1; index < ordered.length; index++) {
      const [upper, lower] = [ordered[index - 1], ordered[index]];
      if (upper === undefined || lower === undefined || conflicts(upper, lower) <= conflicts(lower, upper)) continue;
      ordered[index - 1] = lower;
      ordered[index] = upper;
      moved = true;
    }
    if (!moved) break;
  }
  const tracks = new Map<string, number>();
  let count = 0;
  for (const [index, crossing] of ordered.entries()) {
    const above = ordered.slice(0, index).filter((other) => touches(other, crossing));
    const track = above.reduce((lowest, { flow }) => Math.max(lowest, (tracks.get(flow) ?? 0) + 1), 0);
    tracks.set(crossing.flow, track);
    count = Math.max(count, track + 1);
  }
  return { tracks, count };
}

/** Crossings between two flows when the first runs above the second. Lines that would lie on each other weigh more. */
function conflicts(upper: Crossing, lower: Crossing): number {
  const [upperSpan, lowerSpan] = [spanOf(upper), spanOf(lower)];
  let count = 0;
  for (const { x, side } of [...upper.ins, upper.out]) {
    if (side === 'below' && x >= lowerSpan[0] && x <= lowerSpan[1]) count++;
    if (side === 'below') count += overlaid(x, lower, 'above');
  }
  for (const { x, side } of [...lower.ins, lower.out]) {
    if (side === 'above' && x >= upperSpan[0] && x <= upperSpan[1]) count++;
  }
  return count;
}

function overlaid(x: number, other: Crossing, side: Terminal['side']): number {
  return [...other.ins, other.out].some((each) => each.side === side && Math.abs(each.x - x) < 3) ? 20 : 0;
}

function touches(a: Crossing, b: Crossing): boolean {
  const [first, second] = [spanOf(a), spanOf(b)];
  return first[0] - clearance < second[1] && second[0] - clearance < first[1];
}

function spanOf({ ins, out }: Crossing): readonly [number, number] {
  const all = [out.x, ...ins.map(({ x }) => x)];
  return [Math.min(...all), Math.max(...all)];
}

export const bend = 6;

/** The lines of a flow within a channel, its track at `trackY`. Each is a run of right angles; they meet and do not overlap. */
export function linesOf(ins: readonly Terminal[], out: Terminal, trackY: number): readonly (readonly Point[])[] {
  const lines: (readonly Point[])[] = [];
  const straight = ins.find(({ x }) => x === out.x);
  if (straight !== undefined) lines.push([pointOf(straight), pointOf(out)]);
  for (const direction of [1, -1] as const) {
    // From the outermost inwards.
    const side = ins.filter(({ x }) => (out.x - x) * direction > 0).toSorted((a, b) => (a.x - b.x) * direction);
    side.forEach((terminal, index) => {
      const corner: Point = [terminal.x, trackY];
      if (index > 0) {
        const reach = Math.min(bend, Math.abs(out.x - terminal.x));
        lines.push([pointOf(terminal), corner, [terminal.x + direction * reach, trackY]]);
        return;
      }
      const isFirst = straight === undefined && !lines.some((line) => line.length === 4);
      const end: Point = isFirst
        ? pointOf(out)
        : [out.x, trackY + (out.y < trackY ? -1 : 1) * Math.min(bend, Math.abs(out.y - trackY))];
      lines.push([pointOf(terminal), corner, [out.x, trackY], end]);
    });
  }
  return lines;
}

function pointOf({ x, y }: Terminal): Point {
  return [x, y];
}

/** Places for lines between two ends, each as near as can be to where it wants to be, `step` apart, off the places that are taken. */
export function placeBetween(
  wanted: readonly { readonly flow: string; readonly x: number }[],
  low: number,
  high: number,
  step: number,
  taken: readonly { readonly flow: string; readonly x: number }[],
): ReadonlyMap<string, number> {
  const sorted = wanted.toSorted((a, b) => a.x - b.x || (a.flow < b.flow ? -1 : 1));
  const placed = new Map<string, number>();
  const room = Math.max(0, high - low);
  const apart = sorted.length > 1 ? Math.min(step, room / (sorted.length - 1)) : 0;
  sorted.forEach(({ flow, x }, index) => {
    // What comes after must still find room.
    const from = Math.max(low + index * apart, lastOf(placed, low - apart) + apart);
    const until = high - (sorted.length - 1 - index) * apart;
    const aim = Math.min(Math.max(x, from), until);
    placed.set(flow, freeNear(aim, from, until, flow, taken));
  });
  return placed;
}

function lastOf(placed: ReadonlyMap<string, number>, none: number): number {
  return placed.size === 0 ? none : Math.max(...placed.values());
}

function freeNear(
  aim: number,
  from: number,
  until: number,
  flow: string,
  taken: readonly { readonly flow: string; readonly x: number }[],
): number {
  const isFree = (x: number) => !taken.some((other) => other.flow !== flow && Math.abs(other.x - x) < 4);
  for (let off = 0; off <= 40; off++) {
    for (const x of [aim + off, aim - off]) if (x >= from && x <= until && isFree(x)) return x;
  }
  return aim;
}
