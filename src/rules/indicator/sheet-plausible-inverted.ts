import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** The lowest plausible value is not above the highest. */
export const sheetPlausibleInverted: Rule = {
  id: 'sheet-plausible-inverted',
  severity: 'error',
  summary: 'The lowest plausible value is not above the highest.',
  why: 'No value is inside such a range, so every row would be called implausible.',
  fix: 'Swap `min` and `max`.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      const { min, max } = definition.plausible ?? {};
      if (min === undefined || max === undefined || min.lte(max)) continue;
      yield {
        at: child(at, 'plausible', 'min'),
        message: `The plausible values of ${name} start at ${min.toFixed()} and end at ${max.toFixed()}.`,
        hint: 'Swap min and max.',
      };
    }
  },
};
