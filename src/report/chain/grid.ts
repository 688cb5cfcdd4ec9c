import type { ChainFramework, ChainPicture } from './picture.ts';

/** Frameworks in rows: what others feed stands above them, at most so many in a row, rows of nearly the same length. */
export function frameworkRows(
  { frameworks, links }: ChainPicture,
  most: number,
): readonly (readonly ChainFramework[])[] {
  const homes = new Map(
    frameworks.flatMap(({ id, levels }) => levels.flatMap(({ boxes }) => boxes.map(({ key }) => [key, id] as const))),
  );
  const fed = new Map<string, Set<string>>();
  for (const { from, to } of links) {
    const [source, target] = [homes.get(from), homes.get(to)];
    if (source === undefined || target === undefined || source === target) continue;
    fed.set(source, (fed.get(source) ?? new Set()).add(target));
  }
  const ranks = new Map<string, number>();
  const rankOf = (id: string, path: readonly string[]): number => {
    const known = ranks.get(id);
    if (known !== undefined) return known;
    // Frameworks that feed each other in a circle stand where the walk meets them.
    const next = [...(fed.get(id) ?? [])].filter((other) => other !== id && !path.includes(other));
    const rank = next.length === 0 ? 0 : 1 + Math.max(...next.map((other) => rankOf(other, [...path, id])));
    ranks.set(id, rank);
    return rank;
  };
  const levels: ChainFramework[][] = [];
  for (const framework of frameworks) {
    const rank = rankOf(framework.id, []);
    for (let index = levels.length; index <= rank; index++) levels.push([]);
    levels[rank]?.push(framework);
  }
  return levels.filter((row) => row.length > 0).flatMap((row) => evenly(row, most));
}

function evenly<T>(all: readonly T[], most: number): readonly (readonly T[])[] {
  const rows = Math.ceil(all.length / most);
  const length = Math.ceil(all.length / rows);
  return Array.from({ length: rows }, (_, row) => all.slice(row * length, (row + 1) * length));
}
