/** How a text is set: size in units of the picture, weight, or a typewriter face. */
export interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
  readonly mono?: boolean;
}

/** A text in lines. `cut` where not all of it is there: the last line ends in an ellipsis. */
export interface Wrapped {
  readonly lines: readonly string[];
  readonly cut: boolean;
}

/** Widths in thousandths of the size, of Arial and the faces cut to its measure; the widest class of a character counts. */
const latin: readonly (readonly [number, string])[] = [
  [222, "'ijl|‘’"],
  [278, ' !,./:;I[\\]ft·\u00A0\u202F'],
  [355, '"()-`r{}“”'],
  [400, '*°'],
  [500, 'Jckvxyzsß^'],
  [556, '#$0123456789?L_abdeghnopqu«»–†'],
  [584, '+<=>~±−×÷'],
  [611, 'FTZ'],
  [667, '&ABEKPSVXY'],
  [722, 'CDHNRUw'],
  [778, 'GOQ'],
  [833, 'Mm'],
  [889, '%'],
  [944, 'W'],
  [1000, '—…→←↑↓↗↘◆●◐◕◑◔▣✕▼△○▷◇□✓≈'],
  [1015, '@'],
];
const widths = new Map(latin.flatMap(([width, characters]) => [...characters].map((each) => [each, width] as const)));

/** Marks that stand on or join other characters, and those that show nothing. */
const weightless = /\p{M}|\p{Cf}|\p{Emoji_Modifier}/u;
const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;
const pictograph = /\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}]/u;
/** Between these a line may break without a blank. */
const ideograph = /[\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFF00-\uFFEF\u{20000}-\u{3FFFD}]/u;

function classWidth(character: string): number {
  const known = widths.get(character);
  if (known !== undefined) return known;
  if (weightless.test(character)) return 0;
  if (pictograph.test(character)) return 1300;
  if (wide.test(character)) return 1000;
  const base = character.normalize('NFD').charAt(0);
  if (base !== character) return widths.get(base) ?? 750;
  if (/\p{Script=Arabic}|\p{Script=Hebrew}/u.test(character)) return 600;
  if (/\p{Lu}/u.test(character)) return 760;
  if (/\p{Script=Cyrillic}|\p{Script=Greek}/u.test(character)) return 620;
  return 800;
}

const bolder = 1.08;
/** Faces differ: what is estimated for Arial is wider in some of those that a reader's machine may take. */
const safety = 1.08;

/** Width of a text as it will be at most in the usual faces: estimated, the same on every machine. */
export function textWidth(text: string, { size, bold, mono }: TextStyle): number {
  let thousandths = 0;
  for (const character of text) {
    const width = classWidth(character);
    thousandths += mono === true && width > 0 ? Math.max(602, width >= 1000 ? width : 0) : width;
  }
  return (thousandths * size * (bold === true ? bolder : 1) * safety) / 1000;
}

/** One line without what XML may not hold: control characters and halves of characters become blanks, runs of blanks one. */
export function tidy(text: string): string {
  if (tidyAlready.test(text)) return text;
  return text
    .replace(/\p{Cs}|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/[^\S\u00A0\u202F]+|\p{Cc}+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Visible signs of ASCII with single blanks: most texts. */
const tidyAlready = /^[!-~]+(?: [!-~]+)*$/;

/** Whether a text reads from right to left: its first letter that has a direction says so. */
export function isRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0] ?? '';
  return /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u.test(first);
}

/** As much of a text as fits a width; an ellipsis stands for the rest. */
export function cutText(text: string, width: number, style: TextStyle): string {
  const whole = tidy(text);
  if (textWidth(whole, style) <= width) return whole;
  return `${fitting(whole, width - textWidth('…', style), style).trimEnd()}…`;
}

/** A text in at most `most` lines of a width. Words that are wider than a line are broken. */
export function wrapText(text: string, width: number, style: TextStyle, most: number): Wrapped {
  const lines: string[] = [];
  let line = '';
  // What can never be shown need not be looked at.
  const all = tidy(text);
  const enough = [...all].slice(0, most * Math.ceil((width / style.size) * 5) + 40).join('');
  const pieces = piecesOf(enough);
  for (let index = 0; index < pieces.length; index++) {
    let piece = pieces[index] ?? '';
    if (textWidth((line + piece).trimEnd(), style) <= width) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') {
      lines.push(line.trimEnd());
      line = '';
    }
    while (lines.length < most && textWidth(piece.trimEnd(), style) > width) {
      const part = fitting(piece, width, style);
      lines.push(part);
      piece = piece.slice(part.length);
    }
    line = piece;
    if (lines.length >= most) return cutLines(lines, `${line}${pieces.slice(index + 1).join('')}`, width, style, most);
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return enough.length < all.length
    ? cutLines(lines, 'x', width, style, most)
    : { lines: lines.length === 0 ? [''] : lines, cut: false };
}

function cutLines(lines: readonly string[], rest: string, width: number, style: TextStyle, most: number): Wrapped {
  if (rest.trim() === '') return { lines, cut: false };
  const kept = lines.slice(0, most);
  const last = kept.at(-1) ?? '';
  const room = width - textWidth('…', style);
  return { lines: [...kept.slice(0, -1), `${fitting(last, room, style).trimEnd()}…`], cut: true };
}

/** Words with the blank behind them; ideographs each for itself. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let word = '';
  for (const character of text) {
    if (ideograph.test(character)) {
      if (word !== '') pieces.push(word);
      word = character;
      continue;
    }
    if (word !== '' && ideograph.test(word) && character !== ' ' && !weightless.test(character)) {
      pieces.push(word);
      word = '';
    }
    word += character;
    // Ids are joined by hyphens, slashes and dots: they may break behind one.
    if (/[ /-]/.test(character)) {
      pieces.push(word);
      word = '';
    }
  }
  return word === '' ? pieces : [...pieces, word];
}

/** The longest start of a text that fits, at least one character; marks stay with what carries them. */
function fitting(text: string, width: number, style: TextStyle): string {
  let [taken, used] = ['', 0];
  let joined = false;
  for (const character of text) {
    const own = textWidth(character, style);
    if (used + own > width && taken !== '' && !joined && own > 0) break;
    taken += character;
    used += own;
    joined = character === '\u200D';
  }
  return taken;
}
