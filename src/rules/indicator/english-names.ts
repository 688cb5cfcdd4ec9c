import { definitionsIn } from '../../model/indicators.ts';
import type { LibraryEntry, Portfolio } from '../../model/portfolio.ts';
import { child } from '../../text/location.ts';
import { type English, englishOf } from '../wording/english.ts';
import words from './names-en.json';

/** Definitions that have an English name, with it. Nobody renames what is retired. */
export function* englishNames(portfolio: Portfolio): Iterable<{ definition: LibraryEntry; name: English }> {
  for (const definition of definitionsIn(portfolio)) {
    const name = englishOf(definition.name, child(definition.at, 'name'), portfolio);
    if (name !== undefined && definition.status !== 'retired') yield { definition, name };
  }
}

/**
 * Letters and digits of English texts, borrowed words among them, for patterns without the flag u: classes of Unicode take five times
 * as long to compile, which every run does.
 */
export const letter = 'A-Za-z0-9\\u00c0-\\u024f';

/** A pattern for any of some words or phrases, as whole words. */
export function anyOf(phrases: readonly string[]): string {
  const escaped = phrases.map((phrase) => phrase.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return `(?<![${letter}])(?:${escaped.join('|')})(?![${letter}])`;
}

const share = new RegExp(`^(?:the )?${anyOf(words.share)}`, 'i');
const count = new RegExp(`^(?:the )?${anyOf(words.count)}`, 'i');

/** "Percentage of …", "Share of …". */
export function saysShare(name: string): boolean {
  return share.test(name);
}

/** "Number of …". */
export function saysCount(name: string): boolean {
  return count.test(name);
}
