import { isUnrated } from '../../model/defaults.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { measuredSheets } from './sheets.ts';

/** An indicator says what its targets rest on. */
export const sheetTargetRationaleMissing: Rule = {
  id: 'sheet-target-rationale-missing',
  reach: 'framework',
  severity: { draft: 'off', reviewed: 'info', final: 'info' },
  summary: 'An indicator says what its targets rest on.',
  why: 'Targets that are asserted without reasons cannot be reviewed (TolaData; USAID indicator reference sheet).',
  fix: 'Add `target_rationale`: the trend, the plan or the budget behind the figures.',
  *check({ portfolio }) {
    for (const { indicator, name } of measuredSheets(portfolio)) {
      const { targets, targetRationale, definitionAt } = indicator;
      if (targets.length === 0 || targetRationale !== undefined || isUnrated(indicator)) continue;
      yield {
        at: keyOf(definitionAt),
        message: `The indicator ${name} does not say what its targets rest on.`,
        hint: 'Add target_rationale: …',
      };
    }
  },
};
