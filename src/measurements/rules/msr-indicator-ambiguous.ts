import { anyProblem, finding, type RowRule } from './row-rule.ts';

/** A row without a framework names an indicator that one framework alone has. */
export const msrIndicatorAmbiguous: RowRule = {
  id: 'msr-indicator-ambiguous',
  severity: 'error',
  fixed: true,
  summary: 'A row without a framework names an indicator that one framework alone has.',
  why: 'The same id in two frameworks is two series; guessing would mix them.',
  fix: 'Add the column framework.',
  suspects: { each: (scene) => (anyProblem(scene, 'ambiguous') ? `r.problem = 'ambiguous'` : undefined) },
  certain: true,
  explain(row, { portfolio }) {
    const written = row.cell('indicator') ?? '';
    const owners = portfolio.frameworks.filter(({ indicators }) => indicators.has(written)).map(({ id }) => id);
    const message = `The indicator "${written}" stands in several frameworks: ${owners.join(', ')}.`;
    return finding(row.at('indicator'), message, 'Say which one in a column framework.');
  },
};
