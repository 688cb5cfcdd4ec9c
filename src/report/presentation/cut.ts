import { textWidth } from '../charts/text.ts';
import { inLanguage, plainText, type Said } from '../edition.ts';
import type { Span } from '../prose.ts';
import { type Draft, item, paired, plainSpans, type Slide, type SlideItem } from './slide.ts';

/**
 * The printed slide, in points: what A4 and Letter across both hold between margins, title and foot. Sizes are those of the
 * stylesheet; texts are measured as charts measure theirs, with room to spare for other faces.
 */
const paper = { width: 690, head: 190, height: 470, lead: 18, text: 16, note: 12.5, leading: 1.36, gap: 11 };

/** Longer texts are no headings: they run as text, which can be cut. */
const longestHead = 160;
const longestNote = 320;

/** Slides that fit on a page each: what is too long is cut between items, or inside of a text, and goes on. */
export function cutToSize(drafts: readonly Draft[]): readonly Slide[] {
  return drafts.flatMap((draft) => {
    const { lead = '', items = [], ...rest } = draft;
    const taken = linesOf(lead, paper.width, paper.lead) * paper.lead * 1.5;
    const pages = evenPages(items.flatMap(withShortHead), taken);
    const { svg = '' } = rest;
    return pages.map(
      (page, index): Slide => ({
        ...{ continued: index > 0, numbered: false, badges: [], svg: '', mermaid: '' },
        large: svg === '' && (index > 0 ? 0 : taken) + heightOfAll(page) < sparse * paper.height,
        ...rest,
        ...(index > 0 ? { badges: [], svg: '', mermaid: '' } : {}),
        lead: index === 0 ? lead : '',
        items: page.map((one, at) => (at === 0 && one.same ? { ...one, same: false } : one)),
      }),
    );
  });
}

/** A slide that is filled less is set larger. */
const sparse = 0.34;

/** As few pages as hold the items, each about as full as the others, so that none ends in a line of its own. */
function evenPages(items: readonly SlideItem[], taken: number): readonly (readonly SlideItem[])[] {
  const pages = pagesOf(items, taken, paper.height);
  const highest = items.reduce((most, one) => Math.max(most, heightOf(one)), 0);
  if (pages.length === 1 || highest > paper.height) return pages;
  const even = (heightOfAll(items) + taken) / pages.length;
  for (let height = Math.max(even, highest); height < paper.height; height *= 1.05) {
    const alike = pagesOf(items, taken, height);
    if (alike.length === pages.length) return alike;
  }
  return pages;
}

function heightOfAll(items: readonly SlideItem[]): number {
  return items.reduce((sum, one) => sum + heightOf(one), 0);
}

function pagesOf(items: readonly SlideItem[], taken: number, most: number): readonly (readonly SlideItem[])[] {
  const pages: SlideItem[][] = [[]];
  let left = most - taken;
  const queue = [...items];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const height = heightOf(next);
    const page = pages.at(-1) ?? [];
    if (height <= left) {
      page.push(next);
      left -= height;
      continue;
    }
    const [fits, rest] = height > paper.height ? cutItem(next, page.length === 0 ? left : 0) : [];
    if (fits !== undefined && rest !== undefined) {
      page.push(fits);
      queue.unshift(rest);
    } else {
      queue.unshift(next);
      // An item that cannot be cut stands alone, however high it is.
      if (page.length === 0 && left >= most) page.push(queue.shift() ?? next);
    }
    if (queue.length > 0) pages.push([]);
    left = most;
  }
  return pages;
}

/** Height of an item: what stands at the side, and the rest. */
function heightOf({ head, code, text, figures, note, badge, lineAbove, pair, same }: SlideItem): number {
  const width = pair ? paper.width - paper.head - 20 : paper.width;
  const row = paper.text * paper.leading;
  const sides = [plainText(head), badge === null ? '' : `${badge.word}0000`, code].filter((part) => part !== '');
  const [side = '', ...others] = sides;
  const words = [...others, ...text.map((span) => plainText(span.text))].join(' ');
  const figureRows = figures.reduce(
    (sum, { text: own, period, lines }) =>
      sum +
      linesOf(`${plainText(own)} ${period}`, width, paper.text) +
      lines.reduce((rows, line) => rows + linesOf(plainText(line), width, paper.text), 0),
    0,
  );
  const body =
    linesOf(words, width, paper.text) * row +
    figureRows * row +
    linesOf(plainText(note), width, paper.note) * paper.note * paper.leading;
  const own = same ? 0 : linesOf(side, pair ? paper.head : paper.width, paper.text, true) * row;
  return (pair ? Math.max(own, body) : own + body) + paper.gap + (lineAbove ? 34 : 0);
}

function linesOf(text: string, width: number, size: number, bold = false): number {
  return text === '' ? 0 : Math.ceil((textWidth(text, { size, bold }) * 1.04) / width);
}

function withShortHead(given: SlideItem): readonly SlideItem[] {
  const { head, note } = given;
  const isLong = plainText(head).length > longestHead;
  const short = paired(isLong ? { ...given, head: '', text: [...strong(head), ...spaced(given.text)] } : given);
  if (plainText(note).length <= longestNote) return [short];
  return [paired({ ...short, note: '' }), item({ text: plainSpans(note) })];
}

function strong(head: Said): readonly Span[] {
  return plainSpans(head).map((span) => ({ ...span, strong: true }));
}

function spaced(text: readonly Span[]): readonly Span[] {
  return text.length === 0 ? [] : [...plainSpans(' '), ...text];
}

/** The part of an item that fits, and the rest; nothing where so little room is left, or it has no long text. */
function cutItem(given: SlideItem, room: number): readonly [SlideItem, SlideItem] | readonly [] {
  const rows = Math.floor((room - paper.gap) / (paper.text * paper.leading)) - 2;
  if (rows < 3) return [];
  const width = given.pair ? paper.width - paper.head - 20 : paper.width;
  const [fits, rest] = cutSpans(given.text, (rows * width) / 1.06);
  if (rest.length === 0 || fits.length === 0) return [];
  return [
    paired({ ...given, text: fits, note: '', figures: [] }),
    item({ ...given, text: rest, anchor: '', head: '', code: '', badge: null, lineAbove: false }),
  ];
}

function cutSpans(spans: readonly Span[], width: number): readonly [readonly Span[], readonly Span[]] {
  let left = width;
  for (const [index, span] of spans.entries()) {
    const text = plainText(span.text);
    const own = textWidth(text, { size: paper.text });
    if (own <= left) {
      left -= own;
      continue;
    }
    const at = cutAt(text, left);
    const lang = typeof span.text === 'string' ? '' : span.text.lang;
    const part = (piece: string): readonly Span[] =>
      piece.trim() === '' ? [] : [{ ...span, text: inLanguage(piece.trim(), lang) }];
    return [
      [...spans.slice(0, index), ...part(text.slice(0, at))],
      [...part(text.slice(at)), ...spans.slice(index + 1)],
    ];
  }
  return [spans, []];
}

/** Where a text is cut so that its beginning is no wider: after a blank where there is one near, never inside of a character. */
function cutAt(text: string, width: number): number {
  let at = 0;
  let used = 0;
  for (const character of text) {
    used += textWidth(character, { size: paper.text });
    if (used > width) break;
    at += character.length;
  }
  const blank = text.lastIndexOf(' ', at);
  return blank > at * 0.7 ? blank : at;
}
