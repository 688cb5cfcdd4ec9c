import { everyLanguage } from '../../model/text.ts';
import { textsOf } from '../../model/texts.ts';
import type { Rule } from '../rule.ts';
import patterns from './placeholders.json';

const compiled = (list: readonly string[]) => list.map((pattern) => new RegExp(pattern, 'u'));
const end = '(?=\\s*(?:$|[\\].;)]|\\n))';

/**
 * `TBC` and `to be confirmed` are placeholders where nothing follows: as the whole text, after a colon or dash, in brackets. Inside a
 * sentence they may be tuberculosis, or the job of a regulator. One expression for all would be many times slower; and most texts
 * have none of the signs without which a kind of placeholder cannot be there.
 */
const searches: readonly { readonly sign: RegExp; readonly patterns: readonly RegExp[] }[] = [
  { sign: /TBD|tbd|FIXME|orem ipsum|X|xxx|\?\?\?|____|[<[]|\(TB[CA]/, patterns: compiled(patterns.anywhere) },
  {
    sign: new RegExp(`^(?:${[...patterns.whole, ...patterns.alone].join('|')})`, 'u'),
    patterns: compiled([
      ...patterns.whole.map((pattern) => `^(?:${pattern})$`),
      ...patterns.alone.map((pattern) => `^(?<word>${pattern})${end}`),
    ]),
  },
  {
    sign: /[:[(]|[-–—]\s/,
    patterns: compiled(
      patterns.alone.map((pattern) => `(?:[:[(]\\s*|[-–—]\\s+)(?<!\\((?=TB))(?<word>${pattern})${end}`),
    ),
  },
];

/** No text is a placeholder for one that is still to be written. */
export const chainPlaceholderText: Rule = {
  id: 'chain-placeholder-text',
  severity: { draft: 'info', reviewed: 'error', final: 'error' },
  summary: 'No text is a placeholder for one that is still to be written.',
  why: 'Placeholders leak into board papers.',
  fix: 'Write the text, or leave the key out: what is missing is then said by the rule that wants it. An abbreviation such as TBD is none where the glossary explains it.',
  reach: 'framework',
  *check({ portfolio }) {
    for (const { of, key, text, at } of textsOf(portfolio)) {
      for (const words of everyLanguage(text, at)) {
        const found = placeholderIn(words.text);
        if (found === undefined || portfolio.terms.has(found)) continue;
        yield {
          at: words.at,
          message: `The ${key} of ${of} still says "${found}".`,
          hint: 'Write the text, or leave the key out until it is known.',
        };
      }
    }
  },
};

function placeholderIn(text: string): string | undefined {
  for (const search of searches) {
    if (!search.sign.test(text)) continue;
    for (const pattern of search.patterns) {
      const found = pattern.exec(text);
      if (found !== null) return found.groups?.word ?? found[0];
    }
  }
  return undefined;
}
