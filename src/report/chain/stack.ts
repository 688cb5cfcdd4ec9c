import { passedRows, type Route } from './flows.ts';

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
export function gapsOf(row: StackRow | undefined): readonly (readonly [number, number])[] {
  if (row === undefined) return [];
  const ends = [...row.items.map(({ x }) => x), row.high];
  const starts = [row.low, ...row.items.map(({ x, width }) => x + width)];
  return starts.map((start, index) => [start, ends[index] ?? row.high] as const);
}
