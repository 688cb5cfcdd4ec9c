import type { Rule } from '../rule.ts';

/** Beside `uses` an indicator says only what is local to its framework. */
export const indUsesLocal: Rule = {
  id: 'ind-uses-local',
  reach: 'framework',
  severity: 'warning',
  summary: 'Beside `uses` an indicator says only what is local to its framework.',
  why: 'A unit or a direction beside the shared one is read by nobody; heard, it would make two indicators of one.',
  fix: 'Remove the key, or define the indicator here without uses.',
  *check({ portfolio }) {
    for (const { indicators } of portfolio.frameworks) {
      for (const { id, uses, unheard } of indicators.values()) {
        for (const key of unheard) {
          yield {
            at: key.at,
            message: `The indicator ${id} says "${key.id}" beside uses: ${uses?.id}, which decides it.`,
            hint: 'Remove the key, or define the indicator here without uses.',
          };
        }
      }
    }
  },
};
