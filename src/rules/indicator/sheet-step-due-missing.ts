import { isUnrated } from '../../model/defaults.ts';
import { listed } from '../../text/listing.ts';
import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { measuredSheets } from './sheets.ts';

/** Every step of a milestone measure has a date. */
export const sheetStepDueMissing: Rule = {
  id: 'sheet-step-due-missing',
  reach: 'framework',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'Every step of a milestone measure has a date.',
  why: 'A step counts from the day it is due; one without a date beside dated ones never counts (calculation contract, section 3).',
  fix: 'Add `due` to the step, or a target whose period is the date of all steps.',
  *check({ portfolio }) {
    for (const { indicator, name } of measuredSheets(portfolio)) {
      const { measure, steps, targets, definitionAt } = indicator;
      if (measure !== 'milestone' || isUnrated(indicator)) continue;
      const undated = [...steps.values()].filter(({ due }) => due === undefined);
      const ids = listed(undated.map(({ id }) => id));
      const hint = 'Add due: …';
      if (undated.length === 0) continue;
      if (undated.length < steps.size) {
        const at = keyOf(child(definitionAt, 'steps'));
        yield { at, message: `Steps of ${name} have no date, and so never count: ${ids}.`, hint };
      } else if (targets.length === 0 && !indicator.written.targets) {
        const message = `No step of ${indicator.id} has a date, and there is no target whose period could be theirs.`;
        yield { at: keyOf(indicator.at), message, hint };
      }
    }
  },
};
