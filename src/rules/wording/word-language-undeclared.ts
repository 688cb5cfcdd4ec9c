import type { Mention } from '../../model/portfolio.ts';
import { textsOf } from '../../model/texts.ts';
import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { unknownNames } from '../unknown-names.ts';

/** Texts are given in languages of the portfolio. */
export const wordLanguageUndeclared: Rule = {
  id: 'word-language-undeclared',
  reach: 'framework',
  severity: 'warning',
  summary: 'A text that is given by language is given in languages that plumbline.yaml declares.',
  why: 'A text in a language that nobody asks for is never shown; a misspelt code hides the translation that is there.',
  fix: 'Correct the code, or add the language to languages in plumbline.yaml.',
  *check({ portfolio }) {
    if (portfolio.unknown.portfolio) return;
    const byFile = new Map<string, Mention[]>();
    for (const { text, at } of textsOf(portfolio)) {
      if (typeof text === 'string') continue;
      const languages = Object.keys(text).map((id) => ({ id, at: keyOf(child(at, id)) }));
      const mentions = byFile.get(at.source.file);
      if (mentions === undefined) byFile.set(at.source.file, languages);
      else mentions.push(...languages);
    }
    for (const mentions of byFile.values()) {
      yield* unknownNames(mentions, portfolio.languages, (id) => `${id} is none of the portfolio's languages.`);
    }
  },
};
