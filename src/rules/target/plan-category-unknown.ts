import type { Rule } from '../rule.ts';
import { unknownNames } from '../unknown-names.ts';

/** The categories of a plan stand in the closed lists of their dimensions. */
export const planCategoryUnknown: Rule = {
  id: 'plan-category-unknown',
  severity: 'error',
  summary: 'The categories of a plan stand in the closed lists of their dimensions.',
  why: 'A misspelt category is a group of its own, and the parts no longer make the total.',
  fix: 'Use the id of the category; a blank cell is the total.',
  *check({ portfolio }) {
    for (const { rows } of portfolio.plans) {
      for (const { id: dimension, categories } of portfolio.dimensions.values()) {
        const mentions = rows.flatMap((row) => row.categories.get(dimension) ?? []);
        yield* unknownNames(
          mentions,
          [...categories.keys()],
          (id) => `The dimension ${dimension} has no category ${id}; a blank cell is the total.`,
        );
      }
    }
  },
};
