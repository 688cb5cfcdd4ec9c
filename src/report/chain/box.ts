import { type TextStyle, type Wrapped, wrapText } from '../charts/text.ts';
import type { ChainBox, ChainWords } from './picture.ts';

/** Text styles of the picture, each with the class that sets it. */
export const styles = {
  heading: { size: 15, bold: true },
  statement: { size: 13 },
  id: { size: 10.5, mono: true },
  small: { size: 11 },
  strong: { size: 12, bold: true },
  level: { size: 13, bold: true },
  note: { size: 11.5 },
} as const satisfies Readonly<Record<string, TextStyle>>;

export type StyleName = keyof typeof styles;

export const leading: Readonly<Record<StyleName, number>> = {
  heading: 19,
  statement: 16.5,
  id: 14,
  small: 14,
  strong: 15.5,
  level: 16,
  note: 14.5,
};

export interface BoxText {
  readonly text: string;
  readonly style: StyleName;
  /** Baseline, from the box's top. */
  readonly y: number;
  readonly tone?: string;
}

/** What stands in a box of a given width; `strip` is the part at the bottom that carries the rating. */
export interface BoxContent {
  readonly height: number;
  readonly texts: readonly BoxText[];
  readonly strip?: { readonly height: number; readonly tone: string };
}

export const boxPadding = 10;
/** From the edge of a line to its baseline. */
const rise = 0.78;

/** Sets a box's texts: its id, its statement in at most `most` lines, else its short form, its rating and coverage. */
export function boxContent(box: ChainBox, width: number, most: number, words: ChainWords): BoxContent {
  const room = width - 2 * boxPadding;
  const texts: BoxText[] = [];
  let y = 7;
  const put = (lines: readonly string[], style: StyleName, tone?: string) => {
    for (const text of lines) {
      texts.push({ text, style, y: y + leading[style] * rise, ...(tone === undefined ? {} : { tone }) });
      y += leading[style];
    }
  };
  put(wrapText(box.id, room, styles.id, 2).lines, 'id');
  y += 1;
  put(mainText(box, room, most).lines, 'statement');
  if (box.accountable !== '') {
    y += 2;
    put(wrapText(words.answersFor(box.accountable), room, styles.small, 2).lines, 'small');
  }
  y += 7;
  if (box.rating === undefined && box.coverage === '') return { height: Math.ceil(y), texts };
  const top = y;
  y += 4;
  if (box.rating !== undefined) {
    put(wrapText(`${box.rating.symbol} ${box.rating.word}`, room, styles.strong, 2).lines, 'strong', box.rating.tone);
  }
  if (box.coverage !== '') put(wrapText(box.coverage, room, styles.small, 2).lines, 'small');
  y += 4;
  return { height: Math.ceil(y), texts, strip: { height: Math.ceil(y) - top, tone: box.rating?.tone ?? 'none' } };
}

function mainText({ statement, short, id }: ChainBox, room: number, most: number): Wrapped {
  const whole = wrapText(statement || short || id, room, styles.statement, most);
  return whole.cut && short !== '' ? wrapText(short, room, styles.statement, most) : whole;
}
