import { inLanguage, plainText, type Said } from './edition.ts';
import type { Span } from './prose.ts';

/** A text of at most so many characters, cut between two words where it is longer; the ellipsis says so. */
export function shortText(text: string, most: number): string {
  const signs = [...text];
  if (signs.length <= most) return text;
  const start = signs.slice(0, most - 1).join('');
  const blank = start.lastIndexOf(' ');
  const whole = blank > start.length / 2 ? start.slice(0, blank) : start.replace(trailing, '');
  return `${whole.replace(/[\s,;:.–—-]+$/u, '')}…`;
}

/** What joins to a sign that may have been cut off: marks, joiners and shades of an emoji. */
const trailing = /\P{M}?(?:\p{M}|\p{Emoji_Modifier}|\u200D)+$/u;

/** The same, in its language. */
export function shortSaid(text: Said, most: number): Said {
  const short = shortText(plainText(text), most);
  return typeof text === 'string' ? short : inLanguage(short, text.lang);
}

/** The same of running text; what stands after the cut is left out. */
export function shortSpans(spans: readonly Span[], most: number): readonly Span[] {
  let left = most;
  const kept: Span[] = [];
  for (const span of spans) {
    const { length } = [...plainText(span.text)];
    if (length > left) return left < 2 ? ended(kept) : [...kept, { ...span, text: shortSaid(span.text, left) }];
    kept.push(span);
    left -= length;
  }
  return kept;
}

function ended(spans: readonly Span[]): readonly Span[] {
  const last = spans.at(-1);
  if (last === undefined) return [];
  const text = `${plainText(last.text).trimEnd()}…`;
  return [...spans.slice(0, -1), { ...last, text: typeof last.text === 'string' ? text : { ...last.text, text } }];
}
