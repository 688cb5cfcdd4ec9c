import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** Every indicator has a name. */
export const indNameMissing: Rule = {
  id: 'ind-name-missing',
  reach: 'framework',
  severity: 'error',
  summary: 'Every indicator has a name.',
  why: 'Reports show names; an id is for files.',
  fix: 'Add a name: a full, neutral one, without target or direction.',
  *check({ portfolio }) {
    if (portfolio.unknown.library) return;
    for (const { indicators } of portfolio.frameworks) {
      for (const indicator of indicators.values()) {
        if (indicator.name !== undefined || indicator.uses !== undefined) continue;
        yield {
          at: keyOf(indicator.at),
          message: `The indicator ${indicator.id} has no name.`,
          hint: 'Add name: …, or uses: library/<id>.',
        };
      }
    }
  },
};
