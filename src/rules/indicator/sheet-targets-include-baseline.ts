import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { measuredSheets } from './sheets.ts';

/** Running totals that start above zero say whether they include the baseline. */
export const sheetTargetsIncludeBaseline: Rule = {
  id: 'sheet-targets-include-baseline',
  reach: 'framework',
  severity: 'error',
  summary: 'Running totals that start above zero say whether they include the baseline.',
  why: 'With 120 trained before, a target of 210 means 90 more or 210 more; both readings are in use (calculation contract, section 3).',
  fix: 'Add `targets_include_baseline`: true where the targets start from the baseline, false where they count only what is new.',
  *check({ portfolio }) {
    for (const { indicator, name } of measuredSheets(portfolio)) {
      const { cumulation, targetsIncludeBaseline, baseline, definitionAt } = indicator;
      if (cumulation !== 'cumulative-targets' || targetsIncludeBaseline !== undefined) continue;
      if (baseline?.kind !== 'known' || baseline.value === undefined || baseline.value.isZero()) continue;
      yield {
        at: child(definitionAt, 'cumulation'),
        message: `The cumulation of ${name} is cumulative-targets, and it is not said whether targets include the baseline.`,
        hint: 'Add targets_include_baseline: true or false.',
        related: [{ at: baseline.at, message: `The baseline is ${baseline.value.toFixed()}.` }],
      };
    }
  },
};
