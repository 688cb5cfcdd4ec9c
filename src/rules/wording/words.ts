import { isAscii } from '../../text/words.ts';

/** A word of a statement. */
export interface Word {
  /** As it is written. */
  readonly text: string;
  /** What word lists hold: lower case, with -ise for -ize. */
  readonly key: string;
  /** Offsets in the statement. */
  readonly start: number;
  readonly end: number;
  /** What stands between it and the word before. */
  readonly gap: string;
}

/** Words in a row, as the rules read them. */
export interface Sentence {
  readonly words: readonly Word[];
  /** Positions of words that belong to a name or a set phrase: they mean nothing by themselves. */
  readonly fixed: ReadonlySet<number>;
}

/** Hyphens, apostrophes and the points of a number stand inside a word: by-laws, city's, M&E, 1,000. */
const pattern = /[\p{L}\p{N}]+(?:(?:[-‐‑'’&]|(?<=\p{N})[.,](?=\p{N}))[\p{L}\p{N}]+)*/gu;
/** The same in a text of ASCII, as most are: several times faster. */
const plainPattern = /[A-Za-z0-9]+(?:(?:[-'&]|(?<=[0-9])[.,](?=[0-9]))[A-Za-z0-9]+)*/g;

function patternFor(text: string): RegExp {
  return isAscii(text) ? plainPattern : pattern;
}

export function wordsIn(text: string): readonly Word[] {
  const words: Word[] = [];
  let last = 0;
  for (const found of text.match(patternFor(text)) ?? []) {
    // Between words stands nothing that could be part of one.
    const start = text.indexOf(found, last);
    const end = start + found.length;
    words.push({ text: found, key: keyOf(found), start, end, gap: text.slice(last, start) });
    last = end;
  }
  return words;
}

export function countWords(text: string): number {
  return text.match(patternFor(text))?.length ?? 0;
}

function keyOf(text: string): string {
  const key = text.toLowerCase().replaceAll('’', "'");
  return key.includes('iz') ? key.replace(/iz(e|es|ed|ing|ation|ations)$/, 'is$1') : key;
}

/** Singular and plural alike: for words that are compared with each other, not shown. */
export function stemOf({ key }: Word): string {
  const bare = key.replace(/'s?$/, '');
  if (bare.length > 4 && bare.endsWith('ies')) return `${bare.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(bare)) return bare.slice(0, -2);
  return bare.length > 3 && /[^s]s$/.test(bare) ? bare.slice(0, -1) : bare;
}

/** Several words in a row, by the first of them. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/** From the first word to the last, as positions in the list of words. */
export type Run = readonly [first: number, last: number];

export function phrasesOf(texts: Iterable<string>, form: (word: Word) => string = ({ key }) => key): Phrases {
  const phrases = new Map<string, (readonly string[])[]>();
  for (const text of texts) {
    const keys = wordsIn(text).map(form);
    const [first] = keys;
    if (first === undefined) continue;
    const others = phrases.get(first);
    if (others === undefined) phrases.set(first, [keys]);
    else others.push(keys);
  }
  return phrases;
}

/** Where phrases stand among words; at each place the longest. `form` as it was for the phrases. */
export function* findPhrases(
  words: readonly Word[],
  phrases: Phrases,
  form: (word: Word) => string = ({ key }) => key,
): Iterable<Run> {
  for (let first = 0; first < words.length; first++) {
    const word = words[first];
    const starting = word === undefined ? undefined : phrases.get(form(word));
    if (word === undefined || starting === undefined) continue;
    const keys = words.slice(first).map(form);
    const found = starting
      .filter((phrase) => phrase.every((key, index) => keys[index] === key))
      .reduce((longest, { length }) => Math.max(longest, length), 0);
    if (found === 0) continue;
    yield [first, first + found - 1];
    first += found - 1;
  }
}
