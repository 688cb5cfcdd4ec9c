import type { Level } from '../../model/portfolio.ts';
import type { Rule } from '../rule.ts';

/** Each level of a framework has an id of its own. */
export const chainLevelDuplicate: Rule = {
  id: 'chain-level-duplicate',
  severity: 'error',
  summary: 'Each level of a framework has an id of its own.',
  why: 'Results name their level by its id: of two levels with one id, the second would never be meant.',
  fix: 'Rename one of the two, or remove it.',
  *check({ portfolio }) {
    for (const { levels } of portfolio.frameworks) {
      const seen = new Map<string, Level>();
      for (const level of levels) {
        const first = seen.get(level.id);
        if (first === undefined) seen.set(level.id, level);
        else
          yield {
            at: level.at,
            message: `The level ${level.id} is declared twice.`,
            hint: 'Rename one of the two.',
            related: [{ at: first.at, message: 'The first one.' }],
          };
      }
    }
  },
};
