import type { Rule } from '../rule.ts';
import { anyOf, englishNames } from './english-names.ts';
import words from './names-en.json';

const measure = anyOf(words.measures);
/** "Number and percentage of …", "… and the number of …", "…; …". */
const compound = new RegExp(
  `^(?:number|no\\.|#|percentage|%) ?(?:and|&|/) ?(?:the )?${measure}|(?:\\band|&|\\bas well as) (?:the )?${measure} of\\b|;`,
  'i',
);
/** A ratio or a gap between two things is one measure. */
const comparison = new RegExp(anyOf(words.comparisons), 'i');

/** English indicator names hold one measure. */
export const sheetNameCompound: Rule = {
  id: 'sheet-name-compound',
  reach: 'framework',
  severity: 'warning',
  language: 'en',
  summary: 'English indicator names hold one measure.',
  why: 'Two measures under one name share one target, and nobody knows which moved (DevResults; USAID ADS 203: one aspect at a time).',
  fix: 'Split it into two indicators.',
  *check({ portfolio }) {
    for (const { definition, name } of englishNames(portfolio)) {
      const found = compound.exec(name.text);
      if (found === null || comparison.test(name.text.slice(0, found.index))) continue;
      const said = found[0] === ';' ? 'has two parts, split by ";"' : `says "${found[0]}": two measures`;
      yield {
        at: name.at,
        message: `The name of ${definition.id} ${said}; expected one measure.`,
        hint: 'Split it into two indicators. A percentage brings its numerator along, so the number need not be one of its own.',
      };
    }
  },
};
