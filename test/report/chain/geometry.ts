import { styles } from '../../../src/report/chain/box.ts';
import type { ChainLayout, PlacedFlow } from '../../../src/report/chain/layout.ts';
import type { Rectangle } from '../../../src/report/chain/placed.ts';
import { textBox } from '../../../src/report/charts/svg.ts';

interface Named extends Rectangle {
  readonly name: string;
}

/** All that must stand clear of each other: boxes, bars and the texts around them. */
export function solids({ panels }: ChainLayout): {
  readonly boxes: readonly Named[];
  readonly texts: readonly Named[];
} {
  const boxes: Named[] = [];
  const texts: Named[] = [];
  for (const { layout, x, y } of panels) {
    const add = (list: Named[], name: string, each: Rectangle) =>
      list.push({ name, x: each.x + x, y: each.y + y, width: each.width, height: each.height });
    for (const placed of layout.boxes) add(boxes, placed.box.key, placed);
    for (const bar of layout.bars) add(boxes, `bar ${bar.title}`, bar);
    for (const text of layout.texts) {
      const style = styles[text.style];
      const level = textBox(text.text, 0, 0, style, text.anchor);
      const turned = { x: level.y, y: -level.x - level.width, width: level.height, height: level.width };
      const placed = text.turned === true ? turned : level;
      add(texts, text.text, { ...placed, x: placed.x + text.x, y: placed.y + text.y });
    }
  }
  return { boxes, texts };
}

export function overlapsIn(all: readonly Named[], others: readonly Named[] = all): readonly string[] {
  const found: string[] = [];
  all.forEach((a, index) => {
    for (const b of all === others ? others.slice(index + 1) : others) {
      if (
        a.x + 0.01 < b.x + b.width &&
        b.x + 0.01 < a.x + a.width &&
        a.y + 0.01 < b.y + b.height &&
        b.y + 0.01 < a.y + a.height
      ) {
        found.push(`${a.name} × ${b.name}`);
      }
    }
  });
  return found;
}

/** Segments of arrows that run through a rectangle, not only along it. */
export function cuts(flows: readonly PlacedFlow[], all: readonly Named[]): readonly string[] {
  const found: string[] = [];
  for (const { id, lines } of flows) {
    for (const line of lines) {
      line.slice(1).forEach((end, index) => {
        const start = line[index] ?? end;
        const [left, right] = [Math.min(start[0], end[0]), Math.max(start[0], end[0])];
        const [top, bottom] = [Math.min(start[1], end[1]), Math.max(start[1], end[1])];
        for (const { x, y, width, height, name } of all) {
          if (left < x + width - 0.3 && right > x + 0.3 && top < y + height - 0.3 && bottom > y + 0.3) {
            found.push(`${id} through ${name}`);
          }
        }
      });
    }
  }
  return found;
}

export function outside({ width, height }: ChainLayout, all: readonly Named[]): readonly string[] {
  return all
    .filter(
      (each) =>
        each.x < -0.01 || each.y < -0.01 || each.x + each.width > width + 0.01 || each.y + each.height > height + 0.01,
    )
    .map(({ name }) => name);
}

/** Sources of flows from whose box no unbroken line leads to the tip of the arrow. */
export function broken(layout: ChainLayout): readonly string[] {
  const tops = new Map<string, Rectangle>();
  for (const { layout: panel, x, y } of layout.panels) {
    for (const placed of panel.boxes) tops.set(placed.box.key, { ...placed, x: placed.x + x, y: placed.y + y });
  }
  return layout.flows.flatMap((flow) => {
    if (flow.head === undefined) return [`${flow.id} has no tip`];
    const reached = reachedFrom(flow, flow.head);
    return flow.sources
      .filter((source) => {
        const top = tops.get(source);
        return !reached.some(
          ([x, y]) => top !== undefined && Math.abs(y - top.y) < 0.01 && x >= top.x && x <= top.x + top.width,
        );
      })
      .map((source) => `${source} does not reach ${flow.id}`);
  });
}

type Point = readonly [number, number];

/** Beginnings of all lines that hang together with the point. */
function reachedFrom({ lines }: PlacedFlow, from: Point): readonly Point[] {
  const left = new Set(lines);
  const found: (readonly Point[])[] = [];
  let edge: (readonly Point[])[] = [[from, from]];
  while (edge.length > 0) {
    const next = [...left].filter((line) => edge.some((other) => meet(line, other)));
    for (const line of next) left.delete(line);
    found.push(...next);
    edge = next;
  }
  return found.flatMap((line) => [line[0] ?? from]);
}

function meet(a: readonly Point[], b: readonly Point[]): boolean {
  return ends(a).some((end) => lies(end, b)) || ends(b).some((end) => lies(end, a));
}

function ends(line: readonly Point[]): readonly Point[] {
  return [line[0], line.at(-1)].filter((end) => end !== undefined);
}

function lies([x, y]: Point, line: readonly Point[]): boolean {
  return line.slice(1).some((end, index) => {
    const start = line[index] ?? end;
    return (
      x >= Math.min(start[0], end[0]) - 0.01 &&
      x <= Math.max(start[0], end[0]) + 0.01 &&
      y >= Math.min(start[1], end[1]) - 0.01 &&
      y <= Math.max(start[1], end[1]) + 0.01
    );
  });
}
