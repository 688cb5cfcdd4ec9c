import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** Every indicator says why it was chosen. */
export const sheetRationaleMissing: Rule = {
  id: 'sheet-rationale-missing',
  severity: { draft: 'off', reviewed: 'info', final: 'info' },
  summary: 'Every indicator says why it was chosen.',
  why: 'The reason lets a reviewer judge whether it measures its result (USAID indicator reference sheet; SDMX RATIONALE).',
  fix: 'Say in a sentence what the indicator shows of its result.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      if (definition.rationale !== undefined) continue;
      yield {
        at: keyOf(at),
        message: `The indicator ${name} does not say why it was chosen.`,
        hint: 'Add rationale: …',
      };
    }
  },
};
