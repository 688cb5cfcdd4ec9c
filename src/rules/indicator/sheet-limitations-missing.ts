import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** A final indicator says what it does not show. */
export const sheetLimitationsMissing: Rule = {
  id: 'sheet-limitations-missing',
  severity: { draft: 'off', reviewed: 'off', final: 'info' },
  summary: 'A final indicator says what it does not show.',
  why: 'A reader who knows the weaknesses does not read more into a figure than is there (USAID indicator reference sheet; SDMX).',
  fix: 'Name what the figure leaves out and what could distort it.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      if (definition.knownLimitations !== undefined) continue;
      yield {
        at: keyOf(at),
        message: `The indicator ${name} does not say what it does not show.`,
        hint: 'Add known_limitations: …',
      };
    }
  },
};
