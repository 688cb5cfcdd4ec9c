import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { unknownNames } from '../unknown-names.ts';

/** Every place that a framework or indicator expects is declared in plumbline.yaml. */
export const indPlaceUnknown: Rule = {
  id: 'ind-place-unknown',
  reach: 'framework',
  severity: 'error',
  summary: 'Every place that a framework or indicator expects is declared in plumbline.yaml.',
  why: 'Coverage counts the places that are expected; a misspelt one can never report.',
  fix: 'Correct the id, or declare the place under places.',
  *check({ portfolio }) {
    if (portfolio.unknown.portfolio) return;
    for (const framework of portfolio.frameworks) {
      const indicators = [...framework.indicators.values()];
      const expected = [...(framework.places ?? []), ...indicators.flatMap(({ places }) => places ?? [])];
      const weighted = indicators.flatMap(({ aggregation, definitionAt }) =>
        [...aggregation.weights.keys()].map((id) => ({
          id,
          at: { ...child(definitionAt, 'aggregation', 'weights', id), part: 'key' as const },
        })),
      );
      yield* unknownNames(
        [...expected, ...weighted],
        [...portfolio.places.keys()],
        (id) => `There is no place ${id} in plumbline.yaml.`,
      );
    }
  },
};
