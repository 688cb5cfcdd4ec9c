import { shortText } from '../text/short-text.ts';
import { inLanguage, plainText, type Said } from './edition.ts';
import type { Span } from './prose.ts';

/** A text of at most so many characters, in its language. */
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
