import type { Rule } from '../rule.ts';
import { anyOf, englishNames, saysCount, saysShare } from './english-names.ts';
import words from './names-en.json';

const percent = '(?: ?%| percent| per cent)';
const number = '\\d[\\d.,]*';
/** "80% of children …", "At least 10 cities …"; not "24 hours …", "2013 census …", "4 or more visits …". */
const atStart = new RegExp(
  `^(?:(?:at least|at most|more than|over|up to|a minimum of) )?(?!(?:19|20)\\d\\d )${number}${percent}? (?!or more|${anyOf(words.times)})`,
  'i',
);
/** "… by 2030". */
const untilYear = /\bby (?:the end of |end of |end-)?(?:FY)?(?:19|20)\d\d\b/i;
/** "… to 60%"; not "30 to 60%". */
const upTo = new RegExp(`(?<!\\d )\\bto ${number}${percent}`, 'i');
/** "reduced by 50%", unless the name counts those for whom it was: then it is a threshold. */
const byShare = new RegExp(`\\bby ${number}${percent}`, 'i');

/** English indicator names hold no target. */
export const sheetNameHasTarget: Rule = {
  id: 'sheet-name-has-target',
  reach: 'framework',
  severity: 'warning',
  language: 'en',
  summary: 'English indicator names hold no target value and no date to reach it by.',
  why: 'An indicator says what is measured, a target how much; in the name it cannot be revised (AMB tips; USAID TIPS 6, 1996).',
  fix: 'Name what is measured, and write the value under targets.',
  *check({ portfolio }) {
    for (const { definition, name } of englishNames(portfolio)) {
      const found = targetIn(name.text);
      if (found === undefined) continue;
      yield {
        at: name.at,
        message: `The name of ${definition.id} says "${found}", which reads as a target.`,
        hint: 'Name what is measured; the value and its period stand under targets.',
      };
    }
  },
};

function targetIn(name: string): string | undefined {
  const threshold = saysCount(name) || saysShare(name);
  const patterns = threshold ? [untilYear, upTo] : [atStart, untilYear, upTo, byShare];
  return patterns.map((pattern) => pattern.exec(name)?.[0].trim()).find((found) => found !== undefined);
}
