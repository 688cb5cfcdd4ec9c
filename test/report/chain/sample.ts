import type { ChainBox, ChainLevel, ChainLink, ChainPicture } from '../../../src/report/chain/picture.ts';

export function box(key: string, more: Partial<ChainBox> = {}): ChainBox {
  const id = key.slice(key.indexOf('/') + 1);
  const told = { statement: `What ${id} says`, short: '', href: `#${id}`, line: '', accountable: '', coverage: '' };
  return { key, id, ...told, ...more };
}

export function level(id: string, boxes: readonly ChainBox[], more: Partial<ChainLevel> = {}): ChainLevel {
  const told = { title: id, accountable: '', accountability: '', system: false, together: '', lineAbove: false };
  return { id, boxes, ...told, ...more };
}

export function picture(levels: readonly ChainLevel[], links: readonly ChainLink[]): ChainPicture {
  return { title: 'A chain', frameworks: [{ id: 'f', title: 'A framework', status: '', levels }], links };
}

export function link(from: string, to: string, uncertain = false): ChainLink {
  return { from, to, uncertain };
}

/** Levels of so many results each, lowest first, each result linked to so many above. */
export function tower(sizes: readonly number[], fan: number): ChainPicture {
  const keys = sizes.map((size, rank) => Array.from({ length: size }, (_, index) => `f/r${rank}-${index}`));
  const levels = keys.map((row, rank) =>
    level(
      `level-${rank}`,
      row.map((key, index) =>
        box(key, {
          statement: 'Cities delivering improved and responsive services to the urban poor'.slice(
            0,
            20 + ((index * 17) % 49),
          ),
          rating: { symbol: '◑', word: 'At risk', tone: 'warn' },
          coverage: '7 of 9 reported',
        }),
      ),
      {
        accountable: 'Partnership',
        accountability: 'The partnership answers for what stands here.',
        sphere: rank < 2 ? 'control' : rank < 3 ? 'influence' : 'interest',
        system: rank === 1 && row.length > 1,
        lineAbove: rank === 1,
      },
    ),
  );
  const links = keys.slice(0, -1).flatMap((row, rank) =>
    row.flatMap((from, index) =>
      Array.from({ length: fan }, (_, step) => {
        const above = keys[rank + 1] ?? [];
        return link(from, above[(index * 7 + step * 3) % above.length] ?? '', (index + step) % 4 === 3);
      }),
    ),
  );
  return picture(levels, links);
}
