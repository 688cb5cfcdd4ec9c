import { sum } from '../../model/decimal.ts';
import { listed } from '../../text/listing.ts';
import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { measuredSheets } from './sheets.ts';

const hint = 'Add weights: {<place>: …, source: …} to aggregation.';

/** A weighted mean has a weight for every place that is expected to report. */
export const sheetWeightsMissing: Rule = {
  id: 'sheet-weights-missing',
  reach: 'framework',
  severity: { draft: 'warning', reviewed: 'error', final: 'error' },
  summary: 'A weighted mean has a weight for every place that is expected to report.',
  why: 'A place without a weight makes the mean of all impossible on the day it reports (calculation contract, section 1).',
  fix: 'Add the weight of each place under `aggregation.weights`, with its source.',
  *check({ portfolio }) {
    for (const { indicator, framework, name } of measuredSheets(portfolio)) {
      const { aggregation, definitionAt, places = framework.places ?? [] } = indicator;
      const { weights } = aggregation;
      if (aggregation.places !== 'weighted-mean') continue;
      if (sum(weights.values()).isZero()) {
        const what = weights.size === 0 ? 'no weights are given' : 'all its weights are 0';
        const message = `The places of ${name} are combined by weighted-mean, but ${what}.`;
        yield { at: child(definitionAt, 'aggregation', 'places'), message, hint };
        continue;
      }
      // A misspelt place is said by ind-place-unknown.
      if ([...weights.keys()].some((id) => !portfolio.places.has(id))) continue;
      const without = places.map(({ id }) => id).filter((id) => portfolio.places.has(id) && !weights.has(id));
      if (without.length === 0) continue;
      yield {
        at: keyOf(child(definitionAt, 'aggregation', 'weights')),
        message: `The weights of ${name} lack ${listed(without)}, expected to report in ${framework.id}.`,
        hint,
      };
    }
  },
};
