import { suggest } from '../../text/suggestion.ts';
import { name } from '../database.ts';
import { allWords, finding, isOneOf, type RowRule } from './row-rule.ts';

/** Categories stand in the closed list of their dimension. */
export const msrCategoryUnknown: RowRule = {
  id: 'msr-category-unknown',
  severity: 'error',
  summary: 'Categories stand in the closed list of their dimension.',
  why: 'A misspelt category creates a new group, and the parts no longer make the total (Open SDG checks the same).',
  fix: 'Use the id of the category; a blank category is the total.',
  suspects: {
    each: (scene) => {
      const { portfolio, columns } = scene;
      const used = [...portfolio.dimensions.values()].filter(
        ({ id, categories }) => columns.has(id) && !allWords(scene, id, (word) => categories.has(word)),
      );
      const unknown = used.map(
        ({ id, categories }) => `(r.${name(id)} IS NOT NULL AND NOT ${isOneOf(`r.${name(id)}`, categories.keys())})`,
      );
      return used.length === 0 ? undefined : unknown.join(' OR ');
    },
  },
  explain(row, { portfolio }) {
    for (const { id, categories } of portfolio.dimensions.values()) {
      const written = row.cell(id);
      if (written === undefined || categories.has(written)) continue;
      const hint = /^(all|total|both|both sexes|t)$/i.test(written)
        ? 'Leave the cell blank: a blank category is the total.'
        : suggest(written, categories.keys());
      return finding(row.at(id), `The dimension ${id} has no category "${written}".`, hint);
    }
    return undefined;
  },
};
