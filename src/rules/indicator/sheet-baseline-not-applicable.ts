import { isUnrated, methodOf } from '../../model/defaults.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { measuredSheets } from './sheets.ts';

/** What is measured from the baseline has one. */
export const sheetBaselineNotApplicable: Rule = {
  id: 'sheet-baseline-not-applicable',
  reach: 'framework',
  severity: { draft: 'warning', reviewed: 'error', final: 'error' },
  summary: 'What is measured from the baseline has one.',
  why: 'The distance gone from nowhere has no number: such an indicator is never rated (calculation contract, section 3).',
  fix: 'Give the baseline, or set achievement: ratio-to-target.',
  *check({ portfolio }) {
    for (const { indicator, framework } of measuredSheets(portfolio)) {
      const { baseline, targets, id } = indicator;
      if (baseline?.kind !== 'not-applicable' || targets.length === 0 || isUnrated(indicator)) continue;
      const at = keyOf(baseline.at);
      const relative = targets.find(({ change }) => change !== undefined);
      if (relative !== undefined) {
        const message = `The baseline of ${id} is not applicable, but its target for ${relative.period.text} is a change from it.`;
        yield { at, message, hint: 'Give the baseline, or a target that is a value.' };
      } else if (methodOf(indicator, framework.ratings) === 'from-baseline') {
        const message = `The baseline of ${id} is not applicable, but its achievement is measured from it (from-baseline).`;
        yield { at, message, hint: 'Give the baseline, or set achievement: ratio-to-target.' };
      }
    }
  },
};
