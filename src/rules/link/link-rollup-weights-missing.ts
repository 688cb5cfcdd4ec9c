import { areAll, nameOf, rollUpsByParent } from '../../model/roll-ups.ts';
import { child as inside } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { unknownNames } from '../unknown-names.ts';

/** A weighted mean of frameworks has a weight for each of them, and for no other. */
export const linkRollupWeightsMissing: Rule = {
  id: 'link-rollup-weights-missing',
  severity: 'error',
  summary: 'A weighted mean of frameworks has a weight for each of them, and for no other.',
  why: 'A country without a weight is left out of the figure, and nobody sees it.',
  fix: 'Add the framework under aggregation.framework_weights, with the source of the weight; remove those that roll nothing up.',
  reach: 'outline',
  *check({ portfolio }) {
    for (const [parent, children] of rollUpsByParent(portfolio)) {
      const { frameworks, frameworkWeights } = parent.aggregation;
      if (frameworks !== 'weighted-mean' || !areAll(portfolio, parent)) continue;
      const place = inside(parent.definitionAt, 'aggregation', 'framework_weights');
      const feeding = new Set(children.map(({ child }) => child.framework));
      const strange = [...frameworkWeights.keys()].filter((id) => !feeding.has(id) && id !== parent.framework);
      yield* unknownNames(
        strange.map((id) => ({ id, at: { ...inside(place, id), part: 'key' as const } })),
        [...feeding],
        (id) => `${nameOf(parent)} has a weight for ${id}, from which nothing rolls up to it.`,
      );
      const missing = [...feeding].filter((id) => !frameworkWeights.has(id));
      // A misspelt weight is the one that is missing.
      if (missing.length === 0 || strange.length > 0) continue;
      yield {
        at: place,
        message: `${nameOf(parent)} is a weighted mean of frameworks, but has no weight for ${missing.join(', ')}.`,
        hint: `Add framework_weights: {${missing[0]}: …, source: …} under aggregation.`,
        related: children
          .filter(({ child }) => missing.includes(child.framework))
          .map(({ at }) => ({ at, message: 'It rolls up from here.' })),
      };
    }
  },
};
