import type { Text } from '../../model/text.ts';
import words from './equity.json';
import { plainWords } from './plain-words.ts';

export type Said = keyof typeof words;

const kinds: ReadonlyMap<string, Said> = new Map(
  (Object.keys(words) as Said[]).flatMap((kind) =>
    words[kind].flatMap((word) => plainWords(word).map((plain): [string, Said] => [plain, kind])),
  ),
);
const inside = [...kinds].filter(([word]) => isHan(word));

/** What an id or a text, in any of its languages, says of sex: that it is asked for, women, men. */
export function saidOfSex(text: Text | undefined): ReadonlySet<Said> {
  const texts = text === undefined ? [] : typeof text === 'string' ? [text] : Object.values(text);
  return new Set(
    texts.flatMap((one) => [
      ...plainWords(one).flatMap((word) => kinds.get(word) ?? []),
      // No spaces stand between words there: a word is looked for inside others.
      ...(isHan(one) ? inside.flatMap(([word, kind]) => (one.includes(word) ? [kind] : [])) : []),
    ]),
  );
}

function isHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
