import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** Every indicator says who decides what with it. */
export const sheetUseMissing: Rule = {
  id: 'sheet-use-missing',
  severity: { draft: 'off', reviewed: 'info', final: 'info' },
  summary: 'Every indicator says who decides what with it.',
  why: 'No use, no indicator (TolaData, which calls it the most important field; Global Affairs Canada).',
  fix: 'Name the decision, who takes it and when; retire an indicator that has none.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      if (definition.informationUse !== undefined) continue;
      yield {
        at: keyOf(at),
        message: `The indicator ${name} does not say who decides what with it.`,
        hint: 'Add information_use: …',
      };
    }
  },
};
