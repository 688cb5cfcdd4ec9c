import type { Words } from '../words.ts';
import { fileStyle } from './style.ts';
import { element, round, textElement, titleElement } from './svg.ts';
import { cutText, type TextStyle, textWidth, wrapText } from './text.ts';

/** What charts say beside the words of their portfolio. */
export type ChartWords = Words['chart'];

/** A picture with what it shows as a table: for those who do not see it, and beside it for those who do. */
export interface Chart {
  readonly svg: string;
  /** In pixels, as it is drawn. */
  readonly width: number;
  readonly table: ChartTable;
}

/** Headers and rows of the values that a chart shows, as a reader reads them. The first cell of a row names it. */
export interface ChartTable {
  readonly caption: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What is read out in place of a chart of values over time; texts that are empty are left out. */
export function courseDescription(
  [start, end]: readonly [string, string],
  last: string,
  target: string,
  words: ChartWords,
): string {
  return [
    start === end ? (start === '' ? '' : words.valuesOf(start)) : words.valuesFrom(start, end),
    last === '' ? words.noValueYet : words.lastValue(last),
    target === '' ? '' : words.lastTarget(target),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** How a picture stands in its page. */
export interface Setting {
  /** Unique in the page: ids of title and description begin with it. */
  readonly id: string;
  /** A file of its own: with its stylesheet, a ground and a heading. */
  readonly standalone: boolean;
}

/** Text styles of charts, each with the class `pl-<name>`. */
export const chartText = {
  heading: { size: 15, bold: true },
  tick: { size: 11 },
  small: { size: 11 },
  value: { size: 12, bold: true },
  note: { size: 11.5 },
} as const satisfies Readonly<Record<string, TextStyle>>;

interface Figure {
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  /** Kind, for the class: `pl-<kind>`. */
  readonly kind: string;
  /** Something in it can be followed, so it is not an image. */
  readonly hasLinks?: boolean;
  readonly content: string;
}

/** Of charts that stand in the text of a page: a telephone's, so that none is pushed sideways there. */
export const usualWidth = 336;

const margin = 16;

/** The SVG around a picture's content. */
export function figure(
  { title, description, width, height, kind, hasLinks, content }: Figure,
  { id, standalone }: Setting,
): string {
  const head = standalone ? headingOf(title, width) : { height: 0, svg: '' };
  const around = standalone ? margin : 1;
  const [whole, high] = [round(width + 2 * around), round(height + head.height + 2 * around)];
  const parts = [
    titleElement(title).replace('<title>', `<title id="${id}-title">`),
    titleElement(description).replace('<title>', `<desc id="${id}-desc">`).replace('</title>', '</desc>'),
    standalone ? `<style>${fileStyle()}</style>` : '',
    standalone ? element('rect', { class: 'pl-paper', width: whole, height: high }) : '',
    element('g', { transform: `translate(${around} ${around})` }, [head.svg, lowered(content, head.height)].join('\n')),
  ];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    class: `pl-figure pl-${kind}`,
    width: whole,
    height: high,
    viewBox: `0 0 ${whole} ${high}`,
    // What is an image holds nothing that can be followed.
    role: hasLinks === true ? 'group' : 'img',
    'aria-labelledby': title === '' ? undefined : `${id}-title`,
    'aria-describedby': description === '' ? undefined : `${id}-desc`,
  };
  return `${element('svg', attributes, `\n${parts.filter((part) => part !== '').join('\n')}\n`)}\n`;
}

function lowered(content: string, by: number): string {
  return by === 0 ? content : element('g', { transform: `translate(0 ${round(by)})` }, content);
}

function headingOf(title: string, width: number) {
  if (title === '') return { height: 0, svg: '' };
  const { lines } = wrapText(title, width, chartText.heading, 3);
  const drawn = lines.map((line, index) => textElement(line, 0, index * 19 + 14, 'pl-heading'));
  return { height: lines.length * 19 + 10, svg: drawn.join('\n') };
}

export interface LegendItem {
  readonly text: string;
  /** Width of its sign. */
  readonly width: number;
  /** The sign, its left edge at x, beside a text whose baseline is y. */
  draw(x: number, y: number): string;
}

/** The signs of a picture with their meaning, in lines of its width. */
export function legend(items: readonly LegendItem[], width: number): { readonly height: number; readonly svg: string } {
  const drawn: string[] = [];
  let [x, y] = [0, 24];
  for (const item of items) {
    const text = cutText(item.text, width - item.width - 8, chartText.small);
    const own = item.width + 8 + textWidth(text, chartText.small);
    if (x > 0 && x + own > width) [x, y] = [0, y + 20];
    drawn.push(item.draw(x, y), textElement(text, x + item.width + 8, y, 'pl-small pl-soft'));
    x = round(x + own + 24);
  }
  return { height: items.length === 0 ? 0 : y + 8, svg: drawn.join('\n') };
}
