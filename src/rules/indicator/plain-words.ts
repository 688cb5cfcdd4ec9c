import { isAscii } from '../../text/words.ts';

/** The words of a text in small letters without accents; % and # are words. Most texts are ASCII, whose pattern is faster. */
export function plainWords(text: string): readonly string[] {
  if (isAscii(text)) return text.toLowerCase().match(/[a-z0-9]+|[%#]/g) ?? [];
  const letters = text.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return letters.toLowerCase().match(/[\p{L}\p{N}]+|[%#]/gu) ?? [];
}
