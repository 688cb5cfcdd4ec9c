import { everyLanguage } from '../../model/text.ts';
import { textsOf } from '../../model/texts.ts';
import { stretchOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

// Joiners and direction marks are letters of some scripts and stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for
const invisible = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u2060\ufeff\ufffd]/;

/** Texts hold no character that nobody sees. */
export const wordInvisibleCharacter: Rule = {
  id: 'word-invisible-character',
  reach: 'framework',
  severity: 'warning',
  summary: 'Texts hold no control characters, invisible spaces or signs of a broken encoding.',
  why: 'They come along when a text is pasted from a document, make two equal words differ, and break searches and reports.',
  fix: 'Type the word again.',
  *check({ portfolio }) {
    for (const { of, key, text, at } of textsOf(portfolio)) {
      for (const one of everyLanguage(text, at)) {
        const found = invisible.exec(one.text);
        if (found === null) continue;
        const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
        const around = one.text.slice(Math.max(0, found.index - 12), found.index);
        yield {
          at: stretchOf(one.at, found.index, found.index + 1),
          message: `The ${key} of ${of} holds the character U+${code}, which nobody sees, after "${around}".`,
          hint: 'Type the word again.',
        };
      }
    }
  },
};
