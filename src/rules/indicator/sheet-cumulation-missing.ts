import { isAdditive } from '../../model/measure.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** A number or an amount says how its values build up over time. */
export const sheetCumulationMissing: Rule = {
  id: 'sheet-cumulation-missing',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'A number or an amount says how its values build up over time.',
  why: 'New in the period, running total or level: systems read the same rows in three ways, IATI cannot say which, and changing it later corrupts the series (IATI discussions 892 and 1670; TolaData).',
  fix: 'Add `cumulation`: incremental, cumulative-targets, cumulative-values or point-in-time.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      if (!isAdditive(definition) || definition.cumulation !== undefined) continue;
      yield {
        at: keyOf(at),
        message: `The ${definition.measure} ${name} does not say how its values build up over time.`,
        hint: 'Add cumulation: incremental, cumulative-targets, cumulative-values or point-in-time.',
      };
    }
  },
};
