import { daysBetween } from '../../model/period.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { draftsIn, isLate } from './drafts.ts';

/** What is measured is agreed within three months. */
export const revSheetLate: Rule = {
  id: 'rev-sheet-late',
  severity: 'warning',
  summary: 'An indicator that has stored values is no draft for longer than three months.',
  why: 'A sheet is complete within three months of the start of collection, or nobody knows what was collected (USAID ADS 201).',
  fix: 'Complete the sheet and have it reviewed, or stop collecting.',
  reach: 'framework',
  *check({ portfolio, measured, asOf }) {
    for (const framework of portfolio.frameworks) {
      for (const { indicator } of draftsIn(framework, portfolio)) {
        const { id, created, definitionAt } = indicator;
        if (created === undefined || !isLate(indicator, measured, asOf)) continue;
        yield {
          at: child(definitionAt, 'created'),
          message: `${id} has stored values and is still a draft, ${daysBetween(created, asOf)} days after it was written (${created}).`,
          hint: 'Complete the sheet and have it reviewed.',
        };
      }
    }
  },
};
