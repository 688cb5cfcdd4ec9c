import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { measuredSheets } from './sheets.ts';

/** A planned baseline is there by its date. */
export const sheetBaselineOverdue: Rule = {
  id: 'sheet-baseline-overdue',
  reach: 'framework',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary: 'A planned baseline is there by its date.',
  why: 'Until the baseline is known nothing is measured from it; the EU wants it by the first progress report (EU action documents).',
  fix: 'Enter the value, or a new date.',
  *check({ portfolio, asOf }) {
    for (const { indicator } of measuredSheets(portfolio)) {
      const { baseline, id } = indicator;
      if (baseline?.kind !== 'planned' || baseline.when.end >= asOf) continue;
      yield {
        at: child(baseline.at, 'planned'),
        message: `The baseline of ${id} was planned for ${baseline.when.text} and is not there.`,
        hint: 'Replace planned by period, value and source; or give a new date.',
      };
    }
  },
};
