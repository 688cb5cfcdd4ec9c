import type { Portfolio } from '../../model/portfolio.ts';
import { everyLanguage } from '../../model/text.ts';
import { textsOf } from '../../model/texts.ts';
import type { Rule } from '../rule.ts';
import patterns from './placeholders.json';

const alone = patterns.alone.join('|');
/**
 * `TBC` and `to be confirmed` are placeholders where nothing follows: as the whole text, after a colon or dash, in brackets. Inside a sentence
 * they may be tuberculosis, or the job of a regulator.
 */
const placeholder = new RegExp(
  [
    ...patterns.anywhere,
    ...patterns.whole.map((pattern) => `^(?:${pattern})$`),
    `(?:(?<=^|[:[(]\\s*|[-–—]\\s+)(?<!\\((?=TB))(?:${alone}))(?=\\s*(?:$|[\\].;)]|\\n))`,
  ].join('|'),
  'u',
);

/** No text is a placeholder for one that is still to be written. */
export const chainPlaceholderText: Rule = {
  id: 'chain-placeholder-text',
  severity: { draft: 'info', reviewed: 'error', final: 'error' },
  summary: 'No text is a placeholder for one that is still to be written.',
  why: 'Placeholders leak into board papers.',
  fix: 'Write the text, or leave the key out: what is missing is then said by the rule that wants it. An abbreviation such as TBD is none where the glossary explains it.',
  *check({ portfolio }) {
    const known = abbreviations(portfolio);
    for (const { of, key, text, at } of textsOf(portfolio)) {
      for (const words of everyLanguage(text, at)) {
        const found = placeholder.exec(words.text)?.[0].replace(/^\((.*)\)$/, '$1');
        if (found === undefined || known.has(found)) continue;
        yield {
          at: words.at,
          message: `The ${key} of ${of} still says "${found.trim()}".`,
          hint: 'Write the text, or leave the key out until it is known.',
        };
      }
    }
  },
};

function abbreviations({ glossary, frameworks }: Portfolio): ReadonlySet<string> {
  return new Set([...glossary.keys(), ...frameworks.flatMap((framework) => [...framework.glossary.keys()])]);
}
