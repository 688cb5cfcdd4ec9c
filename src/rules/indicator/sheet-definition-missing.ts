import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** Every indicator has a definition. */
export const sheetDefinitionMissing: Rule = {
  id: 'sheet-definition-missing',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'Every indicator has a definition.',
  why: 'A precise definition is the core of a reference sheet: two people who read it count the same (USAID indicator reference sheet; SDMX).',
  fix: 'Write down the terms, what is counted and what is not.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      if (definition.definition !== undefined) continue;
      yield {
        at: keyOf(at),
        message: `The indicator ${name} has no definition.`,
        hint: 'Add definition: … with its terms, what is counted and what is not.',
      };
    }
  },
};
