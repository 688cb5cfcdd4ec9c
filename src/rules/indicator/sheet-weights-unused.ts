import { isCondition } from '../../model/defaults.ts';
import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** Weights stand only beside a weighted mean. */
export const sheetWeightsUnused: Rule = {
  id: 'sheet-weights-unused',
  severity: 'warning',
  summary: 'Weights stand only beside a weighted mean.',
  why: 'Weights that nobody reads make a reader believe that the figure is weighted.',
  fix: 'Use weighted-mean, or take the weights away.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      const { places, weights } = definition.aggregation;
      if (weights.size === 0 || places === 'weighted-mean') continue;
      const rule = isCondition(places) ? places.kind : places;
      const but = rule === undefined ? 'how its places combine is not said' : `its places are combined by ${rule}`;
      yield {
        at: keyOf(child(at, 'aggregation', 'weights')),
        message: `The indicator ${name} has weights that nobody reads: ${but}.`,
        hint: 'Set places: weighted-mean, or remove the weights.',
      };
    }
  },
};
