import { isRightToLeft, type TextStyle, textWidth, tidy } from './text.ts';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** A text as XML shows it, in content and in attributes. */
export function escapeXml(text: string): string {
  return tidy(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A coordinate with at most two decimals. */
export function round(value: number): number {
  const rounded = Math.round(value * 100) / 100;
  return Number.isFinite(rounded) && rounded !== 0 ? rounded : 0;
}

/** An element. Attributes are escaped, those that are undefined left out; content is markup already. */
export function element(name: string, attributes: Attributes, content?: string): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escapeXml(value ?? '')}"`)
    .join('');
  return content === undefined ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** What a pointer that rests on the parent is told, and what is read out. */
export function titleElement(text: string): string {
  return text === '' ? '' : `<title>${escapeXml(text)}</title>`;
}

export type Anchor = 'start' | 'middle' | 'end';

/**
 * One line of text. A text from right to left keeps its direction and its place: `anchor` names the side of the line as it lies in the
 * picture, not as it is read.
 */
export function textElement(text: string, x: number, y: number, className: string, anchor: Anchor = 'start'): string {
  const backwards = isRightToLeft(text);
  const side = backwards && anchor !== 'middle' ? (anchor === 'start' ? 'end' : 'start') : anchor;
  return element(
    'text',
    {
      x,
      y,
      class: className,
      'text-anchor': side === 'start' ? undefined : side,
      direction: backwards ? 'rtl' : undefined,
    },
    escapeXml(text),
  );
}

/** The box a line of text covers, its baseline at `y`. */
export function textBox(text: string, x: number, y: number, style: TextStyle, anchor: Anchor = 'start') {
  const width = textWidth(text, style);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { x: left, y: y - style.size * 0.8, width, height: style.size };
}
