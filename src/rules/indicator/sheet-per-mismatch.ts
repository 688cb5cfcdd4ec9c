import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** A percentage is per 100. */
export const sheetPerMismatch: Rule = {
  id: 'sheet-per-mismatch',
  severity: 'error',
  summary: 'A percentage is per 100.',
  why: 'With another factor 45 % would be shown as 0.45 %, or as 450 %.',
  fix: 'Remove `per`, or set measure: ratio where something is counted per 1 or per 100000.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      const { measure, per } = definition;
      if (measure !== 'percentage' || per.eq(100)) continue;
      yield {
        at: child(at, 'per'),
        message: `The percentage ${name} is per ${per.toFixed()}; expected 100.`,
        hint: 'Remove per, or set measure: ratio.',
      };
    }
  },
};
