import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** Every indicator says how its data are collected. */
export const sheetMethodMissing: Rule = {
  id: 'sheet-method-missing',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary: 'Every indicator says how its data are collected.',
  why: 'Two rounds are comparable only where the same method was used (USAID indicator reference sheet; Global Affairs Canada).',
  fix: 'Say who counts what, how, with which tool and which sample.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      if (definition.method !== undefined) continue;
      yield {
        at: keyOf(at),
        message: `The indicator ${name} does not say how its data are collected.`,
        hint: 'Add method: … with the tool and the sample.',
      };
    }
  },
};
