import { SaxesParser } from 'saxes';
import { chartText } from '../../../src/report/charts/figure.ts';
import { textBox } from '../../../src/report/charts/svg.ts';

interface Seen {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The texts of a drawing with the room each takes, and the size of the drawing. */
export function textsIn(svg: string): {
  readonly texts: readonly Seen[];
  readonly width: number;
  readonly height: number;
} {
  const texts: Seen[] = [];
  const moves: { readonly x: number; readonly y: number; readonly turned: boolean }[] = [];
  let [width, height] = [0, 0];
  let open: { x: number; y: number; anchor: string; className: string; text: string; backwards: boolean } | undefined;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const of = (key: string) => String(attributes[key] ?? '');
    if (name === 'svg') [width, height] = [Number(of('width')), Number(of('height'))];
    const move = /translate\((-?[\d.]+) (-?[\d.]+)\)/.exec(of('transform'));
    moves.push({ x: Number(move?.[1] ?? 0), y: Number(move?.[2] ?? 0), turned: of('transform').includes('rotate') });
    if (name !== 'text') return;
    open = {
      x: Number(of('x')),
      y: Number(of('y')),
      anchor: of('text-anchor') || 'start',
      className: of('class'),
      text: '',
      backwards: of('direction') === 'rtl',
    };
  });
  parser.on('text', (part) => {
    if (open !== undefined) open.text += part;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'text' && open !== undefined) {
      const style = styleOf(open.className);
      const side =
        open.backwards && open.anchor !== 'middle' ? (open.anchor === 'start' ? 'end' : 'start') : open.anchor;
      const box = textBox(open.text, open.x, open.y, style, side as 'start' | 'middle' | 'end');
      const turned = moves.some((move) => move.turned);
      const placed = turned ? { x: box.y, y: -box.x - box.width, width: box.height, height: box.width } : box;
      const by = (key: 'x' | 'y') => moves.reduce((sum, move) => sum + move[key], 0);
      texts.push({ ...placed, text: open.text, x: placed.x + by('x'), y: placed.y + by('y') });
      open = undefined;
    }
    moves.pop();
  });
  parser.write(svg).close();
  return { texts, width, height };
}

function styleOf(className: string) {
  if (className.includes('pl-cell-symbol')) return { size: 13 };
  const name = (Object.keys(chartText) as (keyof typeof chartText)[]).find((each) =>
    className.split(' ').includes(`pl-${each}`),
  );
  if (name === undefined) throw new Error(`No size for ${className}`);
  return chartText[name];
}

/** Texts that lie on each other, and those that leave the drawing. */
export function faultsIn(svg: string): readonly string[] {
  const { texts, width, height } = textsIn(svg);
  const found: string[] = [];
  texts.forEach((a, index) => {
    if (a.x < -0.5 || a.y < -0.5 || a.x + a.width > width + 0.5 || a.y + a.height > height + 0.5) {
      found.push(`${a.text} leaves the drawing`);
    }
    for (const b of texts.slice(index + 1)) {
      if (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height) {
        found.push(`${a.text} × ${b.text}`);
      }
    }
  });
  if (/NaN|Infinity|undefined/.test(svg.replaceAll(/<(title|desc|text)\b.*?<\/\1>/g, '')))
    found.push('a coordinate is no number');
  return found;
}
