import { isAdditive } from '../../model/measure.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** What is a share, an index or a level is not added up over time. */
export const sheetCumulationMismatch: Rule = {
  id: 'sheet-cumulation-mismatch',
  severity: 'error',
  summary: 'What is a share, an index or a level is not added up over time.',
  why: 'Two quarters of 60 % are not 120 %: such values are never summed over time (calculation contract, section 1).',
  fix: 'Set cumulation: point-in-time; or measure the count, with cumulation: incremental.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      const { measure, cumulation } = definition;
      if (measure === undefined || measure === 'milestone' || isAdditive(definition)) continue;
      if (cumulation !== 'incremental' && cumulation !== 'cumulative-targets') continue;
      yield {
        at: child(at, 'cumulation'),
        message: `The cumulation of ${name} is ${cumulation}, which adds its values up over time, but its measure is ${measure}.`,
        hint: 'Expected point-in-time; or measure the count behind it.',
      };
    }
  },
};
