import { anyOf } from './english-names.ts';
import words from './names-en.json';

const percentChange = new RegExp(`^(?:the )?(?:percentage|percent|per cent|%) ${anyOf(words.changes)}`, 'i');

/** "Percentage increase", "% change" at the start of a name or unit. */
export function percentChangeIn(text: string): string | undefined {
  return percentChange.exec(text)?.[0];
}
