import { textsOf } from '../../model/texts.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** A text in several languages is in all of the portfolio's. */
export const wordTranslationMissing: Rule = {
  id: 'word-translation-missing',
  reach: 'framework',
  severity: { draft: 'info', reviewed: 'info', final: 'warning' },
  summary: 'A text that is given by language is given in every language of the portfolio.',
  why: 'A report in a language that is missing falls back to another, and mixes the two on a page.',
  fix: 'Add the translation, or take the language off the list in plumbline.yaml.',
  *check({ portfolio }) {
    for (const { of, key, text, at } of textsOf(portfolio)) {
      if (typeof text === 'string') continue;
      const missing = portfolio.languages.filter((language) => text[language] === undefined);
      if (missing.length === 0) continue;
      const has = Object.keys(text).join(' and ');
      yield {
        at: keyOf(at),
        message: `The ${key} of ${of} is given in ${has}; ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
        hint: `Add ${missing.map((language) => `${language}: …`).join(' and ')}.`,
      };
    }
  },
};
