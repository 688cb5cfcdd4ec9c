import { isQuotient } from '../../model/measure.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** Only what has a numerator and a denominator is pooled. */
export const sheetPooledNoParts: Rule = {
  id: 'sheet-pooled-no-parts',
  severity: 'error',
  summary: 'Only what has a numerator and a denominator is pooled.',
  why: 'Pooling adds numerators and denominators; without them there is no figure.',
  fix: 'Choose another way to combine places, or say what the parts are.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      const { measure, numerator, denominator, aggregation } = definition;
      if (measure === undefined || isQuotient(definition)) continue;
      if (numerator !== undefined || denominator !== undefined) continue;
      for (const key of ['places', 'periods'] as const) {
        if (aggregation[key] !== 'pooled') continue;
        yield {
          at: child(at, 'aggregation', key),
          message: `The ${key} of ${name} are pooled, but its measure is ${measure}, which has no numerator and denominator.`,
          hint: 'Choose another word, or measure a percentage or a ratio.',
        };
      }
    }
  },
};
