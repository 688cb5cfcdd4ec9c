import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** Parts of survey samples are weighted, not pooled. */
export const sheetPooledSample: Rule = {
  id: 'sheet-pooled-sample',
  severity: 'error',
  summary: 'Parts of survey samples are weighted, not pooled.',
  why: 'A sample of 300 may stand for a city of a million and one of 600 for a town: pooled, the town counts double (calculation contract, section 1).',
  fix: 'Use weighted-mean with the population of each place; or say parts: population where everything was counted.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      const { parts, aggregation } = definition;
      if (parts !== 'sample' || aggregation.places !== 'pooled') continue;
      yield {
        at: child(at, 'aggregation', 'places'),
        message: `The parts of ${name} are counts of a sample, but its places are pooled as if everything was counted.`,
        hint: 'Expected weighted-mean with weights; or parts: population.',
      };
    }
  },
};
