import type { Rule } from '../rule.ts';
import { expectedPlaces } from './expected-places.ts';

/** A place that is expected to report is expected at some time. */
export const indPlacesEmptyRange: Rule = {
  id: 'ind-places-empty-range',
  severity: 'error',
  summary: 'An expected place is expected until the period it is expected from, or later.',
  why: 'A place that is expected until before it is expected from is never expected: coverage leaves it out without a word.',
  fix: 'Correct from or until.',
  *check({ portfolio }) {
    for (const { place } of expectedPlaces(portfolio)) {
      const { id, at, from, until } = place;
      if (from === undefined || until === undefined || from.start <= until.end) continue;
      yield {
        at,
        message: `${id} is expected from ${from.text}, but only until ${until.text}.`,
        hint: 'Swap the two, or correct one of them.',
      };
    }
  },
};
