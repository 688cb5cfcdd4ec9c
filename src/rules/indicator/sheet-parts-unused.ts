import { isQuotient } from '../../model/measure.ts';
import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** Only a percentage, a ratio or what is pooled has parts. */
export const sheetPartsUnused: Rule = {
  id: 'sheet-parts-unused',
  severity: 'warning',
  summary: 'Only a percentage, a ratio or what is pooled has parts.',
  why: 'A number that names a numerator and a denominator is most often a percentage or a rate: nothing divides it.',
  fix: 'Set measure: percentage or ratio, or remove the parts.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      const { measure, aggregation, per } = definition;
      if (measure === undefined || measure === 'index' || isQuotient(definition)) continue;
      if ([aggregation.places, aggregation.periods, aggregation.frameworks].includes('pooled')) continue;
      const key = (['numerator', 'denominator'] as const).find((part) => definition[part] !== undefined);
      const unused = key ?? (per.eq(1) ? undefined : 'per');
      if (unused === undefined) continue;
      yield {
        at: keyOf(child(at, unused)),
        message: `The indicator ${name} says "${unused}", but its measure is ${measure}, which is not divided.`,
        hint: 'Expected measure: percentage or ratio; or remove the key.',
      };
    }
  },
};
