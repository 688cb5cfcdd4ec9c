import type { Rule } from '../rule.ts';
import { unknownNames } from '../unknown-names.ts';

/** Every indicator measures a result of its framework. */
export const indOrphan: Rule = {
  id: 'ind-orphan',
  reach: 'framework',
  severity: 'error',
  summary: 'Every indicator measures a result of its framework.',
  why: 'An indicator without a result is looking for a theory.',
  fix: 'Correct the id of the result.',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      const mentions = [...framework.indicators.values()].map(({ result }) => result);
      yield* unknownNames(
        mentions,
        [...framework.results.keys()],
        (id) => `There is no result ${id} in ${framework.id}.`,
      );
    }
  },
};
