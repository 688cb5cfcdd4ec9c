import { isUnrated } from '../../model/defaults.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { measuredSheets } from './sheets.ts';

/** What has one target for several places says how the places become one figure. */
export const sheetAggregationNone: Rule = {
  id: 'sheet-aggregation-none',
  reach: 'framework',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary: 'What has one target for several places says how the places become one figure.',
  why: 'A target for all of them is compared with a figure of all of them; with `none` there is no such figure, and nothing is rated.',
  fix: 'Choose how the places combine, make it one indicator a place, or set class: context.',
  *check({ portfolio }) {
    for (const { indicator, name } of measuredSheets(portfolio)) {
      const { measure, places = [], targets, aggregation, definitionAt } = indicator;
      if (aggregation.places !== 'none' || places.length < 2 || targets.length === 0) continue;
      if (isUnrated(indicator) || measure === 'milestone') continue;
      yield {
        at: child(definitionAt, 'aggregation', 'places'),
        message: `The places of ${name} are not combined (none), but it has a target for ${places.length} places together, which is never rated.`,
        hint: 'Choose how they combine, or make it one indicator a place.',
      };
    }
  },
};
