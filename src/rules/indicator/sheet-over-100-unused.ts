import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** Only a percentage says that it may pass 100. */
export const sheetOver100Unused: Rule = {
  id: 'sheet-over-100-unused',
  severity: 'warning',
  summary: 'Only a percentage says that it may pass 100.',
  why: 'Other measures have no such limit: the word is read by nobody.',
  fix: 'Remove `over_100`, or set measure: percentage.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      const { measure, over100 } = definition;
      if (!over100 || measure === undefined || measure === 'percentage') continue;
      yield {
        at: keyOf(child(at, 'over_100')),
        message: `The indicator ${name} says "over_100", but its measure is ${measure}, which has no limit at 100.`,
        hint: 'Remove over_100, or set measure: percentage.',
      };
    }
  },
};
