import { textWidth, wrapText } from '../charts/text.ts';
import { leading, type StyleName, styles } from './box.ts';
import type { Extent } from './channels.ts';
import { type Frame, type PanelWish, strip } from './panel-widths.ts';
import type { ChainLevel, ChainWords, Sphere } from './picture.ts';
import type { PlacedText, Rectangle } from './placed.ts';
import type { Row } from './rows.ts';
import type { StackRow } from './stack.ts';

export const above = 12;

interface Column {
  readonly texts: readonly PlacedText[];
  /** From the top of the level, with room at both ends. */
  readonly height: number;
}

/** The level's name, and who answers for it, from the top of the level. */
export function columnTexts(level: ChainLevel, frame: Frame, { wide, words }: PanelWish): Column {
  const texts: PlacedText[] = [];
  const put = (
    from: number,
    x: number,
    width: number,
    parts: readonly (readonly [string, StyleName, PlacedText['look'], number, (string | undefined)?])[],
  ) => {
    let y = from;
    for (const [text, style, look, most, whole] of parts) {
      if (text === '') continue;
      const { lines, cut } = wrapText(text, width, styles[style], most);
      for (const line of lines) {
        const told = whole ?? (cut ? text : undefined);
        texts.push({
          text: line,
          x,
          y: y + leading[style] * 0.78,
          style,
          look,
          anchor: 'start',
          ...(told === undefined ? {} : { whole: told }),
        });
        y += leading[style];
      }
      y += 2;
    }
    return y;
  };
  const name = put(above - 1, frame.left, frame.low - frame.left - 8, [
    [level.title, wide ? 'level' : 'strong', 'ink', 4],
    [level.system ? words.system : '', 'small', 'soft', 3, level.together === '' ? undefined : level.together],
    [wide ? '' : level.accountable, 'small', 'soft', 4, level.accountability === '' ? undefined : level.accountability],
  ]);
  if (!wide) return { texts, height: name + 6 };
  const who = put(above - 1, frame.right + 14, frame.width - frame.right - 26, [
    [level.accountable, 'strong', 'ink', 3],
    [level.accountability, 'note', 'soft', 7],
  ]);
  return { texts, height: Math.max(name, who) + 6 };
}

export function titleLines({ framework }: PanelWish, row: StackRow | undefined) {
  const width = (row?.items[0]?.width ?? 0) + 1;
  const status = framework.status === '' ? '' : `  ${framework.status}`;
  const statusWidth = textWidth(status, styles.small);
  return { ...wrapText(framework.title, Math.max(80, width - statusWidth), styles.heading, 3), statusWidth };
}

export function titleTexts(
  wish: PanelWish,
  stack: readonly StackRow[],
  extents: readonly Extent[],
  rows: readonly Row[],
): readonly PlacedText[] {
  if (rows[0]?.kind !== 'title') return [];
  const { lines, cut } = titleLines(wish, stack[0]);
  const { title, status } = wish.framework;
  const [x, top] = [stack[0]?.items[0]?.x ?? 0, (extents[0]?.top ?? 0) + 6];
  const texts: PlacedText[] = lines.map((text, index) => ({
    text,
    x,
    y: top + leading.heading * (index + 0.78),
    style: 'heading',
    look: 'ink',
    anchor: 'start',
    ...(cut ? { whole: title } : {}),
  }));
  if (status === '') return texts;
  const end = x + textWidth(lines.at(-1) ?? '', styles.heading) + 8;
  const y = top + leading.heading * (lines.length - 0.22);
  return [...texts, { text: status, x: end, y, style: 'small', look: 'accent', anchor: 'start' }];
}

/** What the column at the side holds, above its first level. */
export function headTexts(
  { framework, wide, words }: PanelWish,
  frame: Frame,
  boundaries: ReadonlyMap<string, number>,
): readonly PlacedText[] {
  const top = Math.min(...boundaries.values());
  if (!wide || !Number.isFinite(top)) return [];
  const label = framework.levels.at(-1)?.lineAbove === true ? labelLines(words, wide).length * leading.small + 6 : 0;
  return [
    { text: words.accountable, x: frame.right + 14, y: top - label - 7, style: 'small', look: 'soft', anchor: 'start' },
  ];
}

const labelWidth = { wide: 208, narrow: 104 };

/** What is written on the line of accountability. */
export function labelLines(words: ChainWords, wide: boolean): readonly string[] {
  const width = wide ? labelWidth.wide : labelWidth.narrow;
  return wrapText(words.line, width, { ...styles.small, bold: true }, 2).lines;
}

export function lineTexts(y: number, frame: Frame, { wide, words }: PanelWish): readonly PlacedText[] {
  const x = wide ? frame.right + 14 : frame.left;
  const lines = labelLines(words, wide);
  return lines.map((text, index) => ({
    text,
    x,
    y: y - 6 - (lines.length - 1 - index) * leading.small,
    style: 'small',
    look: 'accent',
    anchor: 'start',
    whole: words.at(words.line, words.lineMeaning),
  }));
}

export function stripText(
  { x, y, height, sphere }: Rectangle & { readonly sphere: Sphere },
  words: ChainWords,
): PlacedText {
  const { lines } = wrapText(words.sphere[sphere] ?? sphere, height - 8, styles.small, 1);
  return {
    text: lines[0] ?? '',
    x: x + strip / 2 + 4,
    y: y + height / 2,
    style: 'small',
    look: 'soft',
    anchor: 'middle',
    turned: true,
    whole: words.sphereMeaning[sphere] ?? sphere,
  };
}
