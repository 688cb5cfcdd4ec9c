import type { Mention } from '../../model/portfolio.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** A cross-tabulation is made of dimensions that the indicator is broken down by. */
export const sheetCrossUndeclared: Rule = {
  id: 'sheet-cross-undeclared',
  severity: 'warning',
  summary: 'A cross-tabulation is made of dimensions that the indicator is broken down by.',
  why: 'Who reads the cells of sex by age wants the totals of each; without the dimension rows of it alone are not expected.',
  fix: 'Add the dimension to `disaggregate_by`.',
  *check({ portfolio }) {
    for (const { name, definition } of sheetsOf(portfolio)) {
      const { disaggregateBy, cross } = definition;
      // A misspelt dimension is said by sheet-disaggregation-undefined.
      const isKnown = ({ id }: Mention) => portfolio.dimensions.has(id);
      if (!disaggregateBy.every(isKnown)) continue;
      const declared = new Set(disaggregateBy.map(({ id }) => id));
      for (const mention of cross.flat().filter(isKnown)) {
        if (declared.has(mention.id)) continue;
        declared.add(mention.id);
        yield {
          at: mention.at,
          message: `The indicator ${name} is crossed by ${mention.id}, but is not broken down by it.`,
          hint: `Add ${mention.id} to disaggregate_by.`,
        };
      }
    }
  },
};
