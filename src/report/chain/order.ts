/** A link between two nodes that stand in ranks. */
export interface RankedLink {
  readonly from: string;
  readonly to: string;
}

/** Nodes of one rank that stay side by side share a group; '' is no group. */
export interface RankedNode {
  readonly key: string;
  readonly group: string;
}

const sweeps = 12;

/**
 * The nodes of each rank in an order in which few links cross: by the mean position of their neighbours, up and down in turns
 * (Sugiyama, Tagawa and Toda 1981). The order as given stays where another is no better.
 */
export function orderRanks(
  ranks: readonly (readonly RankedNode[])[],
  links: readonly RankedLink[],
): readonly (readonly RankedNode[])[] {
  const rankOf = new Map(ranks.flatMap((rank, index) => rank.map(({ key }) => [key, index] as const)));
  const within = links.filter(
    ({ from, to }) => rankOf.has(from) && rankOf.has(to) && rankOf.get(from) !== rankOf.get(to),
  );
  const neighbours = new Map<string, string[]>();
  for (const { from, to } of within) {
    neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
    neighbours.set(to, [...(neighbours.get(to) ?? []), from]);
  }
  let current: readonly (readonly RankedNode[])[] = ranks.map(keepGroups);
  let best = current;
  let fewest = crossings(best, within);
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep++) {
    current = swept(current, neighbours, rankOf, sweep % 2 === 0);
    const count = crossings(current, within);
    if (count < fewest) [best, fewest] = [current, count];
  }
  return best;
}

/** Each rank sorted by its neighbours in the ranks before it, walked upwards or downwards. */
function swept(
  ranks: readonly (readonly RankedNode[])[],
  neighbours: ReadonlyMap<string, readonly string[]>,
  rankOf: ReadonlyMap<string, number>,
  upwards: boolean,
): readonly (readonly RankedNode[])[] {
  const next = [...ranks];
  const order = upwards ? next.keys() : [...next.keys()].reverse();
  const place = placesOf(next);
  for (const index of order) {
    const rank = next[index] ?? [];
    const wanted = new Map(
      rank.map(({ key }) => {
        const known = (neighbours.get(key) ?? []).filter((other) => upwards === (rankOf.get(other) ?? 0) < index);
        return [key, known.length === 0 ? (place.get(key) ?? 0) : meanOf(known.map((other) => place.get(other) ?? 0))];
      }),
    );
    const sorted = rank.toSorted((a, b) => (wanted.get(a.key) ?? 0) - (wanted.get(b.key) ?? 0));
    next[index] = keepGroups(sorted);
    for (const [key, where] of placesOf([next[index] ?? []])) place.set(key, where);
  }
  return next;
}

/** Members of a group side by side, where the group's middle stands. */
function keepGroups(rank: readonly RankedNode[]): readonly RankedNode[] {
  const groups = new Map<string, { sum: number; members: RankedNode[] }>();
  rank.forEach((node, index) => {
    const name = node.group === '' ? `\0${node.key}` : node.group;
    const group = groups.get(name) ?? { sum: 0, members: [] };
    group.sum += index;
    group.members.push(node);
    groups.set(name, group);
  });
  return [...groups.values()]
    .toSorted((a, b) => a.sum / a.members.length - b.sum / b.members.length)
    .flatMap(({ members }) => members);
}

/** Positions from 0 to 1, the same scale for ranks of every length. */
function placesOf(ranks: readonly (readonly RankedNode[])[]): Map<string, number> {
  return new Map(ranks.flatMap((rank) => rank.map(({ key }, index) => [key, (index + 0.5) / rank.length] as const)));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

/** How many pairs of links between the same two ranks cross. */
export function crossings(ranks: readonly (readonly RankedNode[])[], links: readonly RankedLink[]): number {
  const place = new Map(
    ranks.flatMap((rank, at) => rank.map(({ key }, index) => [key, [at, index] as const] as const)),
  );
  const between = new Map<string, [number, number][]>();
  for (const { from, to } of links) {
    const [a, b] = [place.get(from), place.get(to)];
    if (a === undefined || b === undefined) continue;
    const [low, high] = a[0] < b[0] ? [a, b] : [b, a];
    const name = `${low[0]} ${high[0]}`;
    between.set(name, [...(between.get(name) ?? []), [low[1], high[1]]]);
  }
  let count = 0;
  for (const pairs of between.values()) {
    for (const [index, [low, high]] of pairs.entries()) {
      for (const [otherLow, otherHigh] of pairs.slice(index + 1)) {
        if ((low - otherLow) * (high - otherHigh) < 0) count++;
      }
    }
  }
  return count;
}
