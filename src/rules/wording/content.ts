import { once } from '../../model/once.ts';
import { lists } from './lexicon.ts';
import type { Statement } from './statement.ts';
import { stemOf } from './words.ts';

/** The words of a statement that carry its meaning, singular and plural alike. */
export const contentOf = once(
  ({ words }: Statement): ReadonlySet<string> =>
    new Set(words.filter(({ key }) => !lists.fillers.has(key)).map(stemOf)),
);

/** How many of the words stand in the other set too. */
export function shared(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return [...words].filter((word) => others.has(word)).length;
}
