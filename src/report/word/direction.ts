import { isRightToLeft } from '../charts/text.ts';

/** A stretch of a text that is written in one direction. */
export interface Stretch {
  readonly text: string;
  readonly rightToLeft: boolean;
}

/**
 * A text as stretches of one direction. Digits, signs and blanks go with the text as a whole, whose direction is that of its
 * first letter; between two letters of the other direction they go with those.
 */
export function stretchesOf(text: string): readonly Stretch[] {
  const whole = isRightToLeft(text);
  const stretches: Stretch[] = [];
  const add = (part: string, rightToLeft: boolean) => {
    if (part !== '') stretches.push({ text: part, rightToLeft });
  };
  let start = 0;
  let first = -1;
  let end = 0;
  for (const { 0: letter, index } of text.matchAll(/\p{L}/gu)) {
    if (isRightToLeft(letter) === whole) {
      if (first < 0) continue;
      add(text.slice(start, first), whole);
      add(text.slice(first, end), !whole);
      start = end;
      first = -1;
    } else {
      if (first < 0) first = index;
      end = index + letter.length;
    }
  }
  if (first >= 0) {
    add(text.slice(start, first), whole);
    add(text.slice(first, end), !whole);
    start = end;
  }
  add(text.slice(start), whole);
  return stretches;
}

/** What XML can hold: control characters are blanks, halves of characters a sign. Direction stands in the runs, not in signs between them. */
export function inXml(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\p{Cs}|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/[\u202A-\u202E\u2066-\u2069]/gu, '');
}
