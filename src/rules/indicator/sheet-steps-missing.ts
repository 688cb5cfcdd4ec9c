import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** A milestone measure lists its steps. */
export const sheetStepsMissing: Rule = {
  id: 'sheet-steps-missing',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'A milestone measure lists its steps.',
  why: 'Otherwise percent complete is an opinion (USAID TIPS 6, milestone scale).',
  fix: 'Add `steps`, each with a text, the period it is due in and, where they differ, a weight.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      if (definition.measure !== 'milestone' || definition.steps.size > 0) continue;
      yield {
        at: keyOf(at),
        message: `The milestone measure ${name} has no steps.`,
        hint: 'Add steps: {draft-text: {text: …, due: 2026}, …}',
      };
    }
  },
};
