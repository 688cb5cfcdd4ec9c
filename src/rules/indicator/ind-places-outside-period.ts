import type { Rule } from '../rule.ts';
import { expectedPlaces } from './expected-places.ts';

/** A place that is expected to report is expected within the framework's period. */
export const indPlacesOutsidePeriod: Rule = {
  id: 'ind-places-outside-period',
  severity: 'warning',
  summary: "An expected place is expected at some time within the framework's period.",
  why: 'A place that joins after the end or left before the start is never expected; often its year is that of an earlier phase.',
  fix: 'Correct from or until, remove the place, or correct the period of the framework.',
  *check({ portfolio }) {
    for (const { framework, place } of expectedPlaces(portfolio)) {
      const { id, at, from, until } = place;
      const { period } = framework;
      if (period === undefined || (from !== undefined && until !== undefined && from.start > until.end)) continue;
      const late = from !== undefined && from.start > period.end ? `only from ${from.text}` : undefined;
      const early = until !== undefined && until.end < period.start ? `only until ${until.text}` : undefined;
      const when = late ?? early;
      if (when === undefined) continue;
      yield {
        at,
        message: `${id} is expected ${when}, outside the period of ${framework.id} (${period.text}).`,
        hint: 'Correct from or until, or remove the place.',
      };
    }
  },
};
