import type { Text } from '../model/text.ts';
import { chosen, type Edition, inLanguage, plainText, type Said } from './edition.ts';

/** A piece of running text. At most one of `strong`, `emphasis` and `href` is set. */
export interface Span {
  readonly text: Said;
  readonly strong: boolean;
  readonly emphasis: boolean;
  /** An http(s) address, or empty. */
  readonly href: string;
}

/** A paragraph (one item) or a list. */
export interface Block {
  readonly paragraph: boolean;
  readonly ordered: boolean;
  readonly items: readonly (readonly Span[])[];
}

const inline = new RegExp(
  [
    /\*\*(?=\S)(?<strong>[^*]+?)(?<=\S)\*\*/u,
    /(?<![\p{L}\p{N}*])\*(?=\S)(?<star>[^*]+?)(?<=\S)\*(?![\p{L}\p{N}*])/u,
    /(?<![\p{L}\p{N}_])_(?=\S)(?<underscore>[^_]+?)(?<=\S)_(?![\p{L}\p{N}_])/u,
    /\[(?<label>[^\]]+)\]\((?<address>https?:\/\/[^\s()<>"]+)\)/u,
    /(?<bare>https?:\/\/[^\s()<>"\]]*[^\s()<>"\].,;:!?'])/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu',
);

/** A text of the portfolio as one line of prose. */
export function spansIn(text: Text | undefined, edition: Edition): readonly Span[] {
  const { text: words, lang } = chosen(text, edition);
  return spansOf(words, lang);
}

/** A text of the portfolio as paragraphs and lists. */
export function blocksIn(text: Text | undefined, edition: Edition): readonly Block[] {
  const { text: words, lang } = chosen(text, edition);
  return blocksOf(words, lang);
}

/** One line of prose: emphasis and web addresses; everything else of Markdown, and any HTML, is plain text. */
export function spansOf(text: string, lang = ''): readonly Span[] {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const spans: Span[] = [];
  let last = 0;
  for (const match of line.matchAll(inline)) {
    if (match.index > last) spans.push(plain(line.slice(last, match.index), lang));
    const { strong, star, underscore, label, address, bare } = match.groups ?? {};
    const emphasis = star ?? underscore;
    spans.push({
      text: inLanguage(strong ?? emphasis ?? label ?? bare ?? '', lang),
      strong: strong !== undefined,
      emphasis: emphasis !== undefined,
      href: webAddress(address ?? bare ?? ''),
    });
    last = match.index + match[0].length;
  }
  if (last < line.length) spans.push(plain(line.slice(last), lang));
  return spans;
}

/** An http(s) address as a link may carry it; empty where the text is none. */
export function webAddress(text: string): string {
  return /^https?:\/\/[^\s<>"]+$/.test(text) ? text.replace(/\|/g, '%7C') : '';
}

/** A page on the web to lead to. */
export interface WebPage {
  readonly href: string;
  /** The address as it is read, without its scheme, in pieces between which a line may end. */
  readonly parts: readonly string[];
}

/** Null where the text is something else than one address, or more than that. */
export function webPage(text: Said): WebPage | null {
  const href = webAddress(plainText(text));
  return href === '' ? null : { href, parts: href.replace(/^https?:\/\//, '').match(/[^/]+\/*|\/+/g) ?? [] };
}

function plain(text: string, lang: string): Span {
  return { text: inLanguage(text, lang), strong: false, emphasis: false, href: '' };
}

const marker = /^\s*(?:(?<bullet>[-*+])|(?<number>\d{1,9}[.)]))\s+(?=\S)/;

/** Paragraphs and lists of a Markdown text. A heading becomes a paragraph in strong; nested lists are flat. */
export function blocksOf(text: string, lang = ''): readonly Block[] {
  const blocks: { paragraph: boolean; ordered: boolean; items: string[] }[] = [];
  let open = false;
  for (const line of text.split(/\r\n?|\n/)) {
    const found = marker.exec(line);
    const last = blocks.at(-1);
    if (line.trim() === '') {
      open = false;
    } else if (found !== null) {
      const ordered = found.groups?.number !== undefined;
      const item = line.slice(found[0].length);
      if (last !== undefined && !last.paragraph && last.ordered === ordered) last.items.push(item);
      else blocks.push({ paragraph: false, ordered, items: [item] });
      open = true;
    } else if (/^ {0,3}#{1,6}\s/.test(line)) {
      blocks.push({ paragraph: true, ordered: false, items: [`**${line.replace(/^[\s#]+|[\s#*]+$/g, '')}**`] });
      open = false;
    } else if (open && last !== undefined) {
      last.items[last.items.length - 1] += ` ${line}`;
    } else {
      blocks.push({ paragraph: true, ordered: false, items: [line] });
      open = true;
    }
  }
  return blocks.map(({ paragraph, ordered, items }) => ({
    paragraph,
    ordered,
    items: items.map((item) => spansOf(item, lang)),
  }));
}
