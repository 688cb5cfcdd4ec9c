import { isQuotient } from '../../model/measure.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

const parts = ['numerator', 'denominator'] as const;

/** A percentage and a ratio name both their parts; an index has a formula. */
export const sheetFormulaMissing: Rule = {
  id: 'sheet-formula-missing',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'A percentage and a ratio name both their parts; an index has a formula.',
  why: 'Collect the numerator and the denominator, not the percentage: only the parts can be put together and checked (DevResults; TolaData).',
  fix: 'Say what the numerator and the denominator count; for an index, how it is computed.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      const { measure, formula } = definition;
      if (measure === 'index' && formula === undefined) {
        yield {
          at: keyOf(at),
          message: `The index ${name} has no formula.`,
          hint: 'Add formula: … with what goes in and how it is weighed.',
        };
      }
      const missing = parts.filter((part) => definition[part] === undefined);
      if (!isQuotient(definition) || missing.length === 0) continue;
      yield {
        at: keyOf(at),
        message: `The ${measure} ${name} has no ${missing.join(' and no ')}.`,
        hint: `Say what ${missing.length === 1 ? 'it counts' : 'they count'}: ${missing.map((part) => `${part}: …`).join(', ')}`,
      };
    }
  },
};
