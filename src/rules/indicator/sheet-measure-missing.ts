import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** Every indicator says how it is measured. */
export const sheetMeasureMissing: Rule = {
  id: 'sheet-measure-missing',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'Every indicator says how it is measured.',
  why: 'How values add up, compare and are exported depends on the kind of measure; IATI requires one.',
  fix: 'Add `measure`: number, percentage, ratio, currency, index, ordinal, boolean, milestone or qualitative.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      if (definition.measure !== undefined) continue;
      yield {
        at: keyOf(at),
        message: `The indicator ${name} does not say what kind of measure it is.`,
        hint: 'Add measure: number, percentage, ratio, currency, index, ordinal, boolean, milestone or qualitative.',
      };
    }
  },
};
