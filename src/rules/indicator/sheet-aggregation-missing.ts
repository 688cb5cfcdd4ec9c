import { placesRuleOf } from '../../model/defaults.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { measuredSheets } from './sheets.ts';

/** An indicator of several places says how their values become one. */
export const sheetAggregationMissing: Rule = {
  id: 'sheet-aggregation-missing',
  reach: 'framework',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary: 'An indicator of several places says how their values become one.',
  why: 'A sum over places may be right where a sum over time is wrong; what is assumed should be said (Monitool).',
  fix: 'Add `aggregation.places`: sum, pooled, weighted-mean, mean, min, max, median, count-if, share-if or none.',
  *check({ portfolio }) {
    for (const { indicator, framework, name } of measuredSheets(portfolio)) {
      const { measure, aggregation, definitionAt } = indicator;
      const expected = indicator.places ?? framework.places ?? [];
      if (measure === undefined || measure === 'milestone') continue;
      if (expected.length < 2 || aggregation.places !== undefined) continue;
      const assumed = placesRuleOf(indicator);
      const then = typeof assumed === 'string' ? `; ${assumed} is assumed` : ', so there is no figure for all of them';
      yield {
        at: keyOf(definitionAt),
        message: `The indicator ${name} does not say how its places combine${then}.`,
        hint: 'Add aggregation: {places: …}, none where they are not to be combined.',
      };
    }
  },
};
