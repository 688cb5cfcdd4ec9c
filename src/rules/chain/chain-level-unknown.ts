import type { Rule } from '../rule.ts';
import { unknownNames } from '../unknown-names.ts';

/** The level of a result is one of the framework's levels. */
export const chainLevelUnknown: Rule = {
  id: 'chain-level-unknown',
  reach: 'framework',
  severity: 'error',
  summary: "The level of a result is one of the framework's levels.",
  why: 'Agencies use the same words for different levels, so a chain declares its own (EC glossary; Cities Alliance 2012).',
  fix: 'Correct the level, or declare it under levels.',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      const mentions = [...framework.results.values()].filter((result) => !result.activity).map(({ level }) => level);
      const line = framework.accountabilityLine;
      const known = framework.levels.map(({ id }) => id);
      yield* unknownNames(
        line === undefined ? mentions : [...mentions, line],
        known,
        (id) => `There is no level ${id} in ${framework.id}.`,
      );
    }
  },
};
