import { suggest } from '../../text/suggestion.ts';
import { anyProblem, finding, type RowRule } from './row-rule.ts';

/** The framework of a row is one of the portfolio's. */
export const msrFrameworkUnknown: RowRule = {
  id: 'msr-framework-unknown',
  severity: 'error',
  fixed: true,
  summary: 'The framework of a row is one of the portfolio.',
  why: 'A row that belongs to no framework would be lost.',
  fix: 'Correct the id; leave the column out where one framework alone has the indicator.',
  suspects: { each: (scene) => (anyProblem(scene, 'framework') ? `r.problem = 'framework'` : undefined) },
  certain: true,
  explain(row, { portfolio }) {
    const written = row.cell('framework') ?? '';
    const hint = suggest(
      written,
      portfolio.frameworks.map(({ id }) => id),
    );
    return finding(row.at('framework'), `There is no framework "${written}".`, hint);
  },
};
