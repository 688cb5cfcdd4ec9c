import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** Every indicator says how often its data are collected and reported. */
export const sheetFrequencyMissing: Rule = {
  id: 'sheet-frequency-missing',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'Every indicator says how often its data are collected and reported.',
  why: 'Without a rhythm nothing is ever overdue, and no level is ever too old (USAID indicator reference sheet; Global Affairs Canada).',
  fix: 'Add both: monthly, quarterly, semiannual, annual, biennial, once or event.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      const missing = [
        ...(definition.collectionFrequency === undefined ? ['collected'] : []),
        ...(definition.reportingFrequency === undefined ? ['reported'] : []),
      ];
      if (missing.length === 0) continue;
      yield {
        at: keyOf(at),
        message: `The indicator ${name} does not say how often its data are ${missing.join(' and ')}.`,
        hint: 'Add collection_frequency and reporting_frequency: monthly, quarterly, semiannual, annual, biennial, once or event.',
      };
    }
  },
};
