import type { LibraryEntry } from '../../model/portfolio.ts';
import { say } from '../../model/text.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { englishNames, saysCount, saysShare } from './english-names.ts';
import { plainWords } from './plain-words.ts';

/** A name that says number has a count, one that says percentage has not. */
export const sheetNameUnitMismatch: Rule = {
  id: 'sheet-name-unit-mismatch',
  reach: 'framework',
  severity: { draft: 'warning', reviewed: 'error', final: 'error' },
  language: 'en',
  summary: 'A name that says “number of” is measured as a count, one that says “percentage of” as a share.',
  why: 'A number in the name and 50 % in the target is the classic error: nobody knows what was collected (AMB tips).',
  fix: 'Correct the name, or the measure and the unit.',
  *check({ portfolio }) {
    for (const { definition, name } of englishNames(portfolio)) {
      const counts = saysCount(name.text);
      if (!counts && !saysShare(name.text)) continue;
      // "Number of births attended, as a percentage of all births"
      if (counts && /%|per ?cent|share|proportion/i.test(name.text)) continue;
      const measured = counts ? asShare(definition) : asCount(definition);
      if (measured === undefined) continue;
      yield {
        at: name.at,
        message: `${definition.id} is called "${name.text}", but ${measured}.`,
        hint: counts
          ? 'Call it "Percentage of …", or set measure: number and the unit that is counted.'
          : 'Name what is counted, or set measure: percentage with numerator and denominator.',
        related: [{ at: child(definition.at, 'measure'), message: `measure: ${definition.measure}` }],
      };
    }
  },
};

function asShare({ measure, unit }: LibraryEntry): string | undefined {
  const written = say(unit, ['en']);
  if (measure === 'percentage') return 'its measure is percentage';
  return measure === 'number' && /^(?:%|per ?cent|percentage\b(?! points?))/i.test(written)
    ? `its unit is "${written}"`
    : undefined;
}

/** Only where the unit cannot mean a share: a number may hold a percentage that was worked out elsewhere. */
function asCount({ measure, unit, counts, name }: LibraryEntry): string | undefined {
  const written = say(unit, ['en']);
  if (measure === 'currency') return 'its measure is currency';
  // Percentage of schools with water, in schools.
  const isNamed = plainWords(say(name, ['en'])).includes(written.toLowerCase());
  if (measure !== 'number' || (counts === undefined && !isNamed)) return undefined;
  if (/%|per ?cent|share|proportion|ratio|rate|points?\b/i.test(written)) return undefined;
  return `it counts ${written === '' ? counts : written}`;
}
