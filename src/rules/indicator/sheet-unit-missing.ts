import type { Measure } from '../../model/portfolio.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

const numeric: readonly Measure[] = ['number', 'percentage', 'ratio', 'currency', 'index'];

/** Every indicator that is a number has a unit. */
export const sheetUnitMissing: Rule = {
  id: 'sheet-unit-missing',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'Every indicator that is a number has a unit.',
  why: 'A figure without its unit is not understood, and two of them cannot be compared (USAID indicator reference sheet; SDMX UNIT_MEASURE).',
  fix: 'Name what one is counted in: households, cities, % of households, km.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      const { measure, unit, currency } = definition;
      if (measure === undefined || !numeric.includes(measure) || unit !== undefined || currency !== undefined) continue;
      yield { at: keyOf(at), message: `The ${measure} ${name} has no unit.`, hint: 'Add unit: …' };
    }
  },
};
