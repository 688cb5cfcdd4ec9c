import { isUnrated } from '../../model/defaults.ts';
import { isOnScale } from '../../model/measure.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { measuredSheets } from './sheets.ts';

/** Every indicator that is rated has a target. */
export const sheetTargetMissing: Rule = {
  id: 'sheet-target-missing',
  reach: 'framework',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'Every indicator that is rated has a target.',
  why: 'Performance is a distance to a target; what has none is context, and says so (EU action documents; TolaData).',
  fix: 'Add a target, or set class: context where the value is only followed.',
  *check({ portfolio }) {
    for (const { indicator } of measuredSheets(portfolio)) {
      const { written, measure, at, id } = indicator;
      // Steps have dates of their own, and a scale says itself what each level is worth.
      if (written.targets || isUnrated(indicator) || measure === 'milestone' || isOnScale(indicator)) continue;
      yield {
        at: keyOf(at),
        message: `The indicator ${id} has no target.`,
        hint: 'Add targets: {<year>: …}, or class: context where it is only followed.',
      };
    }
  },
};
