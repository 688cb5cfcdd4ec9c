import type { Rule } from '../rule.ts';
import { anyOf, englishNames } from './english-names.ts';
import words from './names-en.json';

const directional = new RegExp(`^${anyOf(words.directions)}`, 'i');
/** "Lower secondary schools", "improved sanitation": terms that only begin like a direction. */
const term = new RegExp(`^${anyOf(words.directionsInTerms)}`, 'i');

/** English indicator names do not start with the direction that is hoped for. */
export const sheetNameDirectional: Rule = {
  id: 'sheet-name-directional',
  reach: 'framework',
  severity: 'warning',
  language: 'en',
  summary: 'English indicator names do not start with the direction that is hoped for.',
  why: 'An indicator is neutral: it can rise and fall; the direction has a field of its own (AMB tips; USAID TIPS 6).',
  fix: 'Name what is measured and set direction.',
  *check({ portfolio }) {
    for (const { definition, name } of englishNames(portfolio)) {
      const found = directional.exec(name.text)?.[0];
      if (found === undefined || term.test(name.text)) continue;
      yield {
        at: name.at,
        message: `The name of ${definition.id} starts with "${found}"; expected what is measured, without a direction.`,
        hint: 'Drop the word; direction: increase or decrease says it.',
      };
    }
  },
};
