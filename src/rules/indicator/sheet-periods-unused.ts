import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** Only a level says which of the values inside a period counts. */
export const sheetPeriodsUnused: Rule = {
  id: 'sheet-periods-unused',
  severity: 'warning',
  summary: 'Only a level says which of the values inside a period counts.',
  why: 'What is added up, or is a running total, has one value a period: the word is read by nobody.',
  fix: 'Take `aggregation.periods` away, or set cumulation: point-in-time.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      const { aggregation, cumulation } = definition;
      if (aggregation.periods === undefined || cumulation === undefined || cumulation === 'point-in-time') continue;
      yield {
        at: child(at, 'aggregation', 'periods'),
        message: `The indicator ${name} says periods: ${aggregation.periods}, but its cumulation is ${cumulation}, which has one value a period.`,
        hint: 'Remove periods, or set cumulation: point-in-time.',
      };
    }
  },
};
